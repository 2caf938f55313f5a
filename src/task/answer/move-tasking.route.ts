// Answering, moving, escalating and sending on a tasking over HTTP. Every button posts to one of three addresses.
import { type Answer, absent, defineRoute, field, onceIn, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { londonDay } from '#core/ground/calendar.ts'
import { agencyCode, type TaskingId, taskingId } from '#core/language/ids.ts'
import { type Tried, taskingPage } from '../board/look-at-tasking.route.ts'
import { type Escalated, escalateTasking } from './escalate-tasking.ts'
import { arbiterIn, datesIn, fieldOf, type MoveTyped, moveMistakes, typedMove } from './move-form.ts'
import { moveTasking } from './move-tasking.ts'
import { type SentOn, sendOn } from './send-on.ts'
import { type Transition, transitions } from './transitions.ts'

/** What the act needs is the same from every state, so that a form can be read before the tasking is. */
const moveNamed = (act: string): Transition | undefined => transitions.find(move => move.act === act)

const answered = (
  outcome: Escalated | SentOn,
  at: string,
  state: string,
  again: (text: string) => Promise<Answer>,
): Answer | Promise<Answer> => {
  switch (outcome.kind) {
    case 'moved':
      return seeOther(`/taskings/${outcome.id}?done=${state}`)
    case 'sent-before':
      return seeOther(`/taskings/${outcome.id}`)
    case 'moved-on':
      return stale({ back: at })
    case 'needs-protection':
    case 'group-not-accepted':
      return again('What it rests on has changed. Write a new tasking instead')
    case 'refused':
    case 'no-such-tasking':
    case 'not-allowed':
    case 'no-such-post':
    case 'not-there':
      return absent()
  }
}

type Carried = {
  readonly id: TaskingId
  readonly typed: MoveTyped
  readonly seenVersion: number
  readonly once: string
}

type Carry = (desk: Officer['desk'], carried: Carried) => Promise<Escalated | SentOn>

const movingRoute = (
  address: string,
  ledger: 'alteration' | 'disclosure',
  acts: readonly Transition['act'][],
  carry: Carry,
) =>
  defineRoute<Officer>({
    method: 'POST',
    url: `/taskings/:tasking/${address}`,
    access: 'act',
    ledger,
    handler: async ask => {
      const id = taskingId(ask.params.tasking)
      const move = moveNamed(field(ask.form, 'act'))
      if (!id || !move || !acts.includes(move.act)) return absent()
      const typed = typedMove(ask.form, move.act)
      const { desk } = ask.visitor
      const mistakes = moveMistakes(move, typed, londonDay(ask.now))
      if (mistakes.length > 0) return taskingPage(desk, id, { typed, mistakes })
      const seenVersion = seenIn(ask.form)
      const outcome = await carry(desk, { id, typed, seenVersion, once: onceIn(ask.form) ?? '' })
      const again = (text: string) => {
        const tried: Tried = { typed, mistakes: [{ text, field: fieldOf(move, 'words') }] }
        return taskingPage(desk, id, tried)
      }
      return answered(outcome, `/taskings/${id}`, address === 'next' ? 'sent' : move.to, again)
    },
  })

const everyPlainAct = [...new Set(transitions.map(move => move.act))].filter(
  act => act !== 'escalate' && act !== 'send-on',
)

export const moveRoutes: Routes = [
  movingRoute('moves', 'alteration', everyPlainAct, (desk, { id, typed, seenVersion }) =>
    moveTasking(desk, {
      tasking: id,
      act: typed.act as Transition['act'],
      seenVersion,
      words: typed.words,
      dates: moveNamed(typed.act)?.needs.includes('dates') ? datesIn(typed) : undefined,
    }),
  ),
  movingRoute('escalation', 'disclosure', ['escalate'], async (desk, { id, typed, seenVersion }) => {
    const to = arbiterIn(typed.to)
    if (!to) return { kind: 'no-such-post', unchanged: true }
    return escalateTasking(desk, { tasking: id, seenVersion, words: typed.words, to })
  }),
  movingRoute('next', 'disclosure', ['send-on'], async (desk, { id, typed, seenVersion, once: token }) => {
    const asked = agencyCode(typed.asked)
    const dates = datesIn(typed)
    if (!asked || !dates || !token) return { kind: 'not-there', unchanged: true }
    return sendOn(desk, { tasking: id, seenVersion, words: typed.words, asked, ...dates, once: token })
  }),
]
