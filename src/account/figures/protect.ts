// What of a count may be shown, so that no small number can be got back: not from the totals beside it, and not from another snapshot.
// The reasoning stands in docs/decisions/0008-published-figures.md; protect.test.ts attacks it.
import type { DisruptionGrade } from '#core/language/disrupt.ts'

/** The grades that make up the total, in the order in which neighbours are put together. */
export const inTotal = ['major', 'moderate', 'minor'] as const satisfies readonly DisruptionGrade[]
/** The grades beside the total: nothing is added to them, so each is shown or not on its own. */
export const besideTotal = ['none', 'negative'] as const satisfies readonly DisruptionGrade[]

export type InTotal = (typeof inTotal)[number]
export type BesideTotal = (typeof besideTotal)[number]

/** How the total of a quarter is divided where it is shown: each part is shown as one number. */
export const divisions = {
  each: [['major'], ['moderate'], ['minor']],
  'upper-together': [['major', 'moderate'], ['minor']],
  'lower-together': [['major'], ['moderate', 'minor']],
  'total-only': [['major', 'moderate', 'minor']],
} as const satisfies Readonly<Record<string, readonly (readonly InTotal[])[]>>
export type Division = keyof typeof divisions

/** A quarter's numbers as shown: divided in some way, nothing at all happened, too few in all, or held back because of an earlier snapshot. */
export type Shown = Division | 'nothing' | 'too-few' | 'held-back'

/** `still-running`: a quarter that has not ended; only its total is shown, and it binds no later snapshot. */
export type ShownInQuarter = Shown | 'still-running'

const finestFirst = ['each', 'upper-together', 'lower-together', 'total-only'] as const satisfies readonly Division[]

export const isSmall = (count: number, smallest: number): boolean => count > 0 && count < smallest

const sumOf = (counts: Readonly<Record<InTotal, number>>, part: readonly InTotal[]): number =>
  part.reduce((sum, grade) => sum + counts[grade], 0)

/** What the quarter's own numbers allow. INVARIANT: it depends on nothing else, so another period gives the same and tells nothing more. */
export const ownDivision = (
  counts: Readonly<Record<InTotal, number>>,
  smallest: number,
): Exclude<Shown, 'held-back'> => {
  const total = sumOf(counts, inTotal)
  if (total === 0) return 'nothing'
  if (isSmall(total, smallest)) return 'too-few'
  const fits = finestFirst.find(one => divisions[one].every(part => !isSmall(sumOf(counts, part), smallest)))
  return fits ?? 'total-only'
}

/** The finest division that is at least as coarse as both. */
export const coarserOf = (one: Division, other: Division): Division => {
  if (one === other || other === 'each') return one
  return one === 'each' ? other : 'total-only'
}

const isDivision = (shown: ShownInQuarter): shown is Division => Object.hasOwn(divisions, shown)

/**
 * How a quarter that has ended is shown, after what earlier snapshots of the figure showed of it. What was put together stays together; a
 * quarter that was shown more finely than it may be now is held back from here on, because the difference would give the small number back.
 */
export const shownAfter = (
  own: Exclude<Shown, 'held-back'>,
  earlier: readonly ShownInQuarter[],
): Exclude<ShownInQuarter, 'still-running'> => {
  if (earlier.includes('held-back')) return 'held-back'
  if (own === 'nothing') return own
  const before = earlier.filter(isDivision).at(-1)
  if (own === 'too-few') return before ? 'held-back' : own
  if (before === undefined) return earlier.includes('too-few') ? 'total-only' : own
  return coarserOf(own, before) === before ? before : 'held-back'
}

export type Part = { readonly grades: readonly InTotal[]; readonly count: number }

/** The numbers that are shown: the parts and their total, or neither. */
export const partsShown = (
  shown: ShownInQuarter,
  counts: Readonly<Record<InTotal, number>>,
  smallest: number,
): { readonly parts: readonly Part[]; readonly total: number | null } => {
  const total = sumOf(counts, inTotal)
  if (shown === 'nothing') return { parts: inTotal.map(grade => ({ grades: [grade], count: 0 })), total: 0 }
  if (shown === 'still-running') return { parts: [], total: isSmall(total, smallest) ? null : total }
  if (!isDivision(shown)) return { parts: [], total: null }
  return { parts: divisions[shown].map(part => ({ grades: part, count: sumOf(counts, part) })), total }
}

/** A number to which nothing is added: shown, or not because it is small. */
export const alone = (count: number, smallest: number): number | null => (isSmall(count, smallest) ? null : count)
