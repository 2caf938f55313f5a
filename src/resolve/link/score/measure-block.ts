// Text measures over a batch of pairs: a glance rules most pairs out, and what is left is worked out by short-texts.ts
// and long-texts.ts. The same figures as measure/jaro.ts and measure/edits.ts, which a property test holds them to; longer texts go there.
// The two fills begin alike and stay apart on purpose: they are the innermost loops, and each keeps in hand only what it reads.
import { damerauLevenshtein, jaccard, levenshtein } from '../measure/edits.ts'
import { jaro, jaroOf, jaroWinkler, mostStart, winkler } from '../measure/jaro.ts'
import { rememberedNames } from '../measure/names.ts'
import { bytesOf, type Texts } from '../table/text-pool.ts'
import type { BlockColumn } from './block-columns.ts'
import { LongText, longestInTwo } from './long-texts.ts'
import type { Pairs } from './pairs.ts'
import type { TextMeasure } from './plan.ts'
import { bitJaro, bitLevenshtein, LeftText, longest, ones } from './short-texts.ts'

/** Of which texts may differ; of the others, texts are alike. */
export const isDistance = (measure: TextMeasure): boolean => measure.endsWith('levenshtein')

export type Ground = { readonly texts: Texts; readonly left: BlockColumn; readonly right: BlockColumn }

/**
 * Works out a measure for the first `count` pairs asked for, into `into` by pair; NaN where either has no value. A pair that lies beyond
 * every level's bound may get any value beyond it.
 */
export type Fill = (pairs: Pairs, asked: Int32Array, count: number, into: Float64Array) => void

const wholeTexts = (
  { texts, left, right }: Ground,
  i: number,
  j: number,
  measure: (a: Uint8Array, b: Uint8Array) => number,
): number => measure(bytesOf(texts, left.ids[i] ?? 0), bytesOf(texts, right.ids[j] ?? 0))

const side = longest + 1

/** How many signs two texts must share, at the least, to be as similar as the bound asks; by their lengths and their common start. */
const sharesNeeded = (least: number, withStart: boolean): Uint8Array => {
  const needed = new Uint8Array(side * side * (mostStart + 1)).fill(longest + 1)
  for (let la = 1; la <= longest; la += 1)
    for (let lb = 1; lb <= longest; lb += 1)
      for (let start = 0; start <= mostStart; start += 1)
        for (let shared = Math.min(la, lb); shared > 0; shared -= 1) {
          const jaro = jaroOf(shared, 0, la, lb)
          if ((withStart ? winkler(jaro, start) : jaro) < least) break
          needed[(la * side + lb) * (mostStart + 1) + start] = shared
        }
  return needed
}

const fillSimilarity = (ground: Ground, least: number, withStart: boolean): Fill => {
  const { texts, left: a, right: b } = ground
  const slow = withStart ? jaroWinkler : jaro
  const needed = sharesNeeded(least, withStart)
  const tooFew = (shared: number, la: number, lb: number, start: number): boolean => {
    const most = jaroOf(shared, 0, la, lb)
    return (withStart ? winkler(most, start) : most) < least
  }
  // Where no bound shuts anything out, only texts without a sign in common come here, and their similarity is 0.
  const beyond = least > 0 ? -1 : 0
  const leftText = new LeftText()
  const longText = new LongText()
  return ({ lefts, rights }, asked, count, into) => {
    const { bytes, ends } = texts
    a.glance(lefts, asked, count)
    b.glance(rights, asked, count)
    const { ids: idsA, lengths: lengthsA, once: oncesA, twice: twicesA, starts: startsA } = a
    const { ids: idsB, lengths: lengthsB, once: oncesB, twice: twicesB, starts: startsB } = b
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      const i = lefts[pair] ?? 0
      const j = rights[pair] ?? 0
      const idA = idsA[i] ?? 0
      const idB = idsB[j] ?? 0
      if (idA === 0 || idB === 0) {
        into[pair] = Number.NaN
        continue
      }
      if (idA === idB) {
        into[pair] = 1
        continue
      }
      const la = lengthsA[i] ?? 0
      const lb = lengthsB[j] ?? 0
      const differ = (startsA[i] ?? 0) ^ (startsB[j] ?? 0)
      const start = withStart ? Math.min(la, lb, differ === 0 ? mostStart : Math.clz32(differ) >>> 3) : 0
      const isLong = la > longest || lb > longest
      const wanted = isLong ? 1 : (needed[(la * side + lb) * (mostStart + 1) + start] ?? 0)
      const onceA = oncesA[i] ?? 0
      const onceB = oncesB[j] ?? 0
      // Each look takes away signs that cannot be shared; most pairs are out after the first.
      if (la - ones(onceA & ~onceB) < wanted || lb - ones(onceB & ~onceA) < wanted) {
        into[pair] = beyond
        continue
      }
      const twiceA = twicesA[i] ?? 0
      const twiceB = twicesB[j] ?? 0
      const shared = Math.min(
        la - ones(onceA & ~onceB) - ones(twiceA & ~twiceB),
        lb - ones(onceB & ~onceA) - ones(twiceB & ~twiceA),
      )
      if (shared < wanted) {
        into[pair] = beyond
        continue
      }
      if (isLong) {
        if (tooFew(shared, la, lb, start)) into[pair] = beyond
        else if (la > longestInTwo || lb > longestInTwo) into[pair] = wholeTexts(ground, i, j, slow)
        else {
          const found = longText.set(texts, idA).jaro(bytes, ends[idB - 1] ?? 0, la, lb)
          into[pair] = withStart ? winkler(found, start) : found
        }
        continue
      }
      const found = bitJaro(leftText.set(texts, idA), bytes, ends[idB - 1] ?? 0, la, lb)
      into[pair] = withStart ? winkler(found, start) : found
    }
  }
}

