// One group that the program proposes: its evidence, and one form with which it is accepted or declined.
import { absent, defineRoute, field, listed, onceIn, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { groupRoles } from '#core/language/groups.ts'
import { recordId } from '#core/language/ids.ts'
import { groupRule } from '../../find-groups.ts'
import { tieChart, tieTable } from '../../ties.ts'
import { readersIn } from '../choose-readers.ts'
import { groupAddress } from '../group-words.ts'
import { roleChoices } from '../member-form.ts'
import { byField, joiningMistake, noReaders, notTheirReaders, reasonMistake, wordsMistakes } from '../mistakes.ts'
import { acceptProposal, type ChosenMember, declineProposal } from './decide-proposal.ts'
import { fingerprintIn } from './find-proposals.ts'
import { lookAtProposal, type SeenProposal } from './look-at-proposal.ts'
import {
  gradesOf,
  markingOf,
  metWords,
  personOf,
  proposalAddress,
  shareWords,
  summaryOf,
  whyOf,
  workingName,
} from './proposal-words.ts'

type TypedPerson = { readonly role: string; readonly why: string }
type Typed = {
  readonly name: string
  readonly summary: string
  readonly readers: string
  readonly agencies: readonly string[]
  readonly reason: string
  readonly records: readonly string[]
  readonly people: Readonly<Record<string, TypedPerson>>
}

/** Nobody is ticked: the program proposes, and a person says of each one whom he accepts that he belongs. The role offered says least. */
const proposed = (seen: SeenProposal): Typed => ({
  name: workingName(seen.fingerprint),
  summary: summaryOf(seen),
  readers: 'own',
  agencies: [],
  reason: '',
  records: [],
  people: Object.fromEntries(
    seen.group.members.map(thing => [thing.id, { role: 'associate', why: whyOf(thing, seen) }]),
  ),
})

const peopleIn = (form: URLSearchParams): Typed['people'] =>
  Object.fromEntries(
    [...form.keys()]
      .filter(key => key.startsWith('role-'))
      .map(key => key.slice('role-'.length))
      .map(id => [id, { role: field(form, `role-${id}`), why: field(form, `why-${id}`) }]),
  )

const typedIn = (form: URLSearchParams): Typed => ({
  name: field(form, 'name'),
  summary: field(form, 'summary'),
  readers: field(form, 'readers'),
  agencies: form.getAll('agency'),
  reason: field(form, 'reason'),
  records: form.getAll('record'),
  people: peopleIn(form),
})

const template = 'understand/groups/proposals/decide-proposal.page.njk'

const shown = (seen: SeenProposal, typed: Typed, errors: readonly Mistake[] = []) => ({
  title: workingName(seen.fingerprint),
  marking: markingOf(seen.records.values()),
  wide: true,
  breadcrumbs: [
    { text: 'Groups', href: '/groups' },
    { text: 'Proposed', href: '/groups/proposed' },
    { text: workingName(seen.fingerprint) },
  ],
  ...(errors.length > 0 ? { errors } : {}),
  problems: byField(errors),
  rule: groupRule.version,
  signals: seen.group.signals,
  share: shareWords(seen.group),
  agencies: listed(seen.group.agencies.map(code => seen.agencies.get(code) ?? code)),
  met: metWords(seen.group),
  grades: gradesOf(seen.links),
  people: seen.group.members.map(thing => personOf(thing, seen)),
  drawing: tieChart(seen),
  ties: tieTable(seen, 'What ties them to each other'),
  groups: [...seen.registered, ...seen.partly].map(one => ({ name: one.name, href: groupAddress(one.id) })),
  declined: seen.declined,
  action: proposalAddress(seen.fingerprint),
  once: seen.once,
  mayKeep: seen.mayKeep,
  choices: seen.choices,
  roles: roleChoices,
  typed,
})

export const lookAtProposalRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/proposed/:proposal',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const fingerprint = fingerprintIn(ask.params.proposal)
    const seen = fingerprint && (await lookAtProposal(ask.visitor.desk, fingerprint))
    return seen ? page(template, shown(seen, proposed(seen))) : absent()
  },
})

