// A brief as its page and its PDF show it. INVARIANT: both are made of the version's body and of nothing else.
import { briefStates, recommendationStates } from '#core/language/account.ts'
import { periodWords } from '#core/language/quarters.ts'
import { frozenShown } from '../figures/show-figures.ts'
import type { BriefBody, BriefWhole } from './brief.ts'

const paragraphs = (words: string): readonly string[] =>
  words
    .split(/\r?\n\s*\r?\n/)
    .map(one => one.trim())
    .filter(one => one !== '')

const recommendationRow = ({ theme, number, state, since, evidence, id }: BriefBody['recommendations'][number]) => ({
  href: `/recommendations/${id}`,
  text: number === undefined ? theme : `${number}. ${theme}`,
  state: recommendationStates.words[state],
  since,
  evidence,
})

export const bodyShown = (body: BriefBody) => ({
  title: body.title,
  period: periodWords(body.from, body.to),
  asOf: body.asOf,
  writtenBy: `${body.writtenBy.name}, ${body.writtenBy.agency}`,
  paragraphs: paragraphs(body.narrative),
  figures: body.figures.map(({ snapshot, sha256, frozen }) => ({
    ...frozenShown(frozen),
    href: `/figures/${snapshot}`,
    first: frozen.table.shape === 'by-grade' ? 'Quarter' : 'What happened',
    sha256,
  })),
  recommendations: body.recommendations.map(recommendationRow),
  lists: body.lists,
})
export type BodyShown = ReturnType<typeof bodyShown>

export const briefInList = ({ id, title, from, to, state, writtenAt, issuedAt }: BriefWhole) => ({
  href: `/briefs/${id}`,
  title,
  period: periodWords(from, to),
  state: briefStates.words[state],
  isOpen: state === 'draft',
  at: issuedAt ?? writtenAt,
})
