// How noisy a source is, in three levels, by how many things go wrong in an average row about a person.

/** The shares in which things go wrong, as world.yaml documents them for each source. */
export type Faults = Readonly<Record<string, number>>

/** What spoils a comparison of persons; what only changes the look of a row (accents left out, plates) is not counted. */
const spoiling = [
  'otherSpelling',
  'typo',
  'swappedOrder',
  'partLeftOut',
  'initialOnly',
  'dayMonthSwapped',
  'yearWrong',
  'birthMissing',
] as const

const bounds = [
  [0.5, 'low'],
  [1.1, 'middle'],
] as const
export const noiseLevels = ['low', 'middle', 'high'] as const

/** low: under one fault in two rows; middle: up to about one fault a row; high: more. */
export const noiseLevel = (faults: Faults): (typeof noiseLevels)[number] => {
  const expected = spoiling.reduce((sum, name) => sum + (faults[name] ?? 0), 0)
  return bounds.find(([below]) => expected < below)?.[1] ?? 'high'
}
