// What the forms of a tasking's page say: each move of the table asks for what it needs, and says what is missing where it is missing.
import { field, type Mistake } from '#core/frame/index.ts'
import { type AgencyCode, agencyCode } from '#core/language/ids.ts'
import { type Post, posts } from '#core/language/members.ts'
import { type DayTyped, dayTyped, readDay } from '../days.ts'
import type { Need, Transition } from './transitions.ts'

export type MoveTyped = {
  readonly act: string
  readonly words: string
  readonly to: string
  readonly asked: string
  readonly answerBy: DayTyped
  readonly due: DayTyped
}

export const typedMove = (form: URLSearchParams, act: string): MoveTyped => ({
  act,
  words: field(form, 'words'),
  to: field(form, 'to'),
  asked: field(form, 'asked'),
  answerBy: dayTyped(form, 'answerBy'),
  due: dayTyped(form, 'due'),
})

/** Moves that a press of a button makes, with or without words, stand in one form; those that choose something have one of their own. */
const choosing: readonly Need[] = ['post', 'agency', 'dates']
export const isPlain = ({ needs }: Transition): boolean => !needs.some(need => choosing.includes(need))

const addresses: Readonly<Record<string, string>> = { escalate: 'escalation', 'send-on': 'next' }
/** Which of a tasking's three addresses a form goes to: what lets another agency read is entered as a disclosure. */
export const addressOfAct = (act: string): string => addresses[act] ?? 'moves'

/** Fields of different forms on one page have ids of their own. */
export const fieldOf = (move: Transition, name: string): string => (isPlain(move) ? name : `${move.act}-${name}`)

export type Dates = { readonly answerBy: string; readonly due: string }

export const datesIn = ({ answerBy, due }: Pick<MoveTyped, 'answerBy' | 'due'>): Dates | undefined => {
  const [first, last] = [readDay(answerBy), readDay(due)]
  return first && last ? { answerBy: first, due: last } : undefined
}

/** What is wrong with two days, each with the field it is about. */
export const dateMistakes = (
  typed: Pick<MoveTyped, 'answerBy' | 'due'>,
  today: string,
  id: (name: string) => string = name => name,
): readonly Mistake[] => {
  const [answerBy, due] = [readDay(typed.answerBy), readDay(typed.due)]
  const at = (name: string) => `${id(name)}-day`
  const mistakes: (Mistake | false)[] = [
    !answerBy && { text: 'Enter the day by which they answer, such as 27 3 2027', field: at('answerBy') },
    !due && { text: 'Enter the day by which it is done, such as 27 3 2027', field: at('due') },
    !!answerBy && answerBy < today && { text: 'The day of the answer must be today or later', field: at('answerBy') },
    !!answerBy && !!due && due < answerBy && { text: 'It cannot be due before it is answered', field: at('due') },
  ]
  return mistakes.filter(mistake => mistake !== false)
}

export const arbiterIn = (text: string): { readonly post: Post; readonly agency: AgencyCode } | undefined => {
  const [post = '', code = ''] = text.split('@')
  const agency = agencyCode(code)
  return posts.has(post) && agency ? { post, agency } : undefined
}

const longest = 2_000

export const moveMistakes = (move: Transition, typed: MoveTyped, today: string): readonly Mistake[] => {
  const { needs } = move
  const at = (name: string) => fieldOf(move, name)
  const mistakes: (Mistake | false)[] = [
    needs.includes('post') && !arbiterIn(typed.to) && { text: 'Choose whom to put it before', field: at('to') },
    needs.includes('agency') && !agencyCode(typed.asked) && { text: 'Choose the agency to ask', field: at('asked') },
    ...(needs.includes('dates') ? dateMistakes(typed, today, at) : []),
    needs.includes('reason') && typed.words === '' && { text: `${move.label}: say why`, field: at('words') },
    needs.includes('result') && typed.words === '' && { text: 'Say what came of it', field: at('words') },
    typed.words.length > longest && { text: 'Say it in 2,000 characters or fewer', field: at('words') },
  ]
  return mistakes.filter(mistake => mistake !== false)
}
