// One disruption: its evidence, its second assessment, more evidence, another agency that was in it too, and its being looked at again.
import { type Answer, absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake, NoticeShown } from '#core/frame/shown.ts'
import { disruptionGrades, disruptionSteps } from '#core/language/disrupt.ts'
import { type DisruptionId, disruptionId } from '#core/language/ids.ts'
import { groupAddress } from '#understand'
import { operationAddress } from '../operations/operation-page.ts'
import { type Assessing, assessing, stateAfter } from './disruption.ts'
import {
  evidenceMistakes,
  givenEvidence,
  missingEvidence,
  type TypedEvidence,
  typedEvidence,
} from './disruption-form.ts'
import { choices, disruptionAddress, disruptionLine, eventWords, highest } from './disruption-words.ts'
import { gradeGuidance, guidanceSource } from './guide.ts'
import { type DisruptionShown, lookAtDisruption } from './look-at-disruptions.ts'
import { joinDisruption } from './record-disruption.ts'
import { assessDisruption, reopenDisruption, type Stepped, supportDisruption } from './take-step.ts'

const template = 'disrupt/disruptions/disruption.page.njk'

type Typed = {
  readonly errors?: readonly Mistake[]
  readonly step?: string
  readonly grade?: string
  readonly sameAs?: string
  readonly reason?: string
  readonly again?: string
  readonly evidence?: TypedEvidence
}

const noEvidence: TypedEvidence = { words: '', chosen: '', record: '', event: '', document: '' }

/** What has just been done, told only while it is so. */
const noticeOf = (
  { disruption, steps, isInvolved }: DisruptionShown,
  done: string,
): { readonly notice?: NoticeShown } => {
  const said = (text: string) => ({ notice: { kind: 'success' as const, text } })
  if (done === 'recorded' && disruption.version === 1)
    return said('It is recorded. Another person assesses it before it counts.')
  if (done === 'joined' && isInvolved) return said('Your agency is among those involved. It stays one disruption.')
  const last = steps.at(-1)
  return done === 'step' && last ? said(`Kept: ${disruptionSteps.words[last.step].toLowerCase()}.`) : {}
}

const evidenceLines = ({ evidence }: DisruptionShown) =>
  evidence.map(one => ({
    words: one.words,
    what: one.what,
    record: one.record && one.recordName ? { name: one.recordName, href: `/things/${one.record}` } : undefined,
    event: one.event && one.operation ? { href: `${operationAddress(one.operation)}/events/${one.event}` } : undefined,
    document: one.document ?? '',
    by: one.by,
    at: one.at,
  }))

const may = ({ disruption, mayAssess, maySupport, mayJoin, isRecorder, isInvolved }: DisruptionShown) => ({
  assess: mayAssess && !isRecorder && stateAfter(disruption.state, 'confirm') !== undefined,
  waitForAnother: isRecorder && stateAfter(disruption.state, 'confirm') !== undefined,
  support: maySupport && stateAfter(disruption.state, 'support') !== undefined,
  reopen: mayAssess && stateAfter(disruption.state, 'reopen') !== undefined,
  join: mayJoin && !isInvolved,
})

const forms = (shown: DisruptionShown, typed: Typed) => {
  const evidence = typed.evidence ?? noEvidence
  return {
    steps: assessing.map(step => ({ value: step, text: disruptionSteps.words[step], checked: typed.step === step })),
    grades: choices(disruptionGrades, typed.grade ?? '', gradeGuidance),
    others: shown.others.map(one => ({
      value: one.id,
      text: `${disruptionLine(one).means}, ${one.happenedOn}: ${one.what.slice(0, 80)}`,
      selected: typed.sameAs === one.id,
    })),
    records: shown.records.map(one => ({ value: one.id, text: one.name, selected: one.id === evidence.chosen })),
    events: shown.events.map(one => ({ value: one.id, text: eventWords(one), selected: one.id === evidence.event })),
    typed: { evidence, reason: typed.reason ?? '', again: typed.again ?? '' },
  }
}

const shownPage = (shown: DisruptionShown, typed: Typed = {}, done = '') => {
  const { disruption, group } = shown
  const errors = typed.errors ?? []
  return {
    title: `Disruption of ${group.name}`,
    marking: highest([group, disruption, ...shown.records, ...shown.events, ...shown.others]),
    back: { text: 'What was tried against this group', href: `${groupAddress(group.id)}/disruptions` },
    ...(errors.length > 0 ? { errors } : {}),
    ...noticeOf(shown, done),
    wrong: Object.fromEntries(errors.map(error => [error.field, { text: error.text }])),
    group: { name: group.name, href: groupAddress(group.id) },
    line: disruptionLine(disruption),
    recordedGrade: disruptionGrades.words[disruption.grade],
    expected: disruption.expected,
    lookAgainOn: disruption.lookAgainOn ?? '',
    recordedAt: disruption.recordedAt,
    sameAs: shown.sameAs && disruptionLine(shown.sameAs),
    evidence: evidenceLines(shown),
    journal: shown.steps.map(one => ({
      words: disruptionSteps.words[one.step],
      grade: one.grade ? disruptionGrades.words[one.grade] : '',
      by: `${one.by}, ${one.agency}`,
      at: one.at,
      reason: one.reason,
    })),
    may: may(shown),
    address: disruptionAddress(disruption.id),
    seen: String(disruption.version),
    guidanceSource,
    ...forms(shown, typed),
  }
}

