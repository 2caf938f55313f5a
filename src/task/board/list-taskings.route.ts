// The board over HTTP: mine, my agency's, or all that I see.
import { defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Whose } from '../store.ts'
import { type Board, listTaskings, type Section, sectionOf, sections } from './list-taskings.ts'
import { addressOf, lineOf } from './show-tasking.ts'

const choices = { agency: "My agency's", mine: 'Mine', all: 'All that I see' } as const satisfies Record<Whose, string>
const isChoice = (text: string): text is Whose => Object.hasOwn(choices, text)

const sectionsOf = ({ open, ended, today }: Board) =>
  (Object.keys(sections) as Section[]).map(id => ({
    id,
    title: sections[id],
    lines: [...open, ...ended].filter(one => sectionOf(one, today) === id).map(one => lineOf(one, today)),
  }))

/** Headings with nothing under them are left out: what waits stands at the top. */
const filled = (board: Board) => sectionsOf(board).filter(({ lines }) => lines.length > 0)

const doubledOf = ({ doubled }: Board) =>
  doubled.map(({ what, taskings }) => ({
    name: what.name,
    href: what.kind === 'group' ? `/groups/${what.id}` : `/things/${what.id}`,
    taskings: taskings.map(one => ({ text: one.title, href: addressOf(one), asked: one.askedName })),
  }))

export const listTaskingsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/taskings',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const asked = field(ask.query, 'whose')
    const whose = isChoice(asked) ? asked : ask.visitor.post === 'tasking-coordinator' ? 'all' : 'agency'
    const board = await listTaskings(ask.visitor.desk, whose)
    const sections = filled(board)
    return page('task/board/list-taskings.page.njk', {
      title: 'Taskings',
      marking: sections.length === 0 ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE',
      wide: true,
      choices: (Object.keys(choices) as Whose[]).map(one => ({
        text: choices[one],
        href: `/taskings?whose=${one}`,
        current: one === whose,
      })),
      sections,
      hasMore: board.hasMore,
      doubled: doubledOf(board),
      maySend: board.maySend,
    })
  },
})

export const boardRoutes: Routes = [listTaskingsRoute]
