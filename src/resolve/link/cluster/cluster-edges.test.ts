import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#core/ground/problem.ts'
import { weightOfProbability } from '../../model/weights.ts'
import { bind } from '../score/bind.ts'
import { predict } from '../score/predict.ts'
import { linkModelOf, parseSettings } from '../settings/read-model.ts'
import { TableBuilder } from '../table/build-table.ts'
import { textOf } from '../table/text-pool.ts'
import { type Clustering, type ClusterOptions, clusterEdges } from './cluster-edges.ts'

const columns = ['first', 'surname', 'born', 'town'] as const
const comparison = (column: string, u: number) => ({
  output_column_name: column,
  comparison_levels: [
    { sql_condition: `"${column}_l" IS NULL OR "${column}_r" IS NULL`, is_null_level: true },
    { sql_condition: `"${column}_l" = "${column}_r"`, m_probability: 0.9, u_probability: u },
    { sql_condition: 'ELSE', m_probability: 0.1, u_probability: 1 - u },
  ],
})
const model = linkModelOf(
  parseSettings(
    JSON.stringify({
      link_type: 'dedupe_only',
      probability_two_random_records_match: 0.001,
      blocking_rules_to_generate_predictions: ['l.surname = r.surname', 'l.born = r.born'],
      comparisons: [
        comparison('first', 0.02),
        comparison('surname', 0.01),
        comparison('born', 0.0005),
        comparison('town', 0.02),
      ],
    }),
    'here',
  ),
)

type Row = readonly [id: string, first: string, surname: string, born: string, town: string]

const clusters = async (
  rows: readonly Row[],
  options: Partial<ClusterOptions> & { readonly verdictsOf?: readonly ['same' | 'different', string, string][] } = {},
) => {
  const builder = new TableBuilder(columns)
  for (const [id, ...values] of rows) builder.add(0, id, values)
  const table = builder.table(['people'])
  const plan = bind(model, table)
  const clustering: Clustering = options.clustering ?? 'linkage'
  const threshold = options.threshold ?? 0.5
  const { edges } = await predict(plan, { floor: weightOfProbability(threshold) })
  const ids = Array.from({ length: table.size }, (_, at) => textOf(table.ids, at + 1) ?? '')
  const said = (which: string) =>
    (options.verdictsOf ?? [])
      .filter(([what]) => what === which)
      .map(([, a, b]) => [ids.indexOf(a), ids.indexOf(b)] as const)
  const verdicts = { same: said('same'), different: said('different') }
  const done = clusterEdges(plan, edges, { ...options, clustering, threshold, verdicts })
  const groups = Map.groupBy(ids, (_, at) => done.clusterOf[at] ?? -1)
  return { ...done, groups: [...groups.values()].map(group => group.join(' ')) }
}

const karim: readonly Row[] = [
  ['k1', 'Karim', 'Haddad', '1988-03-02', 'Calais'],
  ['k2', 'Karim', 'Haddad', '1988-03-02', ''],
  ['k3', 'Karim', 'Hadad', '1988-03-02', 'Calais'],
]

test('records of one man are one cluster, whoever lives with him another', async () => {
  const { groups } = await clusters([...karim, ['s1', 'Salim', 'Haddad', '1961-10-12', 'Calais']])
  assert.deepEqual(groups, ['k1 k2 k3', 's1'])
})

test('a chain of pairs is not enough: two ends that never met are asked, and contradict', async () => {
  const chain: readonly Row[] = [
    ['f', 'Tarek', 'Aziz', '', 'Lille'],
    ['g', '', 'Aziz', '1999-06-06', 'Lille'],
    ['h', 'Omar', 'Nasser', '1999-06-06', 'Lille'],
  ]
  assert.deepEqual((await clusters(chain, { clustering: 'components' })).groups, ['f g h'])
  const weighed = await clusters(chain)
  assert.equal(weighed.pairsWithin, 3)
  assert.equal(weighed.groups.length, 2)
})

