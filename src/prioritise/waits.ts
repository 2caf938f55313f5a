// What waits in this room for whoever sits here: groups of his agency to grade or to lead, gradings to decide between, exceptions.
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { Post } from '#core/language/members.ts'
import { assessmentsAddress } from './assess/assessment-words.ts'
import { leadAddress } from './lead/lead.route.ts'
import { type WeighedGroup, weighedGroups } from './priorities/list-priorities.ts'

const graders: readonly Post[] = ['analyst', 'lead-responsible-officer', 'taskforce-lead']
const leaders: readonly Post[] = ['lead-responsible-officer', 'tasking-coordinator', 'taskforce-lead']

/** More than these are not told on the first page; the list of priorities has them all. */
const toldAtMost = 20

const isOurs = ({ group, lead }: WeighedGroup, agency: string): boolean =>
  lead?.leader ? lead.leader.agency === agency : group.owner === agency

const toGrade = (one: WeighedGroup): readonly Waiting[] => {
  const { attributes, harm } = one.standing
  if (attributes && harm) return []
  const words = attributes || harm ? 'is graded through one lens only' : 'is not graded yet'
  return [
    { state: 'waiting', words: `${one.group.name} ${words}`, href: assessmentsAddress(one.group.id), when: since(one) },
  ]
}

const since = ({ situation }: WeighedGroup): Date => situation.acceptedAt

const toLead = (one: WeighedGroup): readonly Waiting[] => {
  if (one.lead) return []
  const isLate = one.exceptions.some(exception => exception.rule === 'without-lead')
  return [
    {
      state: isLate ? 'overdue' : 'waiting',
      words: `${one.group.name} has no lead`,
      href: leadAddress(one.group.id),
      when: since(one),
    },
  ]
}

const toModerate = ({ group, disagreement, moderation }: WeighedGroup, me: string): readonly Waiting[] => {
  if (!disagreement || moderation) return []
  const { attributes, harm } = disagreement
  if (attributes.by.id === me || harm.by.id === me) return []
  const when = attributes.at > harm.at ? attributes.at : harm.at
  return [
    {
      state: 'waiting',
      words: `The two lenses disagree on ${group.name}: moderation needed`,
      href: assessmentsAddress(group.id),
      when,
    },
  ]
}

const exceptional = (groups: readonly WeighedGroup[]): readonly Waiting[] => {
  const many = groups.filter(one => one.exceptions.length > 0)
  if (many.length === 0) return []
  const words =
    many.length === 1
      ? '1 group is graded low, not investigated or without a lead'
      : `${many.length} groups are graded low, not investigated or without a lead`
  return [{ state: 'waiting', words, href: '/priorities#exceptions' }]
}

const byMoment = (a: Waiting, b: Waiting): number =>
  (a.when?.getTime() ?? 0) - (b.when?.getTime() ?? 0) || (a.href < b.href ? -1 : a.href > b.href ? 1 : 0)

/** INVARIANT: of what this viewer sees, and nothing else. */
export const waits: WaitsOf = async (work: Work) => {
  const { by } = work.sight
  if (by.kind !== 'Member' || !(graders.includes(by.post) || leaders.includes(by.post))) return []
  const groups = await weighedGroups(work)
  const ours = groups.filter(one => isOurs(one, agencyOf(by)))
  const mayGrade = graders.includes(by.post)
  const told = [
    ...(by.post === 'taskforce-lead' ? exceptional(groups) : []),
    ...(mayGrade ? ours.flatMap(toGrade) : []),
    ...(mayGrade ? groups.flatMap(one => toModerate(one, by.id)) : []),
    ...(leaders.includes(by.post) ? ours.flatMap(toLead) : []),
  ]
  return [...told].sort(byMoment).slice(0, toldAtMost)
}
