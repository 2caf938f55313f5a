// Adding up: the same sum for what is published elsewhere and for what is frozen here. Only counts of distinct events are added.

/** What a column counts. Involvement says how often an agency took part: several take part in one event, so it is never added to events. */
export type Counts = 'events' | 'involvement'

export type Column = { readonly name: string; readonly counts: Counts }

/** A number that may be less than there is, because something in it is not shown. */
export type Sum = { readonly count: number; readonly atLeast: boolean }

/** Numbers that are shown, added; what is not shown makes the sum one of "at least". */
export const sumOfShown = (numbers: readonly (number | null)[]): Sum => ({
  count: numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0),
  atLeast: numbers.includes(null),
})

export class MixedCounts extends Error {
  constructor(columns: readonly Column[]) {
    super(
      `Agencies' involvement is not a number of events and is never added to one: ${columns.map(({ name, counts }) => `${name} (${counts})`).join(', ')}.`,
    )
    this.name = 'MixedCounts'
  }
}

/**
 * Columns of a row, added.
 * @throws MixedCounts when one of them counts involvement: several agencies in one arrest are one arrest.
 */
export const sumOfColumns = (columns: readonly Column[], row: Readonly<Record<string, number | null>>): Sum => {
  if (columns.some(({ counts }) => counts !== 'events')) throw new MixedCounts(columns)
  return sumOfShown(columns.map(({ name }) => row[name] ?? null))
}
