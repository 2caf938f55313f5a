// The same records compared again by one plain join over keys and features: every key counts, every pair comes back with its features.
import { sql } from 'kysely'
import { type Features, isGenericKey } from '#core/identifiers/index.ts'
import { type FactId, factId, mustBe, type RecordId } from '#core/language/ids.ts'
import type { House } from '../../src/composition.ts'
import { openOffice } from '../../src/office.ts'
import { compareRecords } from '../../src/resolve/compare-records.ts'
import { compare } from '../../src/resolve/model/index.ts'
import { type Percentiles, percentilesOf } from './percentiles.ts'

type Row = { record: RecordId; features: Features; own: Features; key: string }

/** What somebody would write first: candidates by a join on equal keys, scored one by one, nothing kept. */
const byOneJoin = async (house: House, fact: FactId): Promise<number> => {
  const { rows } = await sql<Row>`
    select o.record, g.features, m.features as own, p.key
    from facts.fact f join collect.posting p on p.record = any(f.records) join collect.feature m on m.record = p.record
      join collect.posting o on o.key = p.key and o.kind = p.kind and o.record <> p.record join collect.feature g on g.record = o.record
    where f.id = ${fact}`.execute(house.pools.db.keeper)
  const met = new Map(rows.filter(row => !isGenericKey(row.key, row.own.kind)).map(row => [row.record, row]))
  return [...met.values()].filter(({ own, features }) => compare(own, features).probability > 0.2).length
}

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await act()
  return performance.now() - from
}

export const comparePlainly = async (
  house: House,
  facts: readonly string[],
): Promise<{ readonly ours: Percentiles; readonly plain: Percentiles }> => {
  const office = openOffice({ db: house.pools.db.resolver, clock: house.clock, ids: house.ids })
  const desk = office.deskFor({ kind: 'Service', id: 'resolver' }, 'system-assurance')
  const [ours, plain]: [number[], number[]] = [[], []]
  try {
    for (const id of facts) {
      const fact = mustBe(factId(id), 'fact')
      ours.push(await timed(() => compareRecords(desk, fact)))
      plain.push(await timed(() => byOneJoin(house, fact)))
    }
  } finally {
    await office.close()
  }
  return { ours: percentilesOf(ours.slice(5)), plain: percentilesOf(plain.slice(5)) }
}
