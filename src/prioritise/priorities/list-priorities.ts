// Groups as this viewer has to weigh them: by both lenses, with who leads, and the exceptions with what speaks otherwise.
import { agencyNames } from '#core/guard/agencies.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Marking } from '#core/language/handling.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, groupsSeen } from '#understand'
import { type Disagreement, disagreementOf, type Moderation, rankedBand, type Standing } from '../assess/assessment.ts'
import { moderationsOf, standingOf } from '../assess/read-assessments.ts'
import type { Lead } from '../lead/lead.ts'
import { leadsNow } from '../lead/read-leads.ts'
import { markingOf } from '../marking-of.ts'
import { rankOf } from '../schemes/scheme.ts'
import { shelf } from '../schemes/shelf.ts'
import { evidenceOtherwise } from './evidence-otherwise.ts'
import { type Exception, exceptionsOf, otherwiseWords, type Situation } from './exceptions.ts'

export type WeighedGroup = {
  readonly group: CrimeGroup
  readonly standing: Standing
  readonly moderation?: Moderation
  readonly disagreement?: Disagreement
  readonly lead?: Lead
  readonly exceptions: readonly Exception[]
  readonly situation: Situation
  readonly otherwise: readonly string[]
}

export type SeenPriorities = {
  readonly groups: readonly WeighedGroup[]
  readonly marking: Marking
  /** What the agencies are called that keep the groups. */
  readonly names: ReadonlyMap<string, string>
}

const rank = ({ standing, moderation }: WeighedGroup): number => {
  const band = rankedBand(standing, moderation)
  return band ? rankOf(band) : -1
}

/** The gravest first; those that nobody graded last, by name. */
const inOrder = (groups: readonly WeighedGroup[]): readonly WeighedGroup[] =>
  groups
    .map((one, at) => ({ one, at }))
    .sort((a, b) => rank(b.one) - rank(a.one) || a.at - b.at)
    .map(({ one }) => one)

/** Every accepted group that this viewer sees, weighed. */
export const weighedGroups = async (work: Work): Promise<readonly WeighedGroup[]> => {
  const groups = await groupsSeen(work, { state: 'accepted' })
  const ids = groups.map(group => group.id)
  const standings = await standingOf(work, ids)
  const moderations = await moderationsOf(work, standings)
  const leads = await leadsNow(work, ids)
  const { recentDays } = shelf.priorities.exceptions
  const evidence = await evidenceOtherwise(work, ids, recentDays)
  const weighed = groups.map(group => {
    const standing = standings.get(group.id) ?? {}
    const [moderation, lead] = [moderations.get(group.id), leads.get(group.id)]
    const disagreement = disagreementOf(standing, shelf.priorities)
    const nothing = { recent: [], agencies: [], children: [], victims: [], members: [] }
    const situation: Situation = {
      ...{ standing, moderation, lead, now: work.now },
      acceptedAt: group.decided?.at ?? group.proposedAt,
      evidence: evidence.get(group.id) ?? nothing,
    }
    return {
      ...{ group, standing, situation },
      exceptions: exceptionsOf(situation, shelf.priorities),
      otherwise: otherwiseWords(situation, recentDays),
      ...(moderation ? { moderation } : {}),
      ...(disagreement ? { disagreement } : {}),
      ...(lead ? { lead } : {}),
    }
  })
  return inOrder(weighed)
}

/** Everything whose words or number a list of these groups tells. */
const toldOf = ({ situation: { evidence } }: WeighedGroup) => [
  ...evidence.members,
  ...evidence.recent.map(one => one.record),
  ...evidence.children,
  ...evidence.victims,
]

export const listPriorities = look('list-priorities', async (work, _: undefined) => {
  const groups = await weighedGroups(work)
  const labels = groups.flatMap(({ group, standing }) => [
    group.label,
    ...(standing.attributes?.labels ?? []),
    ...(standing.harm?.labels ?? []),
  ])
  const page: SeenPriorities = {
    groups,
    marking: await markingOf(work, labels),
    names: await agencyNames(work.db),
  }
  return { page, shows: groups.filter(one => one.exceptions.length > 0).flatMap(toldOf) }
})
