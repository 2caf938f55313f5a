// The page on known-answer pairs: that there are some, what they are for, and how the reader's own team answers them.
import { defineRoute, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { reviewing } from '../queue/settings.ts'
import { mistakes } from './known-pairs.ts'
import { lookAtKnownAnswers } from './look-at-known-answers.ts'

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${Math.round((part / of) * 100)}%`)

export const lookAtKnownAnswersRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/proposals/known-answers',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const { rows } = await lookAtKnownAnswers(ask.visitor.desk, undefined)
    return page('resolve/known/look-at-known-answers.page.njk', {
      title: 'How reviewing is checked',
      marking: 'OFFICIAL',
      back: { text: 'Proposals', href: '/proposals' },
      team: ask.visitor.agency,
      ...reviewing,
      readTwicePercent: percent(reviewing.readTwice, 1),
      rows: rows?.map(row => ({
        mistake: mistakes.words[row.mistake],
        answers: row.answers,
        right: percent(row.right, row.answers - row.unsure),
        unsure: row.unsure,
      })),
    })
  },
})