const again = async (desk: Officer['desk'], fingerprint: string, typed: Typed, errors: readonly Mistake[]) => {
  const seen = await lookAtProposal(desk, fingerprint)
  return seen ? page(template, shown(seen, typed, errors)) : stale({ back: '/groups/proposed' })
}

const personMistakes = ([id, { role, why }]: readonly [string, TypedPerson]): readonly Mistake[] => [
  ...(groupRoles.has(role) ? [] : [{ text: 'Choose what they do for the group', field: `role-${id}` }]),
  ...(why === '' ? [{ text: 'Say what ties them to the group', field: `why-${id}` }] : []),
  ...(why.length > 2_000 ? [{ text: 'Say it in 2,000 characters or fewer', field: `why-${id}` }] : []),
]

/** The form names each record with the person it stands under: `record id, person id`. */
const chosenIn = ({ records, people }: Typed): readonly ChosenMember[] => {
  const chosen = records.flatMap(one => {
    const [record, person = ''] = one.split(' ')
    const id = recordId(record)
    const said = people[person]
    return id && said && groupRoles.has(said.role) ? [{ record: id, role: said.role, why: said.why }] : []
  })
  return [...new Map(chosen.map(one => [one.record, one])).values()]
}

const accept = async (desk: Officer['desk'], fingerprint: string, typed: Typed, form: URLSearchParams) => {
  const readers = readersIn(form)
  const once = onceIn(form)
  const members = chosenIn(typed)
  const chosen = new Set(typed.records.map(one => one.split(' ')[1] ?? ''))
  const mistakes = [
    ...wordsMistakes(typed),
    ...(members.length === 0 ? [{ text: 'Tick at least one record of somebody', field: 'people' }] : []),
    ...Object.entries(typed.people)
      .filter(([id]) => chosen.has(id))
      .flatMap(personMistakes),
    ...(readers ? [] : [noReaders]),
    ...reasonMistake(typed.reason),
  ]
  if (mistakes.length > 0 || !readers) return again(desk, fingerprint, typed, mistakes)
  if (!once) return stale({ back: proposalAddress(fingerprint) })
  const { name, summary, reason } = typed
  const outcome = await acceptProposal(desk, { fingerprint, name, summary, readers, members, reason, once })
  switch (outcome.kind) {
    case 'accepted':
      return seeOther(`${groupAddress(outcome.group)}?done=accepted`)
    case 'moved-on':
      return stale({ back: '/groups/proposed' })
    case 'no-such-readers':
      return again(desk, fingerprint, typed, [notTheirReaders])
    case 'no-actor':
    case 'needs-protection':
    case 'withdrawn':
      return again(desk, fingerprint, typed, [joiningMistake(outcome.kind, `record-${outcome.record}`)])
    case 'refused':
    case 'no-such-record':
      return absent()
  }
}

const decline = async (desk: Officer['desk'], fingerprint: string, typed: Typed) => {
  const mistakes = reasonMistake(typed.reason)
  if (mistakes.length > 0) return again(desk, fingerprint, typed, mistakes)
  const outcome = await declineProposal(desk, { fingerprint, reason: typed.reason })
  switch (outcome.kind) {
    case 'declined':
      return seeOther(`/groups/proposed?declined=${fingerprint}`)
    case 'moved-on':
      return stale({ back: '/groups/proposed' })
    case 'refused':
      return absent()
  }
}

export const decideProposalRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/proposed/:proposal',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const fingerprint = fingerprintIn(ask.params.proposal)
    if (!fingerprint) return absent()
    const typed = typedIn(ask.form)
    switch (field(ask.form, 'decision')) {
      case 'accepted':
        return accept(ask.visitor.desk, fingerprint, typed, ask.form)
      case 'declined':
        return decline(ask.visitor.desk, fingerprint, typed)
      default:
        return again(ask.visitor.desk, fingerprint, typed, [{ text: 'Choose what is decided', field: 'reason' }])
    }
  },
})

export const decideProposalRoutes: Routes = [lookAtProposalRoute, decideProposalRoute]
