// Why a pair stands where it does in the queue, in words.
import { counted } from '#core/frame/index.ts'
import type { Queued } from './read-queue.ts'
import { opennessOf, type Stage } from './worth-of-deciding.ts'

const stageWords: Readonly<Partial<Record<Stage, string>>> = {
  second:
    'They were judged the same. They cross a line that one alone may not join: nothing is joined until another person agrees.',
  settle: 'Two colleagues differ. Nothing is joined until a third person decides.',
  again: 'Somebody was unsure, and long enough ago to ask again.',
}

const openness = (p: number): string => {
  if (opennessOf(p) >= 0.7) return 'The question is open.'
  if (p >= 0.99) return 'The program is as good as certain; no person has said so yet.'
  return p > 0.5 ? 'They are likely the same, not certainly.' : 'They are unlikely to be the same.'
}

const moved = ({ sizes, links, isSuggested }: Queued): string => {
  const together = `A match brings ${counted(sizes[0] + sizes[1], 'record')} together${links > 0 ? `, with ${counted(links, 'link')}` : ''}`
  return isSuggested ? `${together}; a denial parts what the program suggests as one.` : `${together}.`
}

const touches = ({ concerns }: Queued): readonly string[] =>
  concerns.length === 0 ? [] : [`It touches ${concerns.map(one => one.words).join('; ')}.`]

/** A second reading stands there in the words of a first: that it is one is told after the verdict. */
export const whyHere = (one: Queued): readonly string[] => [
  ...(stageWords[one.stage] ? [stageWords[one.stage] ?? ''] : []),
  ...touches(one),
  moved(one),
  ...(one.stage === 'second' || one.stage === 'settle' ? [] : [openness(one.probability)]),
]
