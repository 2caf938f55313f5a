// Screens invented people, none of whom is on any list, against the watch list: every hit is false.
import { type NameFeature, nameFeatures, scriptOf } from '#core/identifiers/index.ts'
import { nameLikeness } from '#resolve'
import type { BenchRow } from './cases.ts'
import { type Row, say } from './rows.ts'

const featureOf = (text: string): NameFeature | undefined => nameFeatures([{ text }])[0]

const watchListOf = (rows: readonly BenchRow[]): readonly NameFeature[] => {
  const names = rows
    .filter(({ schema, is_match }) => schema === 'Person' && is_match === 'true')
    .map(({ name2 }) => name2)
  const distinct = new Map(names.map(name => [name.toLowerCase(), name]))
  return [...distinct.values()].flatMap(name => featureOf(name) ?? [])
}

type Screened = { readonly script: string; readonly isHit: boolean }
const perThousand = (screened: readonly Screened[]): string =>
  ((1000 * screened.filter(({ isHit }) => isHit).length) / screened.length).toFixed(2)

/** Processor time: other work on the machine is not counted. */
const microsecondsSince = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began)
  return user + system
}

export const sayScreening = (cases: readonly BenchRow[], people: readonly Row[], threshold: number): void => {
  const watched = watchListOf(cases)
  const reading = process.cpuUsage()
  const features = people.map(({ full_name = '' }) => ({ script: scriptOf(full_name), name: featureOf(full_name) }))
  const read = microsecondsSince(reading)
  const comparing = process.cpuUsage()
  const screened = features.map(({ script, name }) => ({
    script,
    isHit: name !== undefined && watched.some(other => nameLikeness(name, other) >= threshold),
  }))
  const compared = microsecondsSince(comparing)
  say(`\nScreening ${people.length} people against ${watched.length} names at ${threshold.toFixed(3)}`)
  say(`  false hits per 1,000: ${perThousand(screened)}`)
  for (const [script, some] of Map.groupBy(screened, one => one.script))
    say(`    ${script.padEnd(10)}${String(some.length).padStart(6)} people  ${perThousand(some)}`)
  say(`  to read a name: ${(read / people.length).toFixed(1)} microseconds of processor`)
  say(`  to compare two: ${(compared / people.length / watched.length).toFixed(2)} microseconds`)
  say(`  to screen one person: ${((read + compared) / people.length / 1000).toFixed(2)} milliseconds`)
}
