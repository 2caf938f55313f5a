// The web of everything an asker sees, in the suggested view: for the picture of a folder.
import { sql } from 'kysely'
import { nameOf } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { AgencyCode, RecordId } from '#core/language/ids.ts'
import type { CodeValue, Properties } from '#core/language/properties.ts'
import type { CompareRule, ProtectedClass } from '#core/language/protection.ts'
import { type LinkType, type PersonRole, personRoles, type ThingKind } from '#core/language/things.ts'
import type { Web, WebLink, WebThing } from './web.ts'

export type HeldRecord = {
  readonly id: RecordId
  readonly kind: ThingKind
  readonly agency: AgencyCode
  readonly source: string
  readonly key: string
  readonly protected: ProtectedClass
  readonly compare: CompareRule
  readonly properties: Properties
}

/** Every visible record that stands, or of these alone, in the order of its id, with its current content. */
export const everyRecord = async (work: Work, among?: readonly RecordId[]): Promise<readonly HeldRecord[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<HeldRecord>`
    select r.id, r.kind, s.agency, s.name as source, r.key, l.protected, l.compare, v.properties
    from collect.record r join collect.version v on v.record = r.id and v.version = r.version
      join guard.label l on l.id = r.label join collect.source s on s.id = r.source
    where r.kind <> 'link' and not r.restricted and r.withdrawn_at is null and r.label = any(${seen}::int[]) and v.label = any(${seen}::int[])
      ${among === undefined ? sql`` : sql`and r.id = any(${[...among]}::uuid[])`}
    order by r.id`.execute(work.db)
  return rows
}

type LinkRow = {
  from: RecordId
  to: RecordId
  type: LinkType
  agency: AgencyCode
  properties: Properties
  at: Date | null
}

const everyLink = async (work: Work, among?: readonly RecordId[]): Promise<readonly LinkRow[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<LinkRow>`
    select k.from_record as from, k.to_record as to, k.type, s.agency, v.properties, v.true_from as at
    from collect.link k join collect.record r on r.id = k.record join collect.version v on v.record = k.record and v.version = r.version
      join collect.source s on s.id = r.source
    where r.withdrawn_at is null and not r.restricted and k.label = any(${seen}::int[]) and k.from_label = any(${seen}::int[]) and k.to_label = any(${seen}::int[])
      ${among === undefined ? sql`` : sql`and k.from_record = any(${[...among]}::uuid[]) and k.to_record = any(${[...among]}::uuid[])`}
    order by k.record`.execute(work.db)
  return rows
}

const codesOf = ({ offence, status, band, flag }: Properties): readonly string[] =>
  ([offence, status, band, flag] as const).flatMap(values => (values ?? []).map((value: CodeValue) => value.code))

const thingOf = (id: string, records: readonly HeldRecord[]): WebThing => {
  const [first] = records
  if (!first) throw new Error('A thing has at least one record.')
  const eventType = first.properties.eventType?.[0]?.code
  const at = first.properties.at?.[0]?.at
  return {
    id,
    kind: first.kind,
    name: nameOf({ kind: first.kind, properties: first.properties, source: { key: first.key } }),
    records: records.map(record => record.id),
    agencies: [...new Set(records.map(record => record.agency))].sort(),
    protected: [...new Set(records.map(record => record.protected))].sort(),
    codes: [...new Set(records.flatMap(record => codesOf(record.properties)))].sort(),
    isOnGroupRegister: records.some(
      record => record.properties.groupRef !== undefined && record.kind === 'organisation',
    ),
    ...(eventType === undefined ? {} : { eventType }),
    ...(at === undefined ? {} : { at: new Date(at) }),
  }
}

const rolesOf = (properties: Properties): readonly PersonRole[] =>
  (properties.role ?? []).flatMap(role => (personRoles.has(role.code) ? [role.code] : []))

/** Links between the same things of the same type are one link, with the roles and agencies of all. */
const linksOf = (rows: readonly LinkRow[], thingIdOf: ReadonlyMap<RecordId, string>): readonly WebLink[] => {
  const groups = Map.groupBy(
    rows.filter(row => thingIdOf.has(row.from) && thingIdOf.has(row.to)),
    row => `${thingIdOf.get(row.from)} ${row.type} ${thingIdOf.get(row.to)}`,
  )
  return [...groups].map(([key, many]) => {
    const [from = '', type, to = ''] = key.split(' ')
    const times = many.flatMap(row => row.at ?? []).sort((a, b) => a.getTime() - b.getTime())
    return {
      from,
      to,
      type: type as LinkType,
      roles: [...new Set(many.flatMap(row => rolesOf(row.properties)))].sort(),
      agencies: [...new Set(many.map(row => row.agency))].sort(),
      ...(times[0] ? { at: times[0] } : {}),
    }
  })
}

/**
 * Things are addressed by the least id of their records, so that the same records give the same web. Where the records are a part of all
 * that is seen, `among` says which, and no other links are read.
 */
export const readWeb = async (
  work: Work,
  records: readonly HeldRecord[],
  groups: readonly (readonly RecordId[])[],
  among?: readonly RecordId[],
): Promise<Web> => {
  const thingIdOf = new Map<RecordId, string>(records.map(record => [record.id, record.id]))
  for (const group of groups) {
    const least = [...group].sort()[0]
    if (least) for (const id of group) if (thingIdOf.has(id)) thingIdOf.set(id, least)
  }
  const things = Map.groupBy(records, record => thingIdOf.get(record.id) ?? record.id)
  return {
    things: new Map([...things].map(([id, held]) => [id, thingOf(id, held)])),
    links: linksOf(await everyLink(work, among), thingIdOf),
  }
}
