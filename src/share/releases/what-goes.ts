// Which records go with a release, and under which label each stands while it lasts and when it is over.
import { sql } from 'kysely'
import { labelAt, labelForReaders, type Reader, readersOf } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import type { AgencyCode, LabelId, RecordId, ReleaseId } from '#core/language/ids.ts'
import type { ProtectedClass, Regime } from '#core/language/protection.ts'
import type { RequestScope } from '#core/language/share.ts'
import type { RecordKind } from '#core/language/things.ts'

/** A record that can be released, with what of its label matters for it. */
export type Releasable = {
  readonly record: RecordId
  readonly kind: RecordKind
  readonly label: LabelId
  readonly owner: AgencyCode
  readonly version: number
  readonly grade: string | null
  readonly asOf: Date
  readonly protected: ProtectedClass
  readonly regime: Regime
  readonly isClosedCircle: boolean
}

const most = 500

const columns = sql`
  r.id as record, r.kind, r.label, s.agency as owner, r.version, v.grade, v.learnt_at as "asOf", l.protected, l.regime,
  l.compartment is not null as "isClosedCircle"
  from collect.record r join collect.source s on s.id = r.source join guard.label l on l.id = r.label
    join collect.version v on v.record = r.id and v.version = r.version`

const isThere = (work: Work) => sql`
  not r.restricted and r.withdrawn_at is null and r.label = any(${[...work.sight.visible]}::int[])
  and v.label = any(${[...work.sight.visible]}::int[])`

export const releasable = async (work: Work, id: RecordId): Promise<Releasable | undefined> => {
  const { rows } = await sql<Releasable>`
    select ${columns} where r.id = ${id} and r.kind <> 'link' and ${isThere(work)}`.execute(work.db)
  return rows[0]
}

const wholeEntry = async (work: Work, id: RecordId): Promise<readonly Releasable[]> => {
  const { rows } = await sql<Releasable>`
    select ${columns} join collect.record root on root.id = ${id} and root.source = r.source and root.unit = r.unit
    where ${isThere(work)} and root.label = any(${[...work.sight.visible]}::int[]) order by r.id limit ${most}`.execute(
    work.db,
  )
  return rows
}

type Tie = { readonly link: RecordId; readonly from: RecordId; readonly to: RecordId }

const tiesAmong = async (work: Work, ids: readonly RecordId[]): Promise<readonly Tie[]> => {
  const seen = sql`any(${[...work.sight.visible]}::int[])`
  const { rows } = await sql<Tie>`
    select record as link, from_record as from, to_record as to from collect.link
    where from_record = any(${[...ids]}::uuid[]) and to_record = any(${[...ids]}::uuid[])
      and label = ${seen} and from_label = ${seen} and to_label = ${seen}`.execute(work.db)
  return rows
}

/** From the root outwards over what is tied to it, no further than the events that name it and twice. */
const around = (root: Releasable, ties: readonly Tie[], isEvent: (id: RecordId) => boolean): ReadonlySet<RecordId> => {
  const reached = new Set([root.record])
  let edge: readonly RecordId[] = [root.record]
  for (let steps = 0; steps < 2; steps++) {
    const next = ties
      .filter(({ from, to }) => edge.includes(from) !== edge.includes(to))
      .flatMap(({ from, to }) => (edge.includes(from) ? [to] : [from]))
      .filter(id => !reached.has(id))
    for (const id of next) reached.add(id)
    edge = next.filter(id => !isEvent(id))
  }
  return reached
}

/** The item of an entry: the record, the event that names it, what leads there, and the ties between them. */
const item = async (work: Work, root: Releasable): Promise<readonly Releasable[]> => {
  const entry = new Map((await wholeEntry(work, root.record)).map(one => [one.record, one]))
  const ties = (await tiesAmong(work, [...entry.keys()])).filter(({ link }) => entry.has(link))
  const reached = around(root, ties, id => entry.get(id)?.kind === 'event')
  const tied = new Set(ties.filter(({ from, to }) => reached.has(from) && reached.has(to)).map(({ link }) => link))
  return [...entry.values()].filter(({ record }) => reached.has(record) || tied.has(record))
}

/** What goes in this scope, as far as whoever releases it sees it. */
export const recordsInScope = async (
  work: Work,
  root: Releasable,
  scope: RequestScope,
): Promise<readonly Releasable[]> => {
  if (scope === 'record') return [root]
  return scope === 'entry' ? wholeEntry(work, root.record) : item(work, root)
}

type Standing = {
  readonly record: RecordId
  readonly base: LabelId
  readonly agency: AgencyCode
  readonly until: Date | null
  readonly isOver: boolean
}

/** To whom records go by releases that stand, this one left out, and where they stood before all of them. */
const standingOf = async (work: Work, records: readonly RecordId[], but?: ReleaseId): Promise<readonly Standing[]> => {
  const seen = sql`any(${[...work.sight.visible]}::int[])`
  const { rows } = await sql<Standing>`
    select x.record, x.base_label as base, t.recipient as agency, r.until, coalesce(r.until <= ${work.now}, false) or ((r.id = ${but ?? null}::uuid) is true) as "isOver"
    from share.released_record x join share.release r on r.id = x.release join share.release_to t on t.release = x.release
    where x.record = any(${[...records]}::uuid[]) and r.withdrawn_at is null
      and x.release_label = ${seen} and x.record_label = ${seen} and r.label = ${seen} and t.release_label = ${seen} and t.label = ${seen}
    order by r.given_at, r.id, t.recipient collate "C"`.execute(work.db)
  return rows
}

export type Under = { readonly record: RecordId; readonly label: LabelId; readonly base: LabelId; readonly to: LabelId }

type Moving = Pick<Releasable, 'record' | 'label'>

/**
 * Under which label each record stands with these readers besides those who have it by other releases. INVARIANT: the same readers are the
 * same label, whatever was given and taken back before; with none left a record stands where it stood at first.
 */
export const labelsWith = async (
  work: Work,
  records: readonly Moving[],
  readers: readonly Reader[],
  but?: ReleaseId,
): Promise<readonly Under[]> => {
  const standing = Map.groupBy(
    await standingOf(
      work,
      records.map(one => one.record),
      but,
    ),
    one => one.record,
  )
  const known = new Map<string, LabelId>()
  const under: Under[] = []
  for (const { record, label } of records) {
    const others = standing.get(record) ?? []
    const base = others[0]?.base ?? label
    const still: readonly Reader[] = others
      .filter(one => !one.isOver)
      .map(({ agency, until }) => ({ agency, ...(until ? { until } : {}) }))
    const key = JSON.stringify([label, base, still])
    const to = known.get(key) ?? (await labelUnder(work, label, base, [...still, ...readers]))
    known.set(key, to)
    under.push({ record, label, base, to })
  }
  return under
}

/** Today's codes, because a record may have been evaluated anew since; the first readers, because they had it without any release. */
const labelUnder = async (
  work: Work,
  current: LabelId,
  base: LabelId,
  readers: readonly Reader[],
): Promise<LabelId> => {
  const codes = await labelAt(work.db, current)
  const { release } = await labelAt(work.db, base)
  return labelForReaders(work, codes, [...(release ? await readersOf(work, release) : []), ...readers])
}
