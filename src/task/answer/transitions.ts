// How a tasking may move: from a state, by whom, by which act, to which state. Pages, forms, the diagram and the tests all read this table.
import type { FactKind } from '#core/language/facts.ts'
import type { TaskingAct, TaskingSide, TaskingState } from '#core/language/tasking.ts'

/** What has to be said with a move; the rest of it is a press of the button. */
export type Need = 'reason' | 'result' | 'post' | 'agency' | 'dates'

export type Transition = {
  readonly from: TaskingState
  readonly side: TaskingSide
  readonly act: Exclude<TaskingAct, 'send'>
  readonly to: TaskingState
  /** The words of the button. */
  readonly label: string
  readonly needs: readonly Need[]
  readonly fact?: FactKind
}

type Move = Omit<Transition, 'from' | 'side'>

const accept: Move = { act: 'accept', to: 'accepted', label: 'Accept', needs: [], fact: 'tasking-accepted' }
const decline: Move = {
  act: 'decline',
  to: 'declined',
  label: 'Decline',
  needs: ['reason'],
  fact: 'tasking-declined',
}
const start: Move = { act: 'start', to: 'under-way', label: 'Say that it is under way', needs: [] }
const complete: Move = {
  act: 'complete',
  to: 'completed',
  label: 'Completed: say what came of it',
  needs: ['result'],
  fact: 'tasking-completed',
}
const giveUp: Move = {
  act: 'give-up',
  to: 'not-completed',
  label: 'It cannot be completed',
  needs: ['reason'],
  fact: 'tasking-not-completed',
}
const escalate: Move = {
  act: 'escalate',
  to: 'escalated',
  label: 'Escalate',
  needs: ['post', 'reason'],
  fact: 'tasking-escalated',
}
const askAgain: Move = {
  act: 'ask-again',
  to: 'sent',
  label: 'It stands: ask the agency again',
  needs: ['dates', 'reason'],
  fact: 'tasking-sent',
}
const relieve: Move = {
  act: 'relieve',
  to: 'withdrawn',
  label: 'Relieve the agency of it',
  needs: ['reason'],
  fact: 'tasking-withdrawn',
}
const withdraw: Move = {
  act: 'withdraw',
  to: 'withdrawn',
  label: 'Withdraw',
  needs: ['reason'],
  fact: 'tasking-withdrawn',
}
const sendOn: Move = {
  act: 'send-on',
  to: 'sent-on',
  label: 'Ask another agency',
  needs: ['agency', 'dates', 'reason'],
  fact: 'tasking-withdrawn',
}

const by =
  (side: TaskingSide, ...moves: readonly Move[]) =>
  (from: TaskingState): readonly Transition[] =>
    moves.map(move => ({ from, side, ...move }))

const from = (state: TaskingState, ...sides: readonly ((from: TaskingState) => readonly Transition[])[]) =>
  sides.flatMap(side => side(state))

export const transitions: readonly Transition[] = [
  ...from('sent', by('asked', accept, decline), by('asker', withdraw, escalate), by('coordinator', escalate)),
  ...from('accepted', by('asked', start, giveUp), by('asker', withdraw, escalate), by('coordinator', escalate)),
  ...from('under-way', by('asked', complete, giveUp), by('asker', withdraw, escalate), by('coordinator', escalate)),
  ...from('declined', by('asker', sendOn, escalate, withdraw), by('coordinator', escalate)),
  ...from('not-completed', by('asker', sendOn, escalate, withdraw), by('coordinator', escalate)),
  ...from('escalated', by('arbiter', askAgain, relieve), by('asked', accept, complete), by('asker', sendOn, withdraw)),
]

/** What somebody on these sides can do now, each act once: whoever is on two sides has one button for it. */
export const movesFrom = (state: TaskingState, sides: readonly TaskingSide[]): readonly Transition[] => {
  const open = transitions.filter(move => move.from === state && sides.includes(move.side))
  return open.filter((move, at) => open.findIndex(other => other.act === move.act) === at)
}

/** Nothing leads on from these. */
export const isEnded = (state: TaskingState): boolean => !transitions.some(move => move.from === state)

/** Who has to do something next: the agency that was asked, the agency that asks, or the post it was escalated to. */
export const turnOf = (state: TaskingState): TaskingSide | undefined => {
  if (state === 'sent' || state === 'accepted' || state === 'under-way') return 'asked'
  if (state === 'declined' || state === 'not-completed') return 'asker'
  return state === 'escalated' ? 'arbiter' : undefined
}
