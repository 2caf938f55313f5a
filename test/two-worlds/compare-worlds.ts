// Everything asked by those who look, in the world where nothing is hidden and in another: the same bytes, and the same asked of the database.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is taken out are words of templates
import assert from 'node:assert/strict'
import type { Closing } from '#core/ground/postgres/test-database.ts'
import { differences, unlikeAsking, unlikeNothing } from './differences.ts'
import { sightsOf } from './known.ts'
import { programWith } from './mutate.ts'
import { type ViewerName, viewers } from './visible-world.ts'
import { knowledge, type LookWith, labelsOfHidden, lookAt, openBuilt, withoutRowSecurity } from './worlds.ts'

export type Fences = 'both fences' | 'predicates alone' | 'row security alone'

/** The predicates on labels taken out of the stores; what is left is what row security lets through. */
const withoutPredicates = [
  {
    file: 'src/resolve/store.ts',
    from: '${sql.ref(`${table}.left_label`)} = any(${[...work.sight.visible]}::int[]) and ${sql.ref(`${table}.right_label`)} = any(${[...work.sight.visible]}::int[])',
    to: 'true',
  },
  {
    file: 'src/collect/records/read-records.ts',
    from: 'and r.label = any(${[...work.sight.visible]}::int[]) and v.label = any(${[...work.sight.visible]}::int[])',
    to: '',
  },
  { file: 'src/understand/find-records.ts', from: 'and label = any(${[...visible]}::int[])', to: '' },
  ...[
    'src/understand/groups/read-groups.ts',
    'src/prioritise/assess/read-assessments.ts',
    'src/disrupt/disruptions/store.ts',
  ].map(file => ({
    file,
    from: 'const seen = (work: Work) => sql`${[...work.sight.visible]}::int[]`',
    to: 'const seen = (_: Work) => sql`array(select id from guard.label)`',
  })),
  ...['src/task/store.ts', 'src/share/releases/store.ts', 'src/share/requests/store.ts'].map(file => ({
    file,
    from: 'const seen = (work: Work) => sql`any(${[...work.sight.visible]}::int[])`',
    to: 'const seen = (_: Work) => sql`any(array(select id from guard.label))`',
  })),
  ...['src/disrupt/operations/store.ts', 'src/disrupt/returns/store.ts'].map(file => ({
    file,
    from: 'sql`${sql.ref(column)} = any(${[...work.sight.visible]}::int[])`',
    to: 'sql`${sql.ref(column)} is not null`',
  })),
]

export const compareWorlds = async (t: Closing, seed: string, names: readonly ViewerName[], fences: Fences) => {
  const [plain, hiding] = await Promise.all([openBuilt(t, undefined), openBuilt(t, seed)])
  // Who sees more in the second world asks and writes otherwise there, and by right: he does not look.
  const known = await knowledge(plain, [hiding], { names })
  if (fences === 'predicates alone') await withoutRowSecurity(hiding)
  const how: Partial<LookWith> =
    fences === 'row security alone' ? { program: await programWith('without-predicates', withoutPredicates) } : {}
  const [first, second] = await Promise.all([lookAt(plain, { known, ...how }), lookAt(hiding, { known, seed, ...how })])
  const labels = await labelsOfHidden(hiding)
  assert.ok(labels.length > 0)
  for (const name of names)
    for (const [purpose, seen] of await sightsOf(hiding.pools, viewers[name]))
      assert.deepEqual(
        labels.filter(label => seen.includes(label)),
        [],
        `${name} sees something hidden for ${purpose}.`,
      )
  assert.deepEqual(differences(first.transcript, second.transcript), [])
  assert.deepEqual(unlikeAsking(first.transcript, second.transcript), [])
  assert.deepEqual(unlikeNothing(second.transcript), [])
}
