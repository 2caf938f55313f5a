// How an assessment is told: its band, what it could be, who wrote it by which scheme.
import type { GroupId } from '#core/language/ids.ts'
import { groupBands, lenses } from '#core/language/prioritise.ts'
import { groupAddress } from '#understand'
import { notKnown, type Scheme } from '../schemes/scheme.ts'
import { schemeAt } from '../schemes/shelf.ts'
import { type Assessment, type By, replay } from './assessment.ts'

export const assessmentsAddress = (group: GroupId): string => `${groupAddress(group)}/assessments`
export const newAssessmentAddress = (group: GroupId, lens: Assessment['lens']): string =>
  `${assessmentsAddress(group)}/new?lens=${lens}`
export const schemeAddress = (id: string): string => `/schemes/${id}`

export const by = ({ name, agency }: By): string => `${name}, ${agency}`

/** What a band leaves open, in words; nothing when every question was answered. */
export const openWords = ({ notKnown: many, couldBe, band }: Assessment): string | undefined => {
  if (many === 0) return undefined
  const questions = many === 1 ? '1 question is' : `${many} questions are`
  return couldBe === band
    ? `${questions} not known; whatever the answers are, it stays in this band.`
    : `${questions} not known: it could be as grave as ${groupBands.words[couldBe].toLowerCase()}.`
}

export const titleOf = (scheme: Pick<Scheme, 'title' | 'version'>): string =>
  `${scheme.title}, version ${scheme.version}`

export const assessmentShown = (one: Assessment) => {
  const scheme = schemeAt(one.scheme)
  return {
    id: one.id,
    href: `${assessmentsAddress(one.group)}/${one.id}`,
    lens: lenses.words[one.lens],
    band: groupBands.words[one.band],
    means: scheme?.bands.find(band => band.band === one.band)?.means,
    points: one.points,
    open: openWords(one),
    by: by(one.by),
    at: one.at.toISOString(),
    rationale: one.rationale,
    scheme: scheme ? titleOf(scheme) : one.scheme,
    schemeHref: scheme && schemeAddress(scheme.id),
  }
}

/** Each question of the scheme that was used, with the answer given. */
export const answersShown = (one: Assessment) =>
  (schemeAt(one.scheme)?.questions ?? []).map(question => {
    const said = one.answers[question.id]
    const answer = question.answers.find(given => given.id === said)
    return {
      id: question.id,
      ask: question.ask,
      answer: answer?.words ?? (said === notKnown ? 'Not known' : ''),
      points: answer?.points ?? 0,
    }
  })

/** Whether the band comes out the same when it is worked out again by the scheme that was used. */
export const replayWords = (one: Assessment): string => {
  const again = replay(one)
  if (!again) return 'The scheme it was made by is no longer the same document, so it cannot be worked out again.'
  return again.band === one.band && again.points === one.points
    ? 'Worked out again just now by the same version of the scheme: the same band.'
    : `Worked out again just now by the same version of the scheme: ${groupBands.words[again.band]}, which differs.`
}