test('verdicts are followed, and a contradiction among them joins nothing', async () => {
  const stranger: Row = ['z', 'Zaid', 'Omari', '2001-01-01', 'Dover']
  const rows = [...karim, stranger]
  assert.deepEqual(
    (await clusters(rows, { verdictsOf: [['different', 'k1', 'k3']] })).groups.find(group => /k1.*k3/.test(group)),
    undefined,
  )
  assert.deepEqual((await clusters(rows, { verdictsOf: [['same', 'k1', 'z']] })).groups, ['k1 k2 k3 z'])
  const contested = await clusters(rows, {
    verdictsOf: [
      ['same', 'k1', 'z'],
      ['same', 'z', 'k2'],
      ['different', 'k2', 'k1'],
    ],
  })
  assert.equal(contested.contested, 2)
  assert.ok(contested.groups.includes('z'))
})

test('components are refused verdicts that they could not keep', async () => {
  await assert.rejects(clusters(karim, { clustering: 'components', verdictsOf: [['different', 'k1', 'k2']] }), Problem)
})

/** Families that share what families share, each person two to four times over, with fields left out and slips. */
const village = (): readonly Row[] => {
  let state = 7
  const below = (bound: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * bound)
  }
  const pick = (of: string): string => of.split(' ')[below(of.split(' ').length)] ?? ''
  return Array.from({ length: 25 }, (_, person) => {
    const [first, surname] = [pick('Ali Omar Sara Lina Yusuf Hana'), pick('Aziz Haddad Nasser Omari')]
    const [born, town] = [`19${60 + below(30)}-0${1 + below(9)}-1${below(9)}`, pick('Lille Calais Dover')]
    return Array.from({ length: 2 + below(3) }, (_, copy): Row => {
      const or = (value: string, other: string): string => (below(5) === 0 ? (below(2) === 0 ? '' : other) : value)
      return [`p${person}-${copy}`, or(first, 'Jamal'), surname, or(born, '1950-01-01'), or(town, 'Paris')]
    })
  }).flat()
}

test('twenty orders of the rows give the same clusters', async () => {
  const rows = village()
  const wanted = (await clusters(rows)).groups
  for (let turn = 1; turn <= 20; turn += 1) {
    const shuffled = rows.toSorted(
      (a, b) =>
        ((a[0].charCodeAt(1) * turn * 7 + a[0].length * turn) % 31) -
        ((b[0].charCodeAt(1) * turn * 7 + b[0].length * turn) % 31),
    )
    const order = turn % 2 === 0 ? shuffled.toReversed() : [...shuffled.slice(turn), ...shuffled.slice(0, turn)]
    assert.deepEqual((await clusters(order)).groups, wanted)
  }
})

test('what hangs together too widely is taken apart by a higher bar, told, and still by the evidence', async () => {
  const rows = village()
  const whole = await clusters(rows)
  const parts = await clusters(rows, { mostTogether: 12 })
  assert.equal(whole.tooLarge, 0)
  assert.ok(parts.tooLarge > 0)
  assert.ok(parts.groups.every(group => group.split(' ').length <= 12))
  assert.ok(parts.pairsWithin < whole.pairsWithin)
})

test('linkage joins nothing that components at the same threshold would not', async () => {
  const wide = (await clusters(village(), { clustering: 'components' })).groups.map(group => new Set(group.split(' ')))
  for (const group of (await clusters(village())).groups)
    assert.ok(wide.some(one => group.split(' ').every(id => one.has(id))))
})

test('records that are equal throughout are one however many they are', async () => {
  const rows = Array.from({ length: 30 }, (_, at): Row => [`r${at}`, 'Ali', 'Aziz', '1980-02-03', 'Dover'])
  const { groups, tooLarge } = await clusters(rows, { mostTogether: 10 })
  assert.deepEqual([groups.length, tooLarge], [1, 1])
})
