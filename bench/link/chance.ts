// Chance for invented records in millions: small, fast, and the same for the same seed. Never for secrets.

/** sfc32 (Chris Doty-Humphrey's small fast counting generator): 128 bits of state, so that ten million people do not meet in one state. */
export type Chance = {
  /** Starts over from a seed, a number (of a person, of a record) and what the chance is for. */
  readonly from: (seed: number, number: number, purpose: number) => void
  /** From 0 up to, but not including, 1. */
  readonly fraction: () => number
  /** A whole number from 0 up to, but not including, the bound. */
  readonly below: (bound: number) => number
}

const warmingRounds = 12

export const makeChance = (): Chance => {
  let a = 0
  let b = 0
  let c = 0
  let counter = 1
  const next = (): number => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + out
    c |= 0
    return out >>> 0
  }
  return {
    from: (seed, number, purpose) => {
      a = seed | 0
      b = number | 0
      c = purpose | 0
      counter = 1
      for (let round = 0; round < warmingRounds; round++) next()
    },
    fraction: () => next() / 4294967296,
    below: bound => Math.floor((next() / 4294967296) * bound),
  }
}

/** One number's own chance, from 0 up to 1, without a generator (the finaliser of MurmurHash3). */
export const chanceOf = (seed: number, number: number, purpose: number): number => {
  let mixed = Math.imul(number ^ Math.imul(seed, 0x9e3779b1) ^ Math.imul(purpose, 0x85ebca77), 0xcc9e2d51)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
}

/** Ranks as names are spread: share of rank k about 1 / (k + flatness), by the inverse of its sum (Zipf-Mandelbrot). */
export const makeRanks = (count: number, flatness: number): ((fraction: number) => number) => {
  const ratio = (count + flatness + 1) / (flatness + 1)
  return fraction => Math.min(count - 1, Math.floor((flatness + 1) * (ratio ** fraction - 1)))
}
