// Which group matters, and which are left alone: one list by both lenses, one of exceptions by the agency that keeps or leads the group.
import { defineRoute, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { groupBands, leadStatuses } from '#core/language/prioritise.ts'
import { groupAddress } from '#understand'
import type { Assessment } from '../assess/assessment.ts'
import { assessmentsAddress, schemeAddress, titleOf } from '../assess/assessment-words.ts'
import { leadAddress } from '../lead/lead.route.ts'
import { leaderWords } from '../lead/lead.ts'
import { currentScheme, shelf } from '../schemes/shelf.ts'
import { exceptionRules } from './exceptions.ts'
import { listPriorities, type SeenPriorities, type WeighedGroup } from './list-priorities.ts'

const bandShown = (one: Assessment | undefined) =>
  one && {
    text: groupBands.words[one.band],
    open: one.couldBe === one.band ? undefined : `could be ${groupBands.words[one.couldBe].toLowerCase()}`,
  }

const rowShown = ({ group, standing, lead, disagreement, moderation }: WeighedGroup) => ({
  name: group.name,
  href: groupAddress(group.id),
  attributes: bandShown(standing.attributes),
  harm: bandShown(standing.harm),
  assessments: assessmentsAddress(group.id),
  disagrees: disagreement !== undefined && moderation === undefined,
  isModerated: moderation !== undefined,
  lead: lead?.leader && leaderWords(lead.leader),
  status: lead ? leadStatuses.words[lead.status] : 'Nothing on record',
  leadHref: leadAddress(group.id),
})

const recentShown = 5

const exceptionShown = ({ group, exceptions, otherwise, situation }: WeighedGroup) => ({
  name: group.name,
  href: groupAddress(group.id),
  rules: exceptions.map(one => ({ rule: exceptionRules[one.rule], words: one.words })),
  otherwise,
  recent: situation.evidence.recent.slice(0, recentShown).map(one => ({
    name: one.name,
    href: `/things/${one.record}`,
    agency: one.agency,
    at: one.at.toISOString(),
  })),
  links: [
    { text: 'Assessments', href: assessmentsAddress(group.id) },
    { text: 'Who leads', href: leadAddress(group.id) },
    { text: 'Disruptions', href: `${groupAddress(group.id)}/disruptions` },
    { text: 'Ask an agency to act', href: `/taskings/new?group=${group.id}` },
  ],
})

/** By the agency that leads the group, else by the one that keeps it on the register: it is asked first. */
const byAgency = (groups: readonly WeighedGroup[], names: ReadonlyMap<string, string>) => {
  const accountable = ({ group, lead }: WeighedGroup): string =>
    lead?.leader?.agencyName ?? names.get(group.owner) ?? group.owner
  const found = Map.groupBy(
    groups.filter(one => one.exceptions.length > 0),
    accountable,
  )
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([agency, many]) => ({ agency, groups: many.map(exceptionShown) }))
}

const shown = ({ groups, marking, names }: SeenPriorities) => ({
  title: 'Priorities',
  marking,
  wide: true,
  groups: groups.map(rowShown),
  exceptions: byAgency(groups, names),
  figures: shelf.priorities.exceptions,
  schemes: (['attributes', 'harm'] as const).map(lens => {
    const scheme = currentScheme(lens)
    return { text: titleOf(scheme), href: schemeAddress(scheme.id) }
  }),
})

export const prioritiesRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/priorities',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask =>
    page('prioritise/priorities/priorities.page.njk', shown(await listPriorities(ask.visitor.desk, undefined))),
})

export const priorityRoutes: Routes = [prioritiesRoute]