const fillDistance = (ground: Ground, most: number, swaps: boolean): Fill => {
  const { texts, left: a, right: b } = ground
  const slow = swaps ? damerauLevenshtein : levenshtein
  const leftText = new LeftText()
  return ({ lefts, rights }, asked, count, into) => {
    const { bytes, ends } = texts
    a.glance(lefts, asked, count)
    b.glance(rights, asked, count)
    const { ids: idsA, lengths: lengthsA, once: oncesA, twice: twicesA } = a
    const { ids: idsB, lengths: lengthsB, once: oncesB, twice: twicesB } = b
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      const i = lefts[pair] ?? 0
      const j = rights[pair] ?? 0
      const idA = idsA[i] ?? 0
      const idB = idsB[j] ?? 0
      if (idA === 0 || idB === 0) {
        into[pair] = Number.NaN
        continue
      }
      if (idA === idB) {
        into[pair] = 0
        continue
      }
      const la = lengthsA[i] ?? 0
      const lb = lengthsB[j] ?? 0
      const onceA = oncesA[i] ?? 0
      const onceB = oncesB[j] ?? 0
      const twiceA = twicesA[i] ?? 0
      const twiceB = twicesB[j] ?? 0
      if (
        Math.abs(la - lb) > most ||
        ones(onceA & ~onceB) + ones(twiceA & ~twiceB) > most ||
        ones(onceB & ~onceA) + ones(twiceB & ~twiceA) > most
      ) {
        into[pair] = most + 1
        continue
      }
      if (la > longest || lb > longest) {
        into[pair] = wholeTexts(ground, i, j, slow)
        continue
      }
      const edits = bitLevenshtein(leftText.set(texts, idA), bytes, ends[idB - 1] ?? 0, la, lb)
      // A swap is two edits by Levenshtein, so the one distance is at least half the other.
      into[pair] = !swaps || edits <= 1 || edits > 2 * most ? edits : wholeTexts(ground, i, j, damerauLevenshtein)
    }
  }
}

const fillEach =
  (value: (i: number, j: number) => number, { left, right }: Ground): Fill =>
  ({ lefts, rights }, asked, count, into) => {
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      const i = lefts[pair] ?? 0
      const j = rights[pair] ?? 0
      into[pair] = left.ids[i] === 0 || right.ids[j] === 0 ? Number.NaN : value(i, j)
    }
  }

/** @param least of all bounds on a similarity the lowest; @param most of all bounds on a distance the highest */
export const fillOf = (measure: TextMeasure, ground: Ground, least: number, most: number): Fill => {
  switch (measure) {
    case 'jaro_winkler':
      return fillSimilarity(ground, least, true)
    case 'jaro':
      return fillSimilarity(ground, least, false)
    case 'levenshtein':
      return fillDistance(ground, most, false)
    case 'damerau_levenshtein':
      return fillDistance(ground, most, true)
    case 'jaccard':
      return fillEach((i, j) => wholeTexts(ground, i, j, jaccard), ground)
    case 'name_likeness': {
      const names = rememberedNames(ground.texts)
      return fillEach((i, j) => names.likeness(ground.left.ids[i] ?? 0, ground.right.ids[j] ?? 0), ground)
    }
  }
}
