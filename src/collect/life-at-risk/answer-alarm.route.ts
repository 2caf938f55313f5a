// The list of alarms, one alarm with what was done about it, and its next step.
import { absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { type AlarmId, alarmId } from '#core/language/ids.ts'
import { type AlarmStep, alarmSteps, needsWords, nextSteps } from '#core/language/life-at-risk.ts'
import { acknowledgeWithin, isOverdue, standsSo } from './alarm-clock.ts'
import { type Alarm, stageOf } from './alarm-store.ts'
import { answerAlarm } from './answer-alarm.ts'
import { listAlarms, lookAtAlarm, type SeenAlarm } from './look-at-alarms.ts'

const address = (id: AlarmId): string => `/life-at-risk/${id}`

const inList = (now: Date) => (alarm: Alarm) => ({
  href: address(alarm.id),
  danger: alarm.danger,
  raisedAt: alarm.raisedAt,
  agency: alarm.raisedAgency,
  stands: standsSo(alarm, now),
  waits: stageOf(alarm) === 'raised',
  overdue: isOverdue(alarm, now),
})

/** What each step asks of whoever takes it: the question above its box, and its button. */
const asked: Readonly<Record<Exclude<AlarmStep, 'acknowledged'>, { readonly label: string; readonly button: string }>> =
  {
    acting: { label: 'It is acted on: what is done, and why?', button: 'Keep that it is acted on' },
    'not-acting': { label: 'It is not acted on: why not?', button: 'Keep that it is not acted on' },
    closed: { label: 'What was done, and how is the person now?', button: 'Close the alarm' },
  }

type Typed = { readonly step?: string; readonly words?: string; readonly error?: string }

const forms = (alarm: Alarm, typed: Typed) =>
  nextSteps[stageOf(alarm)].flatMap(step =>
    step === 'acknowledged'
      ? []
      : [
          {
            step,
            id: `words-${step}`,
            ...asked[step],
            ...(typed.step === step ? { value: typed.words ?? '', error: typed.error } : {}),
          },
        ],
  )

const noticeOf = ({ alarm, isRead }: SeenAlarm, raised: string): { readonly notice?: NoticeShown } => {
  if (raised !== 'now' || stageOf(alarm) !== 'raised') return {}
  const text = 'Your alarm is with every agency here. Nobody has taken it on yet: ring as well.'
  return { notice: { kind: isRead ? 'success' : 'important', text } }
}

const shown = (seen: SeenAlarm, typed: Typed = {}, raised = '') => {
  const { alarm, isRead, record, now } = seen
  return {
    title: 'A life at risk',
    marking: 'OFFICIAL-SENSITIVE' as const,
    back: { text: 'Lives at risk', href: '/life-at-risk' },
    ...(typed.error ? { errors: [{ text: typed.error, field: `words-${typed.step}` }] } : {}),
    ...noticeOf(seen, raised),
    alarm: { ...alarm, action: address(alarm.id) },
    stands: standsSo(alarm, now),
    isRead,
    wasSealed: alarm.keptAt.getTime() - alarm.raisedAt.getTime() > 60_000,
    overdue: isOverdue(alarm, now),
    within: acknowledgeWithin(),
    steps: alarm.steps.map(step => ({ ...step, called: alarmSteps.words[step.stage] })),
    record: record && `/things/${record}`,
    mayAcknowledge: isRead && stageOf(alarm) === 'raised',
    forms: isRead ? forms(alarm, typed) : [],
    seen: String(alarm.steps.length),
  }
}

const template = 'collect/life-at-risk/look-at-alarm.page.njk'

const answer = async (desk: Officer['desk'], id: AlarmId, form: URLSearchParams) => {
  const step = field(form, 'step')
  if (!alarmSteps.has(step)) return absent()
  const words = field(form, `words-${step}`)
  if (needsWords(step) && words === '') {
    const seen = await lookAtAlarm(desk, id)
    return seen
      ? page(template, shown(seen, { step, words, error: 'Say it in a sentence: it is kept with your name' }))
      : absent()
  }
  const outcome = await answerAlarm(desk, { alarm: id, step, words, seen: seenIn(form) })
  switch (outcome.kind) {
    case 'moved-on':
      return stale({ back: address(id) })
    case 'refused':
    case 'no-such-alarm':
      return absent()
    default:
      return seeOther(address(id))
  }
}

export const alarmRoutes: Routes = [
  defineRoute<Officer>({
    method: 'GET',
    url: '/life-at-risk',
    access: 'signed-in',
    ledger: 'consultation',
    handler: async ask => {
      const { open, closed, own, now } = await listAlarms(ask.visitor.desk, undefined)
      return page('collect/life-at-risk/list-alarms.page.njk', {
        title: 'Lives at risk',
        marking: 'OFFICIAL-SENSITIVE',
        within: acknowledgeWithin(),
        open: open.map(inList(now)),
        closed: closed.map(inList(now)),
        own: own.map(inList(now)),
      })
    },
  }),
  defineRoute<Officer>({
    method: 'GET',
    url: '/life-at-risk/:id',
    access: 'signed-in',
    ledger: 'consultation',
    handler: async ask => {
      const id = alarmId(ask.params.id)
      const seen = id && (await lookAtAlarm(ask.visitor.desk, id))
      return seen ? page(template, shown(seen, {}, field(ask.query, 'raised'))) : absent()
    },
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/life-at-risk/:id',
    access: 'act',
    ceiling: 'none',
    ledger: 'alteration',
    handler: ask => {
      const id = alarmId(ask.params.id)
      return id ? answer(ask.visitor.desk, id, ask.form) : absent()
    },
  }),
]
