// Runs a mutant in both worlds and says what it told.
import assert from 'node:assert/strict'
import type { Closing, TestDatabase } from '#core/ground/postgres/test-database.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { Transcript } from './caller.ts'
import { differences, unlikeAsking } from './differences.ts'
import { judgeBeginningWith } from './hidden-acts.ts'
import type { Known, Pair } from './known.ts'
import type { Mutant } from './mutants.ts'
import { programWith } from './mutate.ts'
import { program as asItIs, type Program, type World } from './open-world.ts'
import type { ViewerName } from './visible-world.ts'
import { type Knowledge, knowledge, type LookWith, lookAt, openBuilt, withoutRowSecurity } from './worlds.ts'

export type PairOfWorlds = {
  readonly plain: TestDatabase
  readonly hiding: TestDatabase
  readonly known: Knowledge
  readonly seed: string
}

/** Two worlds of their own for one who looks; with the second fence standing, or down. */
export const openPair = async (
  closing: Closing,
  seed: string,
  isFenced: boolean,
  { by = 'officer', parts = 1 }: { readonly by?: ViewerName | undefined; readonly parts?: number } = {},
): Promise<PairOfWorlds> => {
  const [plain, hiding] = await Promise.all([openBuilt(closing, undefined), openBuilt(closing, seed)])
  const known = await knowledge(plain, [hiding], { names: [by], parts })
  if (!isFenced) await Promise.all([plain, hiding].map(withoutRowSecurity))
  return { plain, hiding, known, seed }
}

type Looking = Pick<LookWith, 'only' | 'withDelivery' | 'prepare' | 'run' | 'everySo'>

/** What both are sent for who looks at these routes; in the first world nothing may break. */
const lookInBoth = async (
  { plain, hiding, known, seed }: PairOfWorlds,
  program: Program,
  { prepare, ...looking }: Looking,
): Promise<readonly [Transcript, Transcript]> => {
  const first = await lookAt(plain, { known, program, ...looking })
  const second = await lookAt(hiding, { known, program, seed, ...(prepare ? { prepare } : {}), ...looking })
  const broken = first.transcript.filter(entry => entry.answered.status >= 500)
  assert.deepEqual(
    broken.map(entry => entry.asked),
    [],
    'The first world broke.',
  )
  return [first.transcript, second.transcript]
}

/** How a slip shows: by the bytes that are sent, or by what the database is asked for the very same bytes. */
const apartBy =
  ({ isAsked }: Mutant) =>
  (first: Transcript, second: Transcript): readonly string[] => {
    if (!isAsked) return differences(first, second)
    assert.deepEqual(differences(first, second), [], 'What is sent tells of it already.')
    return unlikeAsking(first, second)
  }

/** The first record of a judged pair that begins no other. */
const beginning = ({ pairs, strangers }: Known): RecordId => {
  const judged = [pairs[0], pairs.at(-1), strangers[0]].filter((pair): pair is Pair => pair !== undefined)
  const [left] = judged
    .map(pair => pair[0])
    .filter((id, _, all) => all.filter(other => other === id).length === 1)
    .sort()
  assert.ok(left)
  return left
}

export const runMutant = async (mutant: Mutant, worlds: PairOfWorlds): Promise<readonly string[]> => {
  const program = mutant.changes.length > 0 ? await programWith(mutant.name, mutant.changes) : asItIs
  const looking = { run: mutant.name, everySo: 6, only: mutant.at, withDelivery: mutant.afterDelivery === true }
  const apart = apartBy(mutant)
  if (!mutant.statements) return apart(...(await lookInBoth(worlds, program, looking)))
  const left = beginning([...worlds.known.values()][0] as Known)
  const statements = mutant.statements(left)
  for (const house of [worlds.plain, worlds.hiding]) await house.asSuperuser(client => client.query(statements))
  const prepare = (world: World) => judgeBeginningWith(world, left)
  return apart(...(await lookInBoth(worlds, program, { ...looking, prepare })))
}

/** Several slips in one program, none of them an act: for each what differs at its own routes. Alone each is planted by `npm run long`. */
export const runTogether = async (
  mutants: readonly Mutant[],
  worlds: PairOfWorlds,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const changes = new Map(mutants.flatMap(one => one.changes.map(change => [`${change.file} ${change.from}`, change])))
  const program = await programWith('together', [...changes.values()])
  const only = [...new Set(mutants.flatMap(one => one.at.slice(0, 1)))]
  const [first, second] = await lookInBoth(worlds, program, { run: 'together', everySo: 60, only, withDelivery: false })
  const at = (transcript: Transcript, { at: [route] }: Mutant) => transcript.filter(entry => entry.of === route)
  return new Map(mutants.map(one => [one.name, apartBy(one)(at(first, one), at(second, one))] as const))
}
