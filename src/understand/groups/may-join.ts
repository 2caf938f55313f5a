// Who can be a member of a group: never somebody who may need protection, whoever asks and whatever else is known of him.
import { type ReadRecord, readLinks, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type PersonRole, personRoles } from '#core/language/things.ts'
import { saidToBeOneWith, viewOf } from '#resolve'

/** Who acts: people, and firms that act for them. Things that a group uses are found by their links. */
export const canBeMember = ({ kind }: Pick<ReadRecord, 'kind'>): boolean => kind === 'person' || kind === 'organisation'

export type Joining =
  | { readonly kind: 'may-join'; readonly cleared: Cleared<ReadRecord> }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'no-actor'; readonly unchanged: true }
  | { readonly kind: 'needs-protection'; readonly unchanged: true }
  | { readonly kind: 'withdrawn'; readonly unchanged: true }
  | Refusal

/** Links read for the parts somebody had: more than anybody has. */
const linksRead = 1_000

const harmed: readonly PersonRole[] = ['victim', 'witness', 'missing']
const suspected: readonly PersonRole[] = ['suspect', 'convicted']

/** The parts that the records which look like this person give it, as far as the viewer sees them. */
const partsOf = async (work: Work, records: readonly RecordId[]): Promise<readonly PersonRole[]> => {
  const links = await readLinks(work, records, linksRead)
  return links
    .filter(link => records.includes(link.from))
    .flatMap(link => (link.properties.role ?? []).flatMap(role => (personRoles.has(role.code) ? [role.code] : [])))
}

/** Whether somebody is known only as harmed, seen or in need of protection, and never as a suspect. */
const isOnlyProtected = async (work: Work, record: ReadRecord): Promise<boolean> => {
  if (record.kind !== 'person') return false
  const view = await viewOf(work, record.id, 'suggested')
  const parts = await partsOf(work, view.records)
  if (parts.some(part => suspected.includes(part))) return false
  const records = await readRecords(work, view.records)
  return records.some(one => one.protected !== 'none') || parts.some(part => harmed.includes(part))
}

/**
 * Whether this record, or one that somebody said is the same, belongs to somebody who needs protection, or who is known only as harmed and
 * never as a suspect; as far as is seen here.
 */
export const needsProtection = async (work: Work, record: ReadRecord): Promise<boolean> => {
  if (record.protected !== 'none') return true
  // INVARIANT: doubt protects. A match that still waits for a second person, or that another contests, joins nothing and keeps out all the
  // same; what the program merely suggests can keep somebody out (`isOnlyProtected`), and never lets one in.
  const said = await saidToBeOneWith(work, record.id)
  // Too many to be told apart: until they are, nobody can say that none of them needs protection.
  if (said === undefined) return true
  const records = await readRecords(work, said)
  return records.some(one => one.protected !== 'none') || isOnlyProtected(work, record)
}

/** INVARIANT: asked in the transaction of the write, before anybody is put down as a member. */
export const mayJoin = async (work: Work, id: RecordId): Promise<Joining> => {
  const [record] = await readRecords(work, [id])
  if (!record) return { kind: 'no-such-record', unchanged: true }
  if (!canBeMember(record)) return { kind: 'no-actor', unchanged: true }
  if (record.protected !== 'none') return { kind: 'needs-protection', unchanged: true }
  const cleared = permit(
    work.sight,
    'joinGroup',
    seal(record, [record.label]),
    await labelFactsAt(work.db, work.now, [record.label]),
  )
  if (isRefusal(cleared)) return cleared
  if (record.isWithdrawn) return { kind: 'withdrawn', unchanged: true }
  return (await needsProtection(work, record))
    ? { kind: 'needs-protection', unchanged: true }
    : { kind: 'may-join', cleared }
}
