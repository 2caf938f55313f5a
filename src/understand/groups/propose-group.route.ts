// The form on which an officer proposes a group by hand, empty or with its first member.
import { highestMarking, nameOf, type ReadRecord, readRecords } from '#collect'
import { absent, defineRoute, field, onceIn, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import type { Work } from '#core/guard/desk.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { mayKeepGroups, type ReaderChoices, readerChoices, readersIn } from './choose-readers.ts'
import { groupAddress } from './group-words.ts'
import { canBeMember, needsProtection } from './may-join.ts'
import { memberFrom, memberMistakes, roleChoices, type TypedMember, typedMember } from './member-form.ts'
import { byField, joiningMistake, noReaders, notTheirReaders, wordsMistakes } from './mistakes.ts'
import { proposeGroup } from './propose-group.ts'

type Form = {
  readonly first?: ReadRecord
  readonly isProtected: boolean
  readonly choices: ReaderChoices
  readonly mayKeep: boolean
  readonly once: string
}

const noFirst = 'no such record'

const form = async (work: Work, first: RecordId | undefined): Promise<Form | typeof noFirst> => {
  const [record] = first ? await readRecords(work, [first]) : []
  if (first && !record) return noFirst
  return {
    ...(record ? { first: record } : {}),
    isProtected: record !== undefined && (await needsProtection(work, record)),
    choices: await readerChoices(work),
    mayKeep: mayKeepGroups(work),
    once: work.nextId('form of a group'),
  }
}

const lookAtForm = look('form-of-a-group', async (work, first: RecordId | undefined) => {
  const page = await form(work, first)
  return { page, shows: page !== noFirst && page.first ? [page.first.id] : [], asked: first ? [first] : [] }
})

type Typed = {
  readonly name: string
  readonly summary: string
  readonly readers: string
  readonly agencies: readonly string[]
  readonly member: TypedMember
}

const nothingTyped: Typed = {
  name: '',
  summary: '',
  readers: 'own',
  agencies: [],
  member: { role: 'associate', basis: 'assessment', since: '', why: '' },
}

const typedIn = (form: URLSearchParams): Typed => ({
  name: field(form, 'name'),
  summary: field(form, 'summary'),
  readers: field(form, 'readers'),
  agencies: form.getAll('agency'),
  member: typedMember(form),
})

const template = 'understand/groups/propose-group.page.njk'

const shown = (form: Form, typed: Typed, errors: readonly Mistake[] = []) => ({
  title: 'Propose a group',
  marking: form.first ? highestMarking([form.first]) : ('OFFICIAL' as const),
  breadcrumbs: [{ text: 'Groups', href: '/groups' }, { text: 'Propose a group' }],
  ...(errors.length > 0 ? { errors } : {}),
  problems: byField(errors),
  first: form.first && {
    id: form.first.id,
    name: nameOf(form.first),
    href: `/things/${form.first.id}`,
    source: form.first.source.agencyName,
    canBeMember: canBeMember(form.first),
  },
  isProtected: form.isProtected,
  choices: form.choices,
  mayKeep: form.mayKeep,
  once: form.once,
  roles: roleChoices,
  typed,
})

const again = async (desk: Officer['desk'], first: RecordId | undefined, typed: Typed, errors: readonly Mistake[]) => {
  const found = await lookAtForm(desk, first)
  return found === noFirst ? absent() : page(template, shown(found, typed, errors))
}

export const proposeGroupFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const first = recordId(field(ask.query, 'with'))
    if (ask.query.has('with') && !first) return absent()
    const found = await lookAtForm(ask.visitor.desk, first)
    return found === noFirst ? absent() : page(template, shown(found, nothingTyped))
  },
})

export const proposeGroupRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const { desk } = ask.visitor
    const asked = field(ask.form, 'with')
    const first = recordId(asked)
    const once = onceIn(ask.form)
    if (!once || (asked !== '' && !first)) return absent()
    const typed = typedIn(ask.form)
    const readers = readersIn(ask.form)
    const member = memberFrom(typed.member)
    const mistakes = [
      ...wordsMistakes(typed),
      ...(readers ? [] : [noReaders]),
      ...(first ? memberMistakes(typed.member) : []),
    ]
    if (mistakes.length > 0 || !readers) return again(desk, first, typed, mistakes)
    const outcome = await proposeGroup(desk, {
      name: typed.name,
      summary: typed.summary,
      readers,
      once,
      ...(first && member ? { first: { record: first, ...member } } : {}),
    })
    switch (outcome.kind) {
      case 'proposed':
        return seeOther(`${groupAddress(outcome.group)}?done=proposed`)
      case 'no-such-readers':
        return again(desk, first, typed, [notTheirReaders])
      case 'no-actor':
      case 'needs-protection':
      case 'withdrawn':
        return again(desk, first, typed, [joiningMistake(outcome.kind, 'role')])
      case 'refused':
      case 'no-such-record':
        return absent()
    }
  },
})

export const proposeGroupRoutes: Routes = [proposeGroupFormRoute, proposeGroupRoute]
