// A batch of pairs to be compared: each test runs over all of them at once, whichever left record and block they are of.

/** Few enough that what is known of them stays in the nearest cache, many enough that a call costs nothing beside its work. */
export const pairsAtOnce = 2048

/** INVARIANT: pairs of one left record follow each other, so what was made ready for it serves until the next. */
export class Pairs {
  /** By pair: places in the columns at hand. */
  readonly lefts = new Int32Array(pairsAtOnce)
  readonly rights = new Int32Array(pairsAtOnce)
  count = 0
  /** A number that no other batch has. */
  turn = 0

  begin(): void {
    this.count = 0
    this.turn = (this.turn + 1) | 0
  }

  get isFull(): boolean {
    return this.count === pairsAtOnce
  }

  add(left: number, right: number): void {
    this.lefts[this.count] = left
    this.rights[this.count] = right
    this.count += 1
  }
}
