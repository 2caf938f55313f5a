// Adding a member: an officer searches, chooses a record, and says in which role and why.
import { detailsOf, highestMarking, nameOf, type ReadRecord, readRecords, sourcedBy, text } from '#collect'
import { absent, defineRoute, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { isRefusal } from '#core/guard/sealed.ts'
import { type GroupId, groupId, type RecordId, recordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type SearchPage, searchPage } from '../../search-things.ts'
import type { CrimeGroup } from '../group.ts'
import { groupAddress } from '../group-words.ts'
import { canBeMember, needsProtection } from '../may-join.ts'
import { memberFrom, memberMistakes, roleChoices, type TypedMember, typedMember } from '../member-form.ts'
import { byField, joiningMistake } from '../mistakes.ts'
import { groupAt } from '../read-groups.ts'
import { clearedGroup } from '../write-groups.ts'
import { isOpen, joinGroup } from './join-group.ts'

type Ask = { readonly group: GroupId; readonly typed: string; readonly record: RecordId | undefined }
type Form = {
  readonly group: CrimeGroup
  readonly mayKeep: boolean
  readonly found?: SearchPage
  readonly record?: ReadRecord
  readonly isProtected: boolean
}

const lookAtJoining = look('form-of-a-member', async (work, { group: id, typed, record: asked }: Ask) => {
  const nothing = { page: undefined, shows: [], asked: asked ? [asked] : [], words: typed }
  const group = await groupAt(work, id)
  const [record] = asked ? await readRecords(work, [asked]) : []
  if (!group || (asked && !record)) return nothing
  const found = typed === '' || record ? undefined : await searchPage(work, { typed, kind: undefined, after: 0 })
  const form: Form = {
    group,
    mayKeep: !isRefusal(await clearedGroup(work, group)),
    isProtected: record !== undefined && (await needsProtection(work, record)),
    ...(record ? { record } : {}),
    ...(found ? { found } : {}),
  }
  const shown = (found?.results ?? []).flatMap(one => [one.record.id, ...one.together.map(other => other.id)])
  return { ...nothing, page: form, shows: record ? [record.id] : shown }
})

const addressOf = (group: GroupId, record: RecordId): string =>
  `${groupAddress(group)}/members/new?${new URLSearchParams({ record })}`

const candidates = ({ group, found }: Form) =>
  (found?.results ?? [])
    .flatMap(one => [one.record, ...one.together])
    .filter(canBeMember)
    .map(record => ({
      name: nameOf(record),
      details: detailsOf(record).map(text),
      source: sourcedBy(record).source,
      protected: record.protected,
      href: record.protected === 'none' ? addressOf(group.id, record.id) : undefined,
    }))

const nothingTyped: TypedMember = { role: 'associate', basis: 'assessment', since: '', why: '' }
const template = 'understand/groups/members/join-group.page.njk'

const shown = (form: Form, words: string, typed: TypedMember, errors: readonly Mistake[] = []) => ({
  title: 'Add a member',
  marking: highestMarking([
    form.group,
    ...(form.record ? [form.record] : []),
    ...(form.found?.results ?? []).flatMap(one => [one.record, ...one.together]),
  ]),
  breadcrumbs: [
    { text: 'Groups', href: '/groups' },
    { text: form.group.name, href: groupAddress(form.group.id) },
    { text: 'Add a member' },
  ],
  ...(errors.length > 0 ? { errors } : {}),
  problems: byField(errors),
  group: form.group,
  address: groupAddress(form.group.id),
  mayKeep: form.mayKeep && isOpen(form.group),
  isProtected: form.isProtected,
  record: form.record && {
    id: form.record.id,
    name: nameOf(form.record),
    href: `/things/${form.record.id}`,
    source: sourcedBy(form.record).source,
    canBeMember: canBeMember(form.record),
  },
  words,
  candidates: candidates(form),
  roles: roleChoices,
  typed,
})

export const joinGroupFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/members/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const group = groupId(ask.params.id)
    const record = recordId(field(ask.query, 'record'))
    if (!group || (ask.query.has('record') && !record)) return absent()
    const words = field(ask.query, 'q').slice(0, 200).toWellFormed()
    const form = await lookAtJoining(ask.visitor.desk, { group, typed: words, record })
    return form ? page(template, shown(form, words, nothingTyped)) : absent()
  },
})

const again = async (
  desk: Officer['desk'],
  group: GroupId,
  record: RecordId,
  typed: TypedMember,
  errors: readonly Mistake[],
) => {
  const form = await lookAtJoining(desk, { group, typed: '', record })
  return form ? page(template, shown(form, '', typed, errors)) : absent()
}

export const joinGroupRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/members',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const { desk } = ask.visitor
    const group = groupId(ask.params.id)
    const record = recordId(field(ask.form, 'record'))
    if (!group || !record) return absent()
    const typed = typedMember(ask.form)
    const mistakes = memberMistakes(typed)
    const said = memberFrom(typed)
    if (mistakes.length > 0 || !said) return again(desk, group, record, typed, mistakes)
    const outcome = await joinGroup(desk, { group, record, ...said })
    switch (outcome.kind) {
      case 'joined':
      case 'stands':
        return seeOther(`${groupAddress(group)}?done=joined&member=${outcome.member}`)
      case 'already-member': {
        const text = 'They are a member already. Change the role or the reason on the page of that membership'
        return again(desk, group, record, typed, [{ text, field: 'role' }])
      }
      case 'not-open':
        return stale({ back: groupAddress(group) })
      case 'no-actor':
      case 'needs-protection':
      case 'withdrawn':
        return again(desk, group, record, typed, [joiningMistake(outcome.kind, 'role')])
      case 'refused':
      case 'no-such-group':
      case 'no-such-record':
        return absent()
    }
  },
})

export const joinGroupRoutes: Routes = [joinGroupFormRoute, joinGroupRoute]
