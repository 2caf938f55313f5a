// One recommendation as its page shows it: what may be done to it by whom, its evidence and its journal.
import { moment } from '#core/frame/index.ts'
import { evidenceKinds, recommendationStates } from '#core/language/account.ts'
import type { Post } from '#core/language/members.ts'
import { periodWords } from '#core/language/quarters.ts'
import type { BriefWhole } from '../briefs/brief.ts'
import { definitionOf } from '../figures/definition.ts'
import type { Snapshot } from '../figures/store.ts'
import { postMay } from '../posts.ts'
import { isOverdue, movesFrom, type RecommendationEntry, type Tracked } from './recommendation.ts'

export type RecommendationFound = {
  readonly tracked: Tracked
  readonly figures: readonly Snapshot[]
  readonly briefs: readonly BriefWhole[]
}

const whatOf = (entry: RecommendationEntry): string => {
  if (entry.kind === 'moved')
    return `${recommendationStates.words[entry.from]} → ${recommendationStates.words[entry.to]}`
  return entry.kind === 'evidence' ? `evidence: ${evidenceKinds.words[entry.evidence.kind]}` : 'comment'
}

const journalOf = ({ entries, recommendation }: Tracked) =>
  entries.map(entry => ({
    what: whatOf(entry),
    by: `${entry.byName}, ${entry.byAgency}`,
    at: entry.at,
    words: entry.words,
    otherWording: entry.wording !== recommendation.sha256,
  }))

const hrefOf: Readonly<Record<string, string>> = { figure: '/figures', brief: '/briefs' }

const evidenceOf = ({ entries }: Tracked) =>
  entries.flatMap(entry => {
    if (entry.kind !== 'evidence') return []
    const { kind, of, reference } = entry.evidence
    const words = evidenceKinds.words[kind]
    return [
      {
        kind: words.charAt(0).toUpperCase() + words.slice(1),
        ...(of === undefined ? {} : { href: `${hrefOf[kind]}/${of}` }),
        reference,
        words: entry.words,
        by: `${entry.byName}, ${entry.byAgency}`,
        at: entry.at,
      },
    ]
  })

const evidenceItems = ({ figures, briefs }: RecommendationFound) => [
  { value: '', text: 'Choose' },
  ...figures.map(({ id, figure, from, to, takenAt }) => ({
    value: `figure:${id}`,
    text: `Figure: ${definitionOf(figure)?.title ?? figure}, ${periodWords(from, to)}, as of ${moment(takenAt)}`,
  })),
  ...briefs.map(({ id, title }) => ({ value: `brief:${id}`, text: `Brief: ${title}` })),
  { value: 'assessment', text: 'An assessment of a group, by its reference' },
  { value: 'document', text: 'A document, by its reference' },
]

export const recommendationShown = (found: RecommendationFound, post: Post, today: string, said: number) => {
  const { tracked } = found
  const { recommendation, state, since, version } = tracked
  const open = movesFrom(state).filter(move => postMay(post, move.by))
  const last = tracked.entries.at(-1)
  return {
    ...(last && last.place === said
      ? { notice: { kind: 'success' as const, text: `It is kept: ${whatOf(last)}.` } }
      : {}),
    title:
      recommendation.number === undefined ? recommendation.theme : `${recommendation.number}. ${recommendation.theme}`,
    recommendation,
    state: recommendationStates.words[state],
    since,
    overdue: isOverdue(tracked, today),
    evidence: evidenceOf(tracked),
    moves: open,
    moveHeading: postMay(post, 'conclude') ? 'Decide' : 'Move it on',
    mayAdd: postMay(post, 'progress') && state !== 'complete',
    mayComment: postMay(post, 'comment'),
    evidenceItems: evidenceItems(found),
    journal: journalOf(tracked),
    seen: String(version),
  }
}
