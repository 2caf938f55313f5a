// What is said of a pair on its page: what stands, what it waits for, and what was done just now.
import type { NoticeShown } from '#core/frame/shown.ts'
import type { MemberId } from '#core/language/ids.ts'
import { type Judgement, standings, verdicts } from './judgement.ts'
import { knownPairCalled } from './known/known-pairs.ts'
import type { Done } from './look-at-pair.ts'
import { pairAddress } from './proposal-words.ts'
import type { Stage } from './queue/worth-of-deciding.ts'

const stageWords: Readonly<Partial<Record<Stage, string>>> = {
  second:
    'They were judged the same, which crosses a line that one alone may not join. Nothing is joined until you or another agree.',
  settle: 'Two colleagues differ. Neither verdict joins anything; yours decides between them.',
  again: 'Somebody was unsure, and it is time to ask again.',
}

export const stageSaid = (stage: Stage | undefined): string | undefined => stage && stageWords[stage]

/** What a match would need beyond one person, said before it is given. */
export const needsSecond =
  'A match needs a second person: one record needs protection or is under other handling than the other. Not the same stands at once.'

const afterwards = ({ judgement, stands }: Done): string => {
  if (judgement.manner === 'blind')
    return stands === 'contested'
      ? ' Yours was a second reading, and the first said otherwise: nothing is joined until a third person decides.'
      : ' Yours was a second reading, and the first said the same.'
  if (stands === 'pending') return ' Nothing is joined until a second person agrees.'
  if (stands === 'contested')
    return ' It differs from what was said before: nothing is joined until a third person decides.'
  return ''
}

/** What he did on the pair before, and how to take it back. */
export const doneNotice = (done: Done | undefined): NoticeShown | undefined =>
  done && {
    kind: 'success',
    text: `Kept: ${verdicts.words[done.judgement.verdict].toLowerCase()}. ${done.names[0]} and ${done.names[1]}.${afterwards(done)}`,
    link: { text: 'Take it back', href: `${pairAddress(done.judgement.about)}#before` },
  }

/** Told at once, whatever was answered. */
export const knownNotice = ({
  told = '',
  said = '',
}: {
  readonly told?: string
  readonly said?: string
}): NoticeShown | undefined => {
  const known = knownPairCalled(told)
  if (!known || !verdicts.has(said)) return undefined
  const right = verdicts.words[known.truth].toLowerCase()
  const verdict = said === known.truth ? `You were right: ${right}.` : `The right answer is: ${right}.`
  return {
    kind: said === known.truth ? 'success' : 'important',
    text: `That was a known-answer pair, of nobody. ${verdict} ${known.why}`,
  }
}

/** What has just been done here, told only while it is so, and of a verdict to its giver alone: an address is also passed on to others. */
export const judgedNotice = (
  { judgements, reader }: { readonly judgements: readonly Judgement[]; readonly reader?: MemberId },
  judged: string,
): NoticeShown | undefined => {
  const link = { text: 'Go on with the next proposal', href: '/proposals' }
  if (judged === 'withdrawn' && judgements.some(one => one.revoked))
    return { kind: 'success', text: 'The verdict is withdrawn.', link }
  const isHis = (one: Judgement) => one.verdict === judged && !one.revoked && one.givenBy?.id === reader
  return verdicts.has(judged) && reader !== undefined && judgements.some(isHis)
    ? { kind: 'success', text: `Your verdict is kept: ${verdicts.words[judged].toLowerCase()}.`, link }
    : undefined
}

export const standsSaid = (stands: keyof typeof standings.words | undefined): string | undefined =>
  stands && standings.words[stands]
