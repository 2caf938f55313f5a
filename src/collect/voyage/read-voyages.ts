// Voyages, whoever said of them: their list, and one with what it joins, from which agency, with which grade, and what nobody has said.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { type VoyagePart, voyageParts } from '#core/language/collecting.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { look } from '#core/ledger/audit.ts'
import { type ReadLink, type ReadRecord, readLinks, readRecords } from '../records/read-records.ts'
import { mayWrite } from '../written/who-may-read.ts'
import { findCandidates } from './find-candidates.ts'
import { partOf } from './voyage-parts.ts'

export const isVoyage = ({ kind, properties }: ReadRecord): boolean =>
  kind === 'event' && properties.eventType?.[0]?.code === 'voyage'

export const isVoyageWrittenHere = (record: ReadRecord): boolean =>
  isVoyage(record) && record.source.system === 'Breakwater'

const onePage = 30

type Row = { readonly record: RecordId }

const isVoyageRow = sql`v.properties @> '{"eventType": [{"code": "voyage"}]}'`

/** When a crossing was, as an agency wrote it; one that nobody dated stands last. */
const when = (version: string) => sql`coalesce(${sql.ref(version)}.properties #>> '{at,0,at}', '') collate "C"`

/** One voyage more than a page, the latest crossing first, from a place in the list on. */
const voyagesAfter = async (work: Work, after: RecordId | undefined): Promise<readonly RecordId[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<Row>`
    select v.record from collect.version v join collect.record r on r.id = v.record and r.version = v.version
    where ${isVoyageRow} and v.label = any(${seen}::int[]) and r.label = any(${seen}::int[]) and not r.restricted and r.withdrawn_at is null
      and (${after ?? null}::uuid is null or (${when('v')}, v.record) < (
        select ${when('b')}, b.record from collect.version b join collect.record c on c.id = b.record and c.version = b.version
        where b.record = ${after ?? null}::uuid and b.label = any(${seen}::int[])))
    order by ${when('v')} desc, v.record desc limit ${onePage + 1}`.execute(work.db)
  return rows.map(row => row.record)
}

export const listVoyages = look(
  'list-voyages',
  async (work: Work, { after }: { readonly after: RecordId | undefined }) => {
    const ids = await voyagesAfter(work, after)
    const records = new Map((await readRecords(work, ids.slice(0, onePage))).map(one => [one.id, one]))
    const voyages = ids.slice(0, onePage).flatMap(id => records.get(id) ?? [])
    return {
      page: { voyages, hasNext: ids.length > onePage, mayWrite: mayWrite(work, 'report') },
      shows: voyages.map(one => one.id),
    }
  },
)

export type JoinedPart = { readonly part: VoyagePart; readonly record: ReadRecord; readonly link: ReadLink }

export type VoyageShown = {
  readonly voyage: ReadRecord
  readonly parts: readonly JoinedPart[]
  readonly missing: readonly VoyagePart[]
  readonly others: readonly { readonly record: ReadRecord; readonly link: ReadLink }[]
  readonly mayJoin: boolean
}

const mostLinks = 300

const otherEnd = (id: RecordId, link: ReadLink): RecordId => (link.from === id ? link.to : link.from)

/** Engines are often said of the boat and not of the voyage. */
const enginesOf = async (work: Work, boats: readonly ReadRecord[]): Promise<readonly JoinedPart[]> => {
  const links = await readLinks(
    work,
    boats.map(one => one.id),
    mostLinks,
  )
  const fitted = links.filter(link => link.type === 'fitted-to' && boats.some(boat => boat.id === link.to))
  const engines = new Map(
    (
      await readRecords(
        work,
        fitted.map(link => link.from),
      )
    ).map(one => [one.id, one]),
  )
  return fitted.flatMap(link => {
    const record = engines.get(link.from)
    return record?.kind === 'engine' && !record.isWithdrawn ? [{ part: 'engine' as const, record, link }] : []
  })
}

const missingOf = (voyage: ReadRecord, parts: readonly JoinedPart[]): readonly VoyagePart[] =>
  voyageParts.values.filter(
    part => !parts.some(one => one.part === part) && !(part === 'people' && voyage.properties.count !== undefined),
  )

export const lookAtVoyage = look(
  'look-at-voyage',
  async (work: Work, { record: id }: { readonly record: RecordId }) => {
    const [voyage] = await readRecords(work, [id])
    if (!voyage || !isVoyage(voyage)) return { page: undefined, shows: [], asked: [] }
    const links = await readLinks(work, [id], mostLinks)
    const ends = new Map(
      (
        await readRecords(
          work,
          links.map(link => otherEnd(id, link)),
        )
      ).map(one => [one.id, one]),
    )
    const linked = links.flatMap(link => {
      const record = ends.get(otherEnd(id, link))
      return record && !record.isWithdrawn ? [{ record, link, part: partOf(id, link, record) }] : []
    })
    const direct = linked.flatMap(({ part, ...one }) => (part ? [{ part, ...one }] : []))
    const known = new Set(direct.map(one => one.record.id))
    const engines = await enginesOf(
      work,
      direct.filter(one => one.part === 'boat').map(one => one.record),
    )
    const parts = [...direct, ...engines.filter(one => !known.has(one.record.id))]
    const facts = await labelFactsAt(work.db, work.now, [voyage.label])
    const page: VoyageShown = {
      voyage,
      parts,
      missing: missingOf(voyage, parts),
      others: linked.filter(one => one.part === undefined),
      mayJoin:
        isVoyageWrittenHere(voyage) && !isRefusal(permit(work.sight, 'report', seal(voyage, [voyage.label]), facts)),
    }
    return { page, shows: [id, ...linked.map(one => one.record.id), ...engines.map(one => one.record.id)] }
  },
)

export type Wanted = { readonly part: VoyagePart; readonly text: string; readonly kinds: readonly ThingKind[] }
export type Candidates = Wanted & { readonly records: readonly ReadRecord[] }

/** The records that may be meant by what was written of each part. */
export const lookForParts = look(
  'look-for-parts',
  async (work: Work, { wanted }: { readonly wanted: readonly Wanted[] }) => {
    const found: Candidates[] = []
    for (const one of wanted) found.push({ ...one, records: await findCandidates(work, one.text, one.kinds) })
    return {
      page: found,
      shows: found.flatMap(one => one.records.map(record => record.id)),
      words: wanted.map(one => one.text).join('; '),
    }
  },
)
