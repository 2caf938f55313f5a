// The suggested view of everything an asker sees at once: for pictures and figures, where one component at a time would be too slow.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { MemberId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { largestComponent } from './hanging-together.ts'
import { keyOfPair, type Manner, type PairOfRecords, type Standing, standing, type Verdict } from './judgement.ts'
import { compareMissingPairs } from './missing-pairs.ts'
import { componentsOf } from './model/components.ts'
import { clusterAll, models } from './model/index.ts'
import { neitherRestricted } from './store.ts'
import { suggestingWeight } from './view.ts'

type EdgeRow = { left: RecordId; right: RecordId; kind: ThingKind; weight: number; probability: number }
type VerdictRow = {
  left: RecordId
  right: RecordId
  verdict: Verdict
  manner: Manner
  place: number
  crosses: boolean
  givenBy: MemberId | null
}

const allEdges = async (work: Work): Promise<readonly EdgeRow[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<EdgeRow>`
    select e.left_record as left, e.right_record as right, e.kind, e.weight, e.probability from resolve.edge e
    where e.left_label = any(${seen}::int[]) and e.right_label = any(${seen}::int[]) and ${neitherRestricted('e')}
    order by e.left_record, e.right_record`.execute(work.db)
  return rows.filter(row => row.probability >= models[row.kind].link)
}

const allVerdicts = async (
  work: Work,
): Promise<readonly { readonly about: PairOfRecords; readonly verdict: Standing }[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<VerdictRow>`
    select j.left_record as left, j.right_record as right, j.verdict, j.manner, j.place, j.given_by as "givenBy",
      resolve.crosses(j.left_label, j.right_label, k.kind) as crosses
    from resolve.judgement j join collect.record k on k.id = j.left_record
    where j.left_label = any(${seen}::int[]) and j.right_label = any(${seen}::int[]) and ${neitherRestricted('j')}
      and not exists (select 1 from resolve.revocation v where v.judgement = j.id)
    order by j.left_record, j.right_record`.execute(work.db)
  return [...Map.groupBy(rows, row => `${row.left} ${row.right}`).values()].flatMap(given => {
    const verdict = standing(given.map(({ givenBy, ...one }) => (givenBy ? { ...one, givenBy: { id: givenBy } } : one)))
    const [first] = given
    return first && verdict ? [{ about: [first.left, first.right] as const, verdict }] : []
  })
}

/** Kinds are clustered apart, each by its own bound; records that only a verdict ties to others are of the kind of whom they are tied to. */
const kindsOf = (
  edges: readonly EdgeRow[],
  must: readonly PairOfRecords[],
): ReadonlyMap<RecordId, ThingKind | undefined> => {
  const ids = [...new Set([...edges.flatMap(edge => [edge.left, edge.right]), ...must.flat()])].sort()
  const place = new Map(ids.map((id, at) => [id, at]))
  const pairs = [...edges.map(({ left, right }) => [left, right] as const), ...must]
  const kindAt = new Map(edges.map(({ left, kind }) => [left, kind]))
  const tied = pairs.map(([one, other]) => [place.get(one) ?? 0, place.get(other) ?? 0] as const)
  return new Map(
    componentsOf(ids.length, tied).flatMap(component => {
      const members = component.flatMap(at => ids[at] ?? [])
      const kind = members.map(id => kindAt.get(id)).find(found => found !== undefined)
      return members.map(id => [id, kind] as const)
    }),
  )
}

/** Groups of records that look like one thing; a record that looks like none other is in no group. */
export const suggestedEverywhere = async (work: Work): Promise<readonly (readonly RecordId[])[]> => {
  const verdicts = await allVerdicts(work)
  const contested = new Set(verdicts.flatMap(one => (one.verdict === 'contested' ? [keyOfPair(one.about)] : [])))
  const edges = (await allEdges(work)).filter(edge => !contested.has(keyOfPair([edge.left, edge.right])))
  const judged = (wanted: Standing) => verdicts.filter(one => one.verdict === wanted).map(one => one.about)
  const must = judged('match')
  const known = edges.map(({ left, right }) => [left, right] as const)
  const { score, vetoed, contradicts } = await compareMissingPairs(work, [...known, ...must], known, largestComponent)
  const cannot = [...judged('no-match'), ...vetoed]
  const kinds = kindsOf(edges, must)
  return [...Map.groupBy(kinds.keys(), id => kinds.get(id))].flatMap(([kind, ids]) => {
    const own = edges.filter(edge => edge.kind === kind)
    const { groups } = clusterAll(ids, own, {
      must,
      cannot,
      score,
      contradicts,
      cap: largestComponent,
      link: suggestingWeight(kind),
    })
    return groups.filter(group => group.length > 1)
  })
}
