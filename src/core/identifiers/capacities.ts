// In what capacity a register lists a person, in a closed set of words: what a model may know of two lists and how far they overlap.
import type { TextValue } from '#core/language/properties.ts'

/** Free words about a person are no feature: whatever is not one of these says nothing. */
const capacities = ['director', 'money service owner', 'payee'] as const
export type Capacity = (typeof capacities)[number]

export const isCapacity = (text: string): text is Capacity => (capacities as readonly string[]).includes(text)

export const capacitiesIn = (values: readonly TextValue[]): readonly Capacity[] => [
  ...new Set(values.map(({ text }) => text.trim().toLowerCase()).filter(isCapacity)),
]
