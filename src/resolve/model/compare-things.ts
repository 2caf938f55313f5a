// Marks of things: plates as cameras read them, serials partly ground off, names in words, make, colour and size.
import { bitsOfThingWord, type Features, fittingCharacters, foldConfusables } from '#core/identifiers/index.ts'
import { typingErrors } from './edit-distance.ts'
import type { Finding } from './finding.ts'
import { type LevelOf, levels } from './levels.ts'

const strongest = <L extends string>(as: readonly L[], order: readonly L[]): Finding | undefined => {
  const level = order.find(candidate => as.includes(candidate))
  return level === undefined ? undefined : { level }
}
const pairs = <T, R>(
  as: readonly T[] | undefined,
  bs: readonly T[] | undefined,
  compare: (a: T, b: T) => R,
): readonly R[] => (as ?? []).flatMap(a => (bs ?? []).map(b => compare(a, b)))

const plateLevel = (a: string, b: string): LevelOf<'plate'> => {
  if (a === b) return 'same'
  if (foldConfusables(a) === foldConfusables(b)) return 'confusable'
  return Math.min(a.length, b.length) >= 6 && typingErrors(a, b, 1) === 1 ? 'one-sign' : 'differ'
}

export const comparePlates = (a: Features, b: Features): Finding | undefined =>
  strongest(
    pairs(a.plates, b.plates, (one, other) => plateLevel(one.p, other.p)),
    ['same', 'confusable', 'one-sign', 'differ'],
  )

const fewestFitting = 4
const bitsOfDigit = 3.3
/** Engines of one batch differ in their last signs only, so readings without those fit a whole batch. [recalled] */
const lastSigns = 3
const mostBitsOfBatch = 12

const bitsOfFit = (a: string, b: string): number => {
  const digits = [...a].filter((sign, at) => sign === b[at] && /\d/.test(sign)).length
  const letters = [...a].filter((sign, at) => sign === b[at] && /[A-Z]/.test(sign)).length
  const bits = digits * bitsOfDigit + letters
  return `${a.slice(-lastSigns)}${b.slice(-lastSigns)}`.includes('?') ? Math.min(bits, mostBitsOfBatch) : bits
}

/** Two readings that do not contradict and have too little in common to fit say nothing: the one shows what the other lost. */
const compareSerialPair = (a: string, b: string): Finding | undefined => {
  const [one, other] = [foldConfusables(a), foldConfusables(b)]
  const legible = !one.includes('?') && !other.includes('?')
  if (legible && a === b) return { level: 'same' }
  if (legible)
    return { level: one === other || (one.length >= 7 && typingErrors(one, other, 1) === 1) ? 'misread' : 'differ' }
  const alike = fittingCharacters(one, other)
  if (alike === undefined) return { level: 'differ' }
  return alike >= fewestFitting ? { level: 'fits', rarity: bitsOfFit(one, other) } : undefined
}

export const compareSerials = (a: Features, b: Features): Finding | undefined => {
  const found = pairs(a.serials, b.serials, compareSerialPair).filter(finding => finding !== undefined)
  const level = levels.serial.find(candidate => found.some(finding => finding.level === candidate))
  return found.filter(finding => finding.level === level).toSorted((x, y) => (y.rarity ?? 0) - (x.rarity ?? 0))[0]
}

const likeWord = (a: string, b: string): boolean =>
  a === b || (a.length >= 5 && b.length >= 5 && typingErrors(a, b, 1) === 1)

const calledLevel = (a: readonly string[], b: readonly string[]): LevelOf<'called'> => {
  const common = a.filter(word => b.some(other => likeWord(word, other))).length
  if (common === Math.max(a.length, b.length)) return 'all'
  if (common === Math.min(a.length, b.length) && common >= 2) return 'most'
  return common > 0 ? 'some' : 'differ'
}
const bitsShared = (a: readonly string[], b: readonly string[]): number =>
  a.filter(word => b.some(other => likeWord(word, other))).reduce((bits, word) => bits + bitsOfThingWord(word), 0)

export const compareCalled = (a: Features, b: Features): Finding | undefined => {
  const found = strongest(pairs(a.called, b.called, calledLevel), levels.called)
  return found === undefined ? undefined : { ...found, rarity: Math.max(...pairs(a.called, b.called, bitsShared)) }
}

export const compareMakes = (a: Features, b: Features): Finding | undefined => {
  if (a.make === undefined || b.make === undefined) return undefined
  const common = a.make.filter(word => b.make?.some(other => likeWord(word, other))).length
  if (common === Math.min(a.make.length, b.make.length)) return { level: 'same' }
  return { level: common > 0 ? 'some' : 'differ' }
}

export const compareColours = (a: Features, b: Features): Finding | undefined =>
  strongest(
    pairs(a.colour, b.colour, (one, other) => (one === other ? 'same' : 'differ')),
    ['same', 'differ'],
  )

/** Lengths of inflatables are paced out on a beach: a tenth is the same, a quarter is near. [recalled] */
export const compareLengths = (a: Features, b: Features): Finding | undefined => {
  if (a.length === undefined || b.length === undefined) return undefined
  const apart = Math.abs(a.length - b.length) / Math.max(a.length, b.length)
  return { level: apart <= 0.1 ? 'same' : apart <= 0.25 ? 'near' : 'differ' }
}

export const comparePower = (a: Features, b: Features): Finding | undefined =>
  a.horsepower === undefined || b.horsepower === undefined
    ? undefined
    : { level: a.horsepower === b.horsepower ? 'same' : 'differ' }

export const compareSex = (a: Features, b: Features): Finding | undefined =>
  a.sex === undefined || b.sex === undefined ? undefined : { level: a.sex === b.sex ? 'same' : 'differ' }

const dayMs = 86_400_000
const daysApart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / dayMs

/** One sort of happening within a day of the other: reports of one night are dated before and after midnight. */
export const compareOccasions = (a: Features, b: Features): Finding | undefined => {
  if (a.what === undefined || b.what === undefined) return undefined
  const near = a.day === undefined || b.day === undefined || daysApart(a.day, b.day) <= 1
  return { level: a.what === b.what && near ? 'same' : 'differ' }
}
