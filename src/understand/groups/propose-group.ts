// A person proposes a group by hand, with the first of its members; another person accepts it.
import type { Work } from '#core/guard/desk.ts'
import { isRefusal } from '#core/guard/sealed.ts'
import type { GroupId, LabelId, RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { labelOfReaders, type Readers } from './choose-readers.ts'
import { type Joining, mayJoin } from './may-join.ts'
import { clearedNewGroup, type NewMember, putGroup, writeMember } from './write-groups.ts'

export type ProposeGroup = {
  readonly name: string
  readonly summary: string
  readonly readers: Readers
  readonly first?: NewMember & { readonly record: RecordId }
  readonly once: string
}

export type Proposed =
  | { readonly kind: 'proposed'; readonly group: GroupId }
  | { readonly kind: 'no-such-readers'; readonly unchanged: true }
  | Exclude<Joining, { kind: 'may-join' }>

/** The same work under a sight that holds the label just made. */
export const withLabel = async (work: AuditedWork, label: LabelId): Promise<AuditedWork> =>
  work.sight.visible.includes(label) ? work : { ...(await work.anew()), listeners: work.listeners }

const join = async (
  work: Work,
  group: { readonly id: GroupId; readonly label: LabelId },
  { record, ...member }: NonNullable<ProposeGroup['first']>,
) => {
  const joining = await mayJoin(work, record)
  if (joining.kind !== 'may-join') return joining
  await writeMember(work, group, joining.cleared, member)
  return joining
}

const about = (ask: ProposeGroup, outcome: Proposed | undefined) =>
  ask.first
    ? [{ record: ask.first.record, manner: outcome?.kind === 'proposed' ? ('changed' as const) : ('asked' as const) }]
    : []

export const proposeGroup = change<ProposeGroup, Proposed>(
  'combination',
  'propose-group',
  about,
  async (given, ask) => {
    const label = await labelOfReaders(given, ask.readers)
    if (label === undefined) return { kind: 'no-such-readers', unchanged: true }
    const work = await withLabel(given, label)
    const cleared = await clearedNewGroup(work, { label, name: ask.name, summary: ask.summary, once: ask.once })
    if (isRefusal(cleared)) return cleared
    const { id, isNew } = await putGroup(work, cleared)
    if (!isNew) return { kind: 'proposed', group: id }
    const joined = ask.first && (await join(work, { id, label }, ask.first))
    if (joined && joined.kind !== 'may-join') return joined
    const labels = joined ? [label, joined.cleared.content.label] : [label]
    await publish(work, work.listeners, { fact: 'group-proposed', about: ask.first ? [ask.first.record] : [], labels })
    return { kind: 'proposed', group: id }
  },
)
