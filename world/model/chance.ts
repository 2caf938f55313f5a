// Chance that can be repeated: the same seed and path give the same draws, on every machine.

export type Chance = {
  /** The next draw, from 0 up to but not 1. */
  readonly draw: () => number
  /** A whole number between the two, both included. */
  readonly between: (least: number, most: number) => number
  readonly often: (share: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** Earlier entries come up more often, as common names do. */
  readonly pickCommon: <T>(list: readonly T[]) => T
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T
  /** So many different entries, in a drawn order. */
  readonly some: <T>(list: readonly T[], count: number) => readonly T[]
}

/** Four words of state from a text (the cyrb128 mixing of Bryc's public-domain code [recalled]). */
const stateOf = (text: string): [number, number, number, number] => {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ letter, 597399067)
    b = c ^ Math.imul(b ^ letter, 2869860233)
    c = d ^ Math.imul(c ^ letter, 951274213)
    d = a ^ Math.imul(d ^ letter, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  return [a | 1, b, c, d]
}

const turned = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** xoshiro128**, by Blackman and Vigna (public domain). */
const generator = (text: string): (() => number) => {
  let [a, b, c, d] = stateOf(text)
  const next = (): number => {
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = turned(d, 11)
    return result / 4294967296
  }
  for (let i = 0; i < 8; i++) next()
  return next
}

const entry = <T>(list: readonly T[], at: number): T => {
  if (at < 0 || at >= list.length) throw new RangeError('A draw from an empty list.')
  return list[at] as T
}

const weightedBy = <T>(list: readonly (readonly [T, number])[], draw: number): T => {
  let left = draw * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of list) {
    left -= weight
    if (left < 0) return value
  }
  return entry(list, list.length - 1)[0]
}

/** Draws of their own for everything that has a name: a neighbourhood, a source's clerk, one household. */
export const chanceFor = (...path: readonly (string | number)[]): Chance => {
  const draw = generator(path.join('/'))
  const between = (least: number, most: number): number => least + Math.floor(draw() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => entry(list, Math.floor(draw() * list.length))
  return {
    draw,
    between,
    pick,
    often: share => draw() < share,
    pickCommon: list => entry(list, Math.floor(draw() ** 1.6 * list.length)),
    weighted: list => weightedBy(list, draw()),
    some: (list, count) => {
      const rest = [...list]
      return Array.from({ length: Math.min(count, list.length) }, () =>
        entry(rest.splice(between(0, rest.length - 1), 1), 0),
      )
    },
  }
}
