// The page that says why two records are, or are not, proposed as one; a person may judge them either way.
import { highestMarking, nameOf, sideBySide } from '#collect'
import { absent, defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { kindWord } from '#core/frame/words.ts'
import { recordId } from '#core/language/ids.ts'
import { evidenceOf } from '../evidence.ts'
import { pairOf, standings } from '../judgement.ts'
import { pairAddress, proposalWords } from '../proposal-words.ts'
import { showWeights } from '../show-weights.ts'
import { askWhyNot, type WhyNot } from './ask-why-not.ts'
import type { Meeting } from './meet-on-keys.ts'

const meetingWords: Readonly<Record<Meeting, string>> = {
  leads: 'Both have it, and it leads from one to the other',
  crowded: 'Both have it, and so do so many others that its pairs are passed over',
  common: 'Both have it, and it is too common to lead from one to the other',
  apart: 'Each has one, and they differ',
  'one-sided': 'One of them alone has it',
}

type Compared = Extract<WhyNot, { kind: 'compared' }>

const bits = (weight: number): string => weight.toFixed(1)

/** The answer in a sentence or two, the weightiest reason first. */
const answerOf = ({ edge, stands, mayCompare, metOn, compared, wanting }: Compared): readonly string[] => {
  const judged = stands ? [`What was said of them: ${standings.words[stands].toLowerCase()}.`] : []
  if (edge) return [`They are proposed: ${proposalWords(edge)}.`, ...judged]
  if (mayCompare === 'never') return ['The label of one of them says that the program never compares it.', ...judged]
  if (compared.veto) return [`The program keeps them apart whatever else agrees: ${compared.veto}.`, ...judged]
  const meets = metOn.some(one => one.meeting === 'leads')
  const under = wanting > 0 ? [`What they say falls ${bits(wanting)} bits short of asking a person.`] : []
  if (!meets) return ['They share nothing by which the program would find one from the other.', ...under, ...judged]
  return [
    ...(under.length > 0
      ? ['They meet, and what they say does not suffice.', ...under]
      : ['They meet and are worth asking about; they are proposed when they are next compared.']),
    ...judged,
  ]
}

const shown = (why: WhyNot) => {
  const shell = {
    title: 'Why are these two not proposed?',
    marking: highestMarking([why.left, why.right]),
    wide: true,
    back: { text: nameOf(why.left), href: `/things/${why.left.id}` },
    records: sideBySide([why.left, why.right], 'The two records'),
  }
  if (why.kind === 'two-kinds')
    return {
      ...shell,
      answer: [
        `A ${kindWord(why.left.kind)} and a ${kindWord(why.right.kind)} are never one thing. They may be linked: see what connects them.`,
      ],
    }
  if (why.kind === 'one-account')
    return {
      ...shell,
      answer: ['They are one account told twice, an original and its sanitised copy. There is nothing to judge.'],
    }
  return {
    ...shell,
    title: why.edge ? 'Why are these two proposed?' : shell.title,
    answer: answerOf(why),
    strongOnly: why.mayCompare === 'strong-only',
    metOn: why.metOn.map(one => ({
      words: one.words,
      said: meetingWords[one.meeting],
      leads: one.meeting === 'leads',
    })),
    evidence: evidenceOf(why.compared.terms, why.compared.veto),
    weights: showWeights(why.compared),
    helps: why.helps.map(one => ({ what: one.what, words: one.words, bits: `+${bits(one.bits)}` })),
    judge: pairAddress(why.about),
  }
}

export const askWhyNotRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/resolve/why-not',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const one = recordId(field(ask.query, 'one'))
    const other = recordId(field(ask.query, 'other'))
    const about = one && other && pairOf(one, other)
    const why = about && (await askWhyNot(ask.visitor.desk, about))
    return why ? page('resolve/why-not/ask-why-not.page.njk', shown(why)) : absent()
  },
})
