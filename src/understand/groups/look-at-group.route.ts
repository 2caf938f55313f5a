// The page of a group, and the decision on it.
import { detailsOf, highestMarking, nameOf, type ReadRecord, sourcedBy, text } from '#collect'
import { absent, defineRoute, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { groupRoles } from '#core/language/groups.ts'
import { type GroupId, groupId } from '#core/language/ids.ts'
import { decideGroup, decisionsAfter } from './decide-group.ts'
import { isCurrent, type Member } from './group.ts'
import { by, groupAddress, roomsOfGroup, stateWords } from './group-words.ts'
import { lookAtGroup, type SeenGroup } from './look-at-group.ts'

type Typed = { readonly reason?: string; readonly error?: string }

const memberRow = (record: ReadRecord, member: Member) => ({
  id: member.id,
  name: nameOf(record),
  href: `/things/${record.id}`,
  kind: record.kind,
  details: detailsOf(record).map(text),
  isWithdrawn: record.isWithdrawn,
  role: groupRoles.words[member.role],
  basis: member.basis,
  since: member.since,
  until: member.until,
  why: member.why,
  source: sourcedBy(record),
  added: `${by(member.addedBy)}`,
  addedAt: member.addedAt.toISOString(),
  ended: member.ended && { by: by(member.ended.by), at: member.ended.at.toISOString(), why: member.ended.why },
})

const rows = ({ members, records }: SeenGroup, wanted: (member: Member) => boolean) =>
  members.filter(wanted).flatMap(member => {
    const record = records.get(member.record)
    return record ? [memberRow(record, member)] : []
  })

/** What has just been done, told only while it is so. */
const noticeOf = ({ group }: SeenGroup, done: string): { readonly notice?: NoticeShown } =>
  done === group.state ? { notice: { kind: 'success', text: `The group is ${group.state}.` } } : {}

const shown = (seen: SeenGroup, typed: Typed = {}, done = '') => ({
  title: seen.group.name,
  marking: highestMarking([seen.group, ...seen.records.values()]),
  wide: true,
  breadcrumbs: [{ text: 'Groups', href: '/groups' }, { text: seen.group.name }],
  ...(typed.error ? { errors: [{ text: typed.error, field: 'reason' }] } : {}),
  ...noticeOf(seen, done),
  group: seen.group,
  address: groupAddress(seen.group.id),
  state: stateWords[seen.group.state],
  proposed: { by: by(seen.group.proposedBy), at: seen.group.proposedAt.toISOString() },
  history: seen.decisions.map(one => ({
    ...one,
    words: stateWords[one.decision],
    by: by(one.by),
    at: one.at.toISOString(),
  })),
  current: rows(seen, isCurrent),
  past: rows(seen, member => !isCurrent(member)),
  rooms: roomsOfGroup(seen.group.id),
  mayKeep: seen.mayKeep,
  isOwnProposal: seen.isOwnProposal,
  decisions: seen.mayKeep ? decisionsAfter[seen.group.state] : [],
  typed,
})

const template = 'understand/groups/look-at-group.page.njk'

export const lookAtGroupRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = groupId(ask.params.id)
    const seen = id && (await lookAtGroup(ask.visitor.desk, id))
    return seen ? page(template, shown(seen, {}, field(ask.query, 'done'))) : absent()
  },
})

const noReason = 'Say why: what you relied on, in a sentence'
const tooLong = 'Say it in 2,000 characters or fewer'
export const reasonProblem = (reason: string): string | undefined =>
  reason === '' ? noReason : reason.length > 2_000 ? tooLong : undefined

/** The page again, with what was typed; a look of its own, because it shows the records again. */
const again = async (desk: Officer['desk'], id: GroupId, typed: Typed) => {
  const seen = await lookAtGroup(desk, id)
  return seen ? page(template, shown(seen, typed)) : absent()
}

const decisionIn = (words: string) =>
  words === 'accepted' || words === 'declined' || words === 'closed' ? words : undefined

export const decideGroupRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/decision',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const group = groupId(ask.params.id)
    if (!group) return absent()
    const decision = decisionIn(field(ask.form, 'decision'))
    const reason = field(ask.form, 'reason')
    const problem = decision ? reasonProblem(reason) : 'Choose what is decided'
    if (!decision || problem !== undefined) return again(ask.visitor.desk, group, { reason, error: problem ?? '' })
    const outcome = await decideGroup(ask.visitor.desk, {
      group,
      seenVersion: Number(field(ask.form, 'seen')),
      decision,
      reason,
    })
    switch (outcome.kind) {
      case 'decided':
        return seeOther(`${groupAddress(group)}?done=${decision}`)
      case 'moved-on':
        return stale({ back: groupAddress(group) })
      case 'needs-another':
        return again(ask.visitor.desk, group, {
          reason,
          error: 'You proposed this group: another officer accepts it, so that two people have looked at the evidence',
        })
      case 'refused':
      case 'no-such-group':
        return absent()
    }
  },
})

export const lookAtGroupRoutes: Routes = [lookAtGroupRoute, decideGroupRoute]
