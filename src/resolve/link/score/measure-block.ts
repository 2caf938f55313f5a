// Text measures within a block: a glance rules most pairs out, and what is left is worked out 32 letters at a time.
// The same figures as measure/jaro.ts and measure/edits.ts, which a property test holds them to; texts over 32 bytes go there.

import { damerauLevenshtein, jaccard, levenshtein } from '../measure/edits.ts'
import { jaro, jaroOf, jaroWinkler, winkler } from '../measure/jaro.ts'
import { rememberedNames } from '../measure/names.ts'
import { bytesOf, type Texts } from '../table/text-pool.ts'
import type { BlockColumn } from './block-columns.ts'
import type { TextMeasure } from './plan.ts'

const longest = 32

const ones = (bits: number): number => {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** For every byte, the places at which the left text has it; set for one left record at a time. */
export class LeftText {
  readonly places = new Int32Array(256)
  private at = -1
  private from = 0
  private to = 0
  private readonly texts: Texts

  constructor(texts: Texts) {
    this.texts = texts
  }

  set(id: number): void {
    if (this.at === id) return
    const { bytes, ends } = this.texts
    for (let at = this.from; at < this.to; at += 1) this.places[bytes[at] ?? 0] = 0
    this.at = id
    this.from = ends[id - 1] ?? 0
    this.to = Math.min(ends[id] ?? 0, this.from + longest)
    for (let at = this.from; at < this.to; at += 1) {
      const sign = bytes[at] ?? 0
      this.places[sign] = (this.places[sign] ?? 0) | (1 << (at - this.from))
    }
  }
}

/** Similarity or distance for one pair of texts; what lies below or above every level's bound may come back as any value beyond it. */
export type MeasureOf = (left: LeftText, i: number, j: number) => number

/** Matched bytes and those out of turn, for texts of up to 32 bytes. */
const matchedJaro = (places: Int32Array, bytes: Uint8Array, from: number, la: number, lb: number): number => {
  const reach = Math.max(0, (Math.max(la, lb) >> 1) - 1)
  let [takenA, takenB] = [0, 0]
  for (let j = 0; j < lb; j += 1) {
    const high = j + reach
    const window =
      (high >= 31 ? -1 : (1 << (high + 1)) - 1) & (j > reach ? (j - reach > 31 ? 0 : -1 << (j - reach)) : -1)
    const free = (places[bytes[from + j] ?? 0] ?? 0) & window & ~takenA
    if (free === 0) continue
    takenA |= free & -free
    takenB |= 1 << j
  }
  if (takenA === 0) return 0
  const matches = ones(takenA)
  let moved = 0
  let restA = takenA
  for (let restB = takenB; restB !== 0; restB &= restB - 1) {
    const j = 31 - Math.clz32(restB & -restB)
    if (((places[bytes[from + j] ?? 0] ?? 0) & restA & -restA) === 0) moved += 1
    restA &= restA - 1
  }
  return jaroOf(matches, moved >> 1, la, lb)
}

/** Myers 1999, in the form for whole texts of Hyyrö 2001. [recalled] */
const bitLevenshtein = (places: Int32Array, bytes: Uint8Array, from: number, la: number, lb: number): number => {
  const last = 1 << (la - 1)
  let [more, less, score] = [-1, 0, la]
  for (let j = 0; j < lb; j += 1) {
    let x = (places[bytes[from + j] ?? 0] ?? 0) | less
    const d = (((more + (x & more)) | 0) ^ more) | x
    const down = more & d
    const up = less | ~(more | d)
    if ((up & last) !== 0) score += 1
    else if ((down & last) !== 0) score -= 1
    x = (up << 1) | 1
    less = x & d
    more = (down << 1) | ~(x | d)
  }
  return score
}

type Ground = { readonly texts: Texts; readonly left: BlockColumn; readonly right: BlockColumn }

/** Bytes that one text has and the other lacks: at least so many go unmatched. */
const lacking = (once: number, twice: number, otherOnce: number, otherTwice: number): number =>
  ones(once & ~otherOnce) + ones(twice & ~otherTwice)

const wholeTexts = (ground: Ground, i: number, j: number, measure: (a: Uint8Array, b: Uint8Array) => number): number =>
  measure(bytesOf(ground.texts, ground.left.ids[i] ?? 0), bytesOf(ground.texts, ground.right.ids[j] ?? 0))

const similarity = (ground: Ground, least: number, withStart: boolean): MeasureOf => {
  const { texts, left: a, right: b } = ground
  const slow = withStart ? jaroWinkler : jaro
  return (leftText, i, j) => {
    const la = a.lengths[i] ?? 0
    const lb = b.lengths[j] ?? 0
    if (la > longest || lb > longest) return wholeTexts(ground, i, j, slow)
    const [onceA, onceB] = [a.once[i] ?? 0, b.once[j] ?? 0]
    const [twiceA, twiceB] = [a.twice[i] ?? 0, b.twice[j] ?? 0]
    const most = Math.min(la - lacking(onceA, twiceA, onceB, twiceB), lb - lacking(onceB, twiceB, onceA, twiceA))
    if (most <= 0) return 0
    const differ = (a.starts[i] ?? 0) ^ (b.starts[j] ?? 0)
    const start = withStart ? Math.min(la, lb, differ === 0 ? 4 : Math.clz32(differ) >>> 3) : 0
    if (winkler(jaroOf(most, 0, la, lb), start) < least) return -1
    leftText.set(a.ids[i] ?? 0)
    const found = matchedJaro(leftText.places, texts.bytes, texts.ends[(b.ids[j] ?? 0) - 1] ?? 0, la, lb)
    return withStart ? winkler(found, start) : found
  }
}

const distance = (ground: Ground, most: number, swaps: boolean): MeasureOf => {
  const { texts, left: a, right: b } = ground
  return (leftText, i, j) => {
    const la = a.lengths[i] ?? 0
    const lb = b.lengths[j] ?? 0
    if (Math.abs(la - lb) > most) return most + 1
    if (la > longest || lb > longest) return wholeTexts(ground, i, j, swaps ? damerauLevenshtein : levenshtein)
    const [onceA, onceB] = [a.once[i] ?? 0, b.once[j] ?? 0]
    const [twiceA, twiceB] = [a.twice[i] ?? 0, b.twice[j] ?? 0]
    if (lacking(onceA, twiceA, onceB, twiceB) > most || lacking(onceB, twiceB, onceA, twiceA) > most) return most + 1
    leftText.set(a.ids[i] ?? 0)
    const edits = bitLevenshtein(leftText.places, texts.bytes, texts.ends[(b.ids[j] ?? 0) - 1] ?? 0, la, lb)
    // A swap is two edits by Levenshtein, so the one distance is at least half the other.
    return !swaps || edits <= 1 || edits > 2 * most ? edits : wholeTexts(ground, i, j, damerauLevenshtein)
  }
}

/** @param least of all bounds on a similarity the lowest; @param most of all bounds on a distance the highest */
export const measureOf = (measure: TextMeasure, ground: Ground, least: number, most: number): MeasureOf => {
  switch (measure) {
    case 'jaro_winkler':
      return similarity(ground, least, true)
    case 'jaro':
      return similarity(ground, least, false)
    case 'levenshtein':
      return distance(ground, most, false)
    case 'damerau_levenshtein':
      return distance(ground, most, true)
    case 'jaccard':
      return (_, i, j) => wholeTexts(ground, i, j, jaccard)
    case 'name_likeness': {
      const names = rememberedNames(ground.texts)
      return (_, i, j) => names.likeness(ground.left.ids[i] ?? 0, ground.right.ids[j] ?? 0)
    }
  }
}
