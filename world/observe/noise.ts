// How carefully a system's clerks write: the shares in which things go wrong, documented for every source in world.yaml.

export type Noise = {
  /** A spelling other than the one in the person's papers. */
  readonly otherSpelling: number
  /** One letter wrong, doubled, dropped or swapped. */
  readonly typo: number
  /** Accents and tone marks left out. */
  readonly plainLetters: number
  /** Given and family name in each other's box. */
  readonly swappedOrder: number
  /** A middle, father's or second name left out. */
  readonly partLeftOut: number
  readonly initialOnly: number
  readonly dayMonthSwapped: number
  readonly yearWrong: number
  readonly birthMissing: number
  readonly phoneMissing: number
  readonly plateConfused: number
  /** The same person entered twice in one system under two numbers. */
  readonly enteredTwice: number
}

/** A trained office that reads papers. */
export const careful: Noise = {
  otherSpelling: 0.12,
  typo: 0.01,
  plainLetters: 0.5,
  swappedOrder: 0.02,
  partLeftOut: 0.15,
  initialOnly: 0.01,
  dayMonthSwapped: 0.01,
  yearWrong: 0.01,
  birthMissing: 0.03,
  phoneMissing: 0.15,
  plateConfused: 0.01,
  enteredTwice: 0.01,
}
/** A busy front line. */
export const ordinary: Noise = {
  otherSpelling: 0.3,
  typo: 0.03,
  plainLetters: 0.9,
  swappedOrder: 0.06,
  partLeftOut: 0.3,
  initialOnly: 0.02,
  dayMonthSwapped: 0.03,
  yearWrong: 0.02,
  birthMissing: 0.08,
  phoneMissing: 0.25,
  plateConfused: 0.03,
  enteredTwice: 0.03,
}
/** Heard, at night, through a window or an interpreter. */
export const hurried: Noise = {
  otherSpelling: 0.45,
  typo: 0.06,
  plainLetters: 1,
  swappedOrder: 0.1,
  partLeftOut: 0.45,
  initialOnly: 0.05,
  dayMonthSwapped: 0.05,
  yearWrong: 0.05,
  birthMissing: 0.25,
  phoneMissing: 0.35,
  plateConfused: 0.06,
  enteredTwice: 0.04,
}
