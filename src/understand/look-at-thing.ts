// A person or thing as it looks to this viewer: its records side by side, what it is linked to, and what might belong to it.
import { type ReadLink, type ReadRecord, readLinks, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { groupsAmong, type Judgement, type Proposal, proposalsAbout, type View, type ViewKind, viewOf } from '#resolve'
import type { CrimeGroup, Member } from './groups/group.ts'
import { groupAt, membershipsOf } from './groups/read-groups.ts'

export type LookAtThing = { readonly record: RecordId; readonly view: ViewKind }

export type Thing = {
  readonly asked: RecordId
  readonly view: View
  readonly records: readonly ReadRecord[]
  readonly links: readonly ReadLink[]
  readonly linked: ReadonlyMap<RecordId, ReadRecord>
  /** Which of the linked records look like one thing, in the same view. */
  readonly linkedTogether: readonly (readonly RecordId[])[]
  readonly hasMoreLinks: boolean
  readonly judgements: readonly Judgement[]
  readonly proposals: readonly Proposal[]
  /** Groups that its records belong to, where the viewer sees both. */
  readonly groups: readonly InGroup[]
}

export type InGroup = { readonly group: CrimeGroup; readonly member: Member }

const linksShown = 200

const linkedTo = async (
  work: Work,
  of: readonly RecordId[],
  links: readonly ReadLink[],
): Promise<ReadonlyMap<RecordId, ReadRecord>> => {
  const others = [...new Set(links.flatMap(link => [link.from, link.to]))].filter(id => !of.includes(id))
  return new Map((await readRecords(work, others)).map(record => [record.id, record]))
}

const groupsOf = async (work: Work, records: readonly RecordId[]): Promise<readonly InGroup[]> => {
  const found: InGroup[] = []
  for (const member of await membershipsOf(work, records)) {
    const group = await groupAt(work, member.group)
    if (group && group.state !== 'declined') found.push({ group, member })
  }
  return found
}

const thing = async (work: Work, { record, view: kind }: LookAtThing): Promise<Thing | undefined> => {
  const [head] = await readRecords(work, [record])
  if (!head) return undefined
  const view = await viewOf(work, record, kind)
  const records = await readRecords(work, view.records)
  const links = await readLinks(work, view.records, linksShown + 1)
  const shown = links.slice(0, linksShown)
  const linked = await linkedTo(work, view.records, shown)
  return {
    asked: record,
    view,
    records,
    links: shown,
    linked,
    linkedTogether: await groupsAmong(work, [...linked.keys()], kind),
    hasMoreLinks: links.length > linksShown,
    judgements: view.kind === 'too-large' ? [] : view.judgements,
    proposals: await proposalsAbout(work, view.records),
    groups: await groupsOf(work, view.records),
  }
}

/** The thing that a record belongs to, in the view asked for; undefined where there is no such record for this viewer. */
export const lookAtThing = look('look-at-thing', async (work, ask: LookAtThing) => {
  const page = await thing(work, ask)
  const shows = page
    ? [
        ...page.records.map(one => one.id),
        ...page.links.map(one => one.id),
        ...page.linked.keys(),
        ...page.proposals.map(one => one.other.id),
      ]
    : []
  return { page, shows, asked: [ask.record] }
})
