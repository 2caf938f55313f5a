// The gradings of a group side by side, each of them by itself, and the decision of a second person where the lenses disagree.
import { detailsOf, nameOf, sourcedBy, text } from '#collect'
import { absent, defineRoute, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { assessmentId, type GroupId, groupId } from '#core/language/ids.ts'
import { lenses } from '#core/language/prioritise.ts'
import { groupAddress } from '#understand'
import { reasonProblem } from '../reason-problem.ts'
import { currentScheme } from '../schemes/shelf.ts'
import {
  answersShown,
  assessmentShown,
  assessmentsAddress,
  by,
  newAssessmentAddress,
  replayWords,
  schemeAddress,
  titleOf,
} from './assessment-words.ts'
import {
  lookAtAssessment,
  lookAtAssessments,
  type SeenAssessment,
  type SeenAssessments,
} from './look-at-assessments.ts'
import { moderateDisagreement } from './moderate-disagreement.ts'

type Typed = { readonly reason?: string; readonly stands?: string; readonly error?: string; readonly field?: string }

const crumbs = (group: SeenAssessments['group'], here: string) => [
  { text: 'Groups', href: '/groups' },
  { text: group.name, href: groupAddress(group.id) },
  { text: here },
]

/** What has just been done, told only while it is so. */
const noticeOf = (seen: SeenAssessments, done: string, me: string): { readonly notice?: NoticeShown } => {
  if (done === 'moderated' && seen.moderation?.by.name === me)
    return { notice: { kind: 'success', text: 'Your decision between the two lenses is kept.' } }
  const lens = lenses.values.find(one => one === done)
  return lens && seen.standing[lens]?.by.name === me
    ? { notice: { kind: 'success', text: `Your assessment is kept: ${lenses.words[lens].toLowerCase()}.` } }
    : {}
}

const lensShown = (seen: SeenAssessments) => (lens: (typeof lenses.values)[number]) => {
  const scheme = currentScheme(lens)
  const standing = seen.standing[lens]
  return {
    lens,
    title: lenses.words[lens],
    scheme: { title: titleOf(scheme), href: schemeAddress(scheme.id) },
    standing: standing && assessmentShown(standing),
    earlier: seen.all.filter(one => one.lens === lens && one.id !== standing?.id).map(assessmentShown),
    newHref: newAssessmentAddress(seen.group.id, lens),
  }
}

const moderationShown = ({ moderation }: SeenAssessments) =>
  moderation && {
    stands: lenses.words[moderation.stands].toLowerCase(),
    by: by(moderation.by),
    at: moderation.at.toISOString(),
    reason: moderation.reason,
  }

const shown = (seen: SeenAssessments, me: string, typed: Typed = {}, done = '') => ({
  title: 'Assessments',
  marking: seen.marking,
  wide: true,
  breadcrumbs: crumbs(seen.group, 'Assessments'),
  ...(typed.error ? { errors: [{ text: typed.error, field: typed.field ?? 'reason' }] } : {}),
  ...noticeOf(seen, done, me),
  name: seen.group.name,
  isAccepted: seen.group.state === 'accepted',
  groupHref: groupAddress(seen.group.id),
  lenses: lenses.values.map(lensShown(seen)),
  disagreement: seen.disagreement && { steps: seen.disagreement.steps },
  moderation: moderationShown(seen),
  moderating: seen.moderating,
  pair: seen.disagreement && { attributes: seen.disagreement.attributes.id, harm: seen.disagreement.harm.id },
  action: `${assessmentsAddress(seen.group.id)}/moderation`,
  mayAssess: seen.mayAssess,
  typed,
})

const template = 'prioritise/assess/assessments.page.njk'

export const assessmentsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/assessments',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = groupId(ask.params.id)
    const seen = id && (await lookAtAssessments(ask.visitor.desk, id))
    return seen ? page(template, shown(seen, ask.visitor.name, {}, field(ask.query, 'done'))) : absent()
  },
})

const again = async (visitor: Officer, id: GroupId, typed: Typed) => {
  const seen = await lookAtAssessments(visitor.desk, id)
  return seen ? page(template, shown(seen, visitor.name, typed)) : absent()
}

export const moderateRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/assessments/moderation',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const group = groupId(ask.params.id)
    if (!group) return absent()
    const stands = field(ask.form, 'stands')
    const reason = field(ask.form, 'reason')
    const typed = { reason, stands }
    if (!lenses.has(stands))
      return again(ask.visitor, group, { ...typed, error: 'Choose which of the two stands', field: 'stands' })
    const problem = reasonProblem(reason)
    if (problem !== undefined) return again(ask.visitor, group, { ...typed, error: problem })
    const [attributes, harm] = [field(ask.form, 'attributes'), field(ask.form, 'harm')]
    const outcome = await moderateDisagreement(ask.visitor.desk, { group, attributes, harm, stands, reason })
    switch (outcome.kind) {
      case 'moderated':
        return seeOther(`${assessmentsAddress(group)}?done=moderated`)
      case 'moved-on':
        return stale({ back: assessmentsAddress(group) })
      case 'needs-another':
        return again(ask.visitor, group, {
          ...typed,
          error: 'You wrote one of the two: somebody who wrote neither decides which stands',
        })
      case 'refused':
      case 'no-such-disagreement':
        return absent()
    }
  },
})

const restsShown = ({ rests, records }: SeenAssessment, question: string) =>
  rests.flatMap(one => {
    const record = records.get(one.record)
    if (one.question !== question || !record) return []
    return [
      {
        name: nameOf(record),
        href: `/things/${record.id}`,
        details: detailsOf(record).map(text),
        source: sourcedBy(record).source,
        isCorrected: record.version > one.version,
      },
    ]
  })

const oneShown = (seen: SeenAssessment) => ({
  title: `${lenses.words[seen.assessment.lens]}: ${assessmentShown(seen.assessment).band.toLowerCase()}`,
  marking: seen.marking,
  wide: true,
  breadcrumbs: [
    { text: 'Groups', href: '/groups' },
    { text: seen.group.name, href: groupAddress(seen.group.id) },
    { text: 'Assessments', href: assessmentsAddress(seen.group.id) },
    { text: lenses.words[seen.assessment.lens] },
  ],
  name: seen.group.name,
  one: assessmentShown(seen.assessment),
  isStanding: seen.isStanding,
  replay: replayWords(seen.assessment),
  answers: answersShown(seen.assessment).map(answer => ({ ...answer, rests: restsShown(seen, answer.id) })),
})

export const assessmentRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/assessments/:assessment',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const group = groupId(ask.params.id)
    const assessment = assessmentId(ask.params.assessment)
    const seen = group && assessment && (await lookAtAssessment(ask.visitor.desk, { group, assessment }))
    return seen ? page('prioritise/assess/assessment.page.njk', oneShown(seen)) : absent()
  },
})

export const assessmentRoutes: Routes = [assessmentsRoute, moderateRoute, assessmentRoute]
