// The page of one membership: what was said, another role, or its end.
import { highestMarking, nameOf, type ReadRecord, readRecords, sourcedBy } from '#collect'
import { absent, defineRoute, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { isRefusal } from '#core/guard/sealed.ts'
import { groupRoles } from '#core/language/groups.ts'
import { type GroupId, groupId, type MembershipId, membershipId, recordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import type { CrimeGroup, Member } from '../group.ts'
import { by, groupAddress } from '../group-words.ts'
import { isDay, memberFrom, memberMistakes, roleChoices, type TypedMember, typedMember } from '../member-form.ts'
import { byField, joiningMistake, reasonMistake } from '../mistakes.ts'
import { groupAt, memberAt } from '../read-groups.ts'
import { clearedGroup } from '../write-groups.ts'
import { changeRole, endMembership } from './end-membership.ts'
import { isOpen } from './join-group.ts'

type Named = { readonly group: GroupId; readonly member: MembershipId }
type Seen = {
  readonly group: CrimeGroup
  readonly member: Member
  readonly record: ReadRecord
  readonly mayKeep: boolean
}

const lookAtMembership = look('look-at-membership', async (work, named: Named) => {
  const group = await groupAt(work, named.group)
  const member = await memberAt(work, named.member)
  const [record] = member ? await readRecords(work, [member.record]) : []
  if (!group || !member || !record || member.group !== group.id) return { page: undefined, shows: [] }
  const page: Seen = { group, member, record, mayKeep: !isRefusal(await clearedGroup(work, group)) }
  return { page, shows: [record.id] }
})

type TypedEnd = { readonly until: string; readonly ended: string }
type Typed = { readonly member: TypedMember; readonly end: TypedEnd }

const asItStands = ({ member }: Seen): Typed => ({
  member: { role: member.role, basis: member.basis, since: member.since ?? '', why: member.why },
  end: { until: '', ended: '' },
})

const template = 'understand/groups/members/end-membership.page.njk'

const shown = (seen: Seen, typed: Typed, errors: readonly Mistake[] = []) => ({
  title: nameOf(seen.record),
  marking: highestMarking([seen.group, seen.record]),
  breadcrumbs: [
    { text: 'Groups', href: '/groups' },
    { text: seen.group.name, href: groupAddress(seen.group.id) },
    { text: 'Membership' },
  ],
  ...(errors.length > 0 ? { errors } : {}),
  problems: byField(errors),
  group: seen.group,
  action: `${groupAddress(seen.group.id)}/members/${seen.member.id}`,
  record: { id: seen.record.id, href: `/things/${seen.record.id}`, source: sourcedBy(seen.record).source },
  member: {
    role: groupRoles.words[seen.member.role],
    basis: seen.member.basis,
    since: seen.member.since,
    until: seen.member.until,
    why: seen.member.why,
    added: by(seen.member.addedBy),
    addedAt: seen.member.addedAt.toISOString(),
    ended: seen.member.ended && {
      by: by(seen.member.ended.by),
      at: seen.member.ended.at.toISOString(),
      why: seen.member.ended.why,
    },
  },
  mayKeep: seen.mayKeep && isOpen(seen.group) && seen.member.ended === undefined,
  roles: roleChoices,
  typed,
})

const namedIn = (params: Readonly<Record<string, string>>): Named | undefined => {
  const group = groupId(params.id)
  const member = membershipId(params.member)
  return group && member && { group, member }
}

export const lookAtMembershipRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/members/:member',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const named = namedIn(ask.params)
    const seen = named && (await lookAtMembership(ask.visitor.desk, named))
    return seen ? page(template, shown(seen, asItStands(seen))) : absent()
  },
})

const again = async (desk: Officer['desk'], named: Named, typed: Partial<Typed>, errors: readonly Mistake[]) => {
  const seen = await lookAtMembership(desk, named)
  return seen ? page(template, shown(seen, { ...asItStands(seen), ...typed }, errors)) : absent()
}

const address = ({ group, member }: Named): string => `${groupAddress(group)}/members/${member}`
const beforeItBegan = (id: string): Mistake => ({ text: 'Give a day that is not before they joined', field: id })

const endMistakes = ({ until, ended }: TypedEnd): readonly Mistake[] => [
  ...(until === '' || isDay(until)
    ? []
    : [{ text: 'Give the day until which, such as 2026-03-14, or leave it empty', field: 'until' }]),
  ...reasonMistake(ended, 'ended'),
]

export const endMembershipRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/members/:member/end',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const { desk } = ask.visitor
    const named = namedIn(ask.params)
    const record = recordId(field(ask.form, 'record'))
    if (!named || !record) return absent()
    const end: TypedEnd = { until: field(ask.form, 'until'), ended: field(ask.form, 'ended') }
    const mistakes = endMistakes(end)
    if (mistakes.length > 0) return again(desk, named, { end }, mistakes)
    const until = end.until === '' ? {} : { until: end.until }
    const outcome = await endMembership(desk, { ...named, record, why: end.ended, ...until })
    switch (outcome.kind) {
      case 'ended':
        return seeOther(`${groupAddress(named.group)}?done=left&member=${named.member}`)
      case 'before-it-began':
        return again(desk, named, { end }, [beforeItBegan('until')])
      case 'moved-on':
        return stale({ back: address(named) })
      case 'refused':
      case 'no-such-member':
        return absent()
    }
  },
})

export const changeRoleRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/members/:member/role',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const { desk } = ask.visitor
    const named = namedIn(ask.params)
    const record = recordId(field(ask.form, 'record'))
    if (!named || !record) return absent()
    const member = typedMember(ask.form)
    const mistakes = memberMistakes(member)
    const said = memberFrom(member)
    if (mistakes.length > 0 || !said) return again(desk, named, { member }, mistakes)
    const outcome = await changeRole(desk, { ...named, record, said })
    switch (outcome.kind) {
      case 'changed':
        return seeOther(`${groupAddress(named.group)}?done=joined&member=${outcome.member}`)
      case 'before-it-began':
        return again(desk, named, { member }, [beforeItBegan('since')])
      case 'moved-on':
        return stale({ back: address(named) })
      case 'no-actor':
      case 'needs-protection':
      case 'withdrawn':
        return again(desk, named, { member }, [joiningMistake(outcome.kind, 'role')])
      case 'refused':
      case 'no-such-member':
      case 'no-such-record':
        return absent()
    }
  },
})

export const membershipRoutes: Routes = [lookAtMembershipRoute, endMembershipRoute, changeRoleRoute]