export const disruptionRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/disruptions/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = disruptionId(ask.params.id)
    const shown = id && (await lookAtDisruption(ask.visitor.desk, id))
    return shown ? page(template, shownPage(shown, {}, field(ask.query, 'done'))) : absent()
  },
})

const reasonWrong = (reason: string, at: string): readonly Mistake[] => {
  if (reason === '') return [{ text: 'Say why: what you relied on, in a sentence', field: at }]
  return reason.length > 2_000 ? [{ text: 'Say it in 2,000 characters or fewer', field: at }] : []
}

const answer = (outcome: Stepped, id: DisruptionId, wrong: (mistake: Mistake) => Answer): Answer => {
  switch (outcome.kind) {
    case 'stepped':
      return seeOther(`${disruptionAddress(id)}?done=step`)
    case 'moved-on':
      return stale({ back: disruptionAddress(id) })
    case 'no-evidence':
      return wrong(missingEvidence[outcome.missing])
    case 'seen-by-fewer':
      return wrong({
        text: 'Not everybody who sees this one sees that one: say it on the other page, about the other one',
        field: 'sameAs',
      })
    case 'refused':
    case 'no-such-disruption':
      return absent()
  }
}

const isAssessing = (step: string): step is Assessing => assessing.some(one => one === step)

export const assessDisruptionRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/disruptions/:id/assess',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const id = disruptionId(ask.params.id)
    const shown = id && (await lookAtDisruption(ask.visitor.desk, id))
    if (!id || !shown?.mayAssess || shown.isRecorder) return absent()
    const typed = {
      step: field(ask.form, 'step'),
      grade: field(ask.form, 'grade'),
      sameAs: field(ask.form, 'sameAs'),
      reason: field(ask.form, 'reason'),
    }
    const { step, grade } = typed
    const sameAs = shown.others.find(one => one.id === typed.sameAs)?.id
    const errors = [
      ...(isAssessing(step) ? [] : [{ text: 'Choose what you think of it', field: 'step' }]),
      ...(step === 'change' && !disruptionGrades.has(grade)
        ? [{ text: 'Choose the grade that fits better', field: 'grade' }]
        : []),
      ...(step === 'double' && !sameAs ? [{ text: 'Choose which one it is the same as', field: 'sameAs' }] : []),
      ...reasonWrong(typed.reason, 'reason'),
    ]
    const again = (mistakes: readonly Mistake[]) => page(template, shownPage(shown, { ...typed, errors: mistakes }))
    if (errors.length > 0 || !isAssessing(step)) return again(errors)
    const outcome = await assessDisruption(ask.visitor.desk, {
      disruption: id,
      seen: seenIn(ask.form),
      step,
      reason: typed.reason,
      ...(disruptionGrades.has(grade) ? { grade } : {}),
      ...(sameAs ? { sameAs } : {}),
    })
    return answer(outcome, id, mistake => again([mistake]))
  },
})

export const supportDisruptionRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/disruptions/:id/evidence',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const id = disruptionId(ask.params.id)
    const shown = id && (await lookAtDisruption(ask.visitor.desk, id))
    if (!id || !shown?.maySupport) return absent()
    const evidence = typedEvidence(ask.form)
    const errors = evidenceMistakes(evidence)
    const again = (mistakes: readonly Mistake[]) => page(template, shownPage(shown, { evidence, errors: mistakes }))
    if (errors.length > 0) return again(errors)
    const outcome = await supportDisruption(ask.visitor.desk, {
      disruption: id,
      seen: seenIn(ask.form),
      reason: evidence.words,
      evidence: givenEvidence(evidence),
    })
    return answer(outcome, id, mistake => again([mistake]))
  },
})

export const reopenDisruptionRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/disruptions/:id/reopen',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const id = disruptionId(ask.params.id)
    const shown = id && (await lookAtDisruption(ask.visitor.desk, id))
    if (!id || !shown?.mayAssess) return absent()
    const reason = field(ask.form, 'again')
    const errors = reasonWrong(reason, 'again')
    const again = (mistakes: readonly Mistake[]) =>
      page(template, shownPage(shown, { again: reason, errors: mistakes }))
    if (errors.length > 0) return again(errors)
    const asked = { disruption: id, seen: seenIn(ask.form), reason }
    return answer(await reopenDisruption(ask.visitor.desk, asked), id, mistake => again([mistake]))
  },
})

export const joinDisruptionRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/disruptions/:id/join',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const disruption = disruptionId(ask.params.id)
    const outcome = disruption && (await joinDisruption(ask.visitor.desk, { disruption }))
    return disruption && outcome?.kind === 'joined'
      ? seeOther(`${disruptionAddress(disruption)}?done=joined`)
      : absent()
  },
})

export const oneDisruptionRoutes: Routes = [
  disruptionRoute,
  assessDisruptionRoute,
  supportDisruptionRoute,
  reopenDisruptionRoute,
  joinDisruptionRoute,
]
