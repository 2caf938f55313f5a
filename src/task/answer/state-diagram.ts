// The way of a tasking as a diagram, drawn from the table alone.
import { taskingSides, taskingStates } from '#core/language/tasking.ts'
import { isEnded, transitions } from './transitions.ts'

const name = (state: string): string => state.replaceAll('-', '_')

const said: Readonly<Record<string, string>> = {
  reason: 'a reason',
  result: 'a result',
  post: 'a named post',
  agency: 'another agency',
  dates: 'new days',
}

/** Moves between the same two states by the same act are one arrow, with everybody who can make it. */
const arrows = (): readonly string[] => {
  const groups = Map.groupBy(transitions, ({ from, act, to }) => `${from} ${act} ${to}`)
  return [...groups.values()].flatMap(group => {
    const [move] = group
    if (!move) return []
    const who = group.map(({ side }) => side).join(' or ')
    return [`  ${name(move.from)} --> ${name(move.to)} : ${move.act} (${who})`]
  })
}

const table = (): readonly string[] => [
  '| from | who | button | leads to | has to be said |',
  '|---|---|---|---|---|',
  ...transitions.map(
    ({ from, side, label, to, needs }) =>
      `| ${taskingStates.words[from]} | ${side} | ${label} | ${taskingStates.words[to]} | ${needs.map(need => said[need]).join(', ') || 'nothing'} |`,
  ),
]

export const stateDiagram = (): string =>
  [
    '# How a tasking moves',
    '',
    'Made from `src/task/answer/transitions.ts` by `npm run diagrams`; a test fails when it is out of date.',
    'Overdue is no state: any tasking that has not ended is overdue once its day has passed.',
    '',
    ...taskingSides.values.map(side => `- *${side}*: ${taskingSides.words[side]}`),
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...taskingStates.values.map(state => `  ${name(state)} : ${taskingStates.words[state]}`),
    '  [*] --> sent',
    ...arrows(),
    ...taskingStates.values.filter(isEnded).map(state => `  ${name(state)} --> [*]`),
    '```',
    '',
    ...table(),
    '',
  ].join('\n')
