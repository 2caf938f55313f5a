// How far lists of people overlap: the lambda of each pair of capacities, estimated from what agrees in two lists, without any truth.
//
//   node bench/count-lists.ts WORLD_FOLDER…
//
// Fellegi and Sunter give every pair of files a lambda of its own. It is found as they find it: the share of pairs that the weights take
// for matches under a lambda is the next lambda, until it stays (expectation and maximisation with m and u held). Where a folder holds a
// truth, the share counted there is printed beside it; the estimate does not read it.
import { parseArgs } from 'node:util'
import { models } from '#resolve'
import type { HeldRecord } from '../src/quality/held-record.ts'
import { linkRecords } from '../src/quality/link-records.ts'
import { readExports } from '../src/quality/read-exports.ts'
import { listsName } from '../src/resolve/model/model.ts'
import { priorWeight, probabilityOf } from '../src/resolve/model/weights.ts'

const { positionals } = parseArgs({ allowPositionals: true })
/** So many pairs at the usual lambda are put to what was met: two small lists that share nobody say little. */
const pairsBefore = 5
const rounds = 60
const believed = 0.75

type Lists = { cells: number; readonly bits: number[]; truly: number }
const counted = new Map<string, Lists>()
const listsOf = (name: string): Lists => {
  const known = counted.get(name) ?? { cells: 0, bits: [], truly: 0 }
  counted.set(name, known)
  return known
}

const namesOf = (a: HeldRecord, b: HeldRecord): readonly string[] =>
  (a.features.as ?? []).flatMap(one => (b.features.as ?? []).map(other => listsName(one, other)))

// Every pair that meets, however unlikely, and with no odds of lists in its weight.
const { lists: _, ...plain } = models.person
const model = { ...plain, floor: 0 }

for (const folder of positionals) {
  const listed = (await readExports(folder)).filter(({ features, isNeverCompared }) => features.as && !isNeverCompared)
  const byId = new Map(listed.map(record => [record.id, record]))
  for (const [at, a] of listed.entries())
    for (const b of listed.slice(at + 1))
      for (const name of namesOf(a, b)) {
        listsOf(name).cells += 1
        if (a.entity !== undefined && a.entity === b.entity) listsOf(name).truly += 1
      }
  for (const { left, right, weight } of linkRecords(listed, 'person', model).edges) {
    const [a, b] = [byId.get(left), byId.get(right)]
    if (a && b) for (const name of namesOf(a, b)) listsOf(name).bits.push(weight - model.prior)
  }
}

const usual = 2 ** model.prior / (1 + 2 ** model.prior)
const lambdaOf = ({ cells, bits }: Lists): number => {
  let lambda = usual
  for (let round = 0; round < rounds; round += 1) {
    const odds = priorWeight(lambda)
    const matches = bits.reduce((sum, one) => sum + probabilityOf(one + odds), 0)
    lambda = (matches + pairsBefore) / (cells + pairsBefore / usual)
  }
  return lambda
}

for (const [name, lists] of [...counted].toSorted()) {
  const lambda = lambdaOf(lists)
  const more = Math.log2(lambda / usual)
  process.stdout.write(
    `${name}: ${lists.cells} pairs, one in ${Math.round(1 / lambda)} (${more.toFixed(2)} bits over the usual), ` +
      `in truth one in ${Math.round(lists.cells / Math.max(lists.truly, 1))}; ` +
      `believed: ${(usual * 2 ** (more * believed)).toPrecision(3)}\n`,
  )
}
