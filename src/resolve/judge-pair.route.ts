// A verdict is given, and the next pair of the queue comes up at once.
import { absent, defineRoute, field, seenIn, seeOther, sentBefore, stale } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { judgePair } from './judge-pair.ts'
import { type PairOfRecords, type Verdict, verdicts } from './judgement.ts'
import { answerKnownPair } from './known/answer-known-pair.ts'
import { type KnownPair, knownPairAt } from './known/known-pairs.ts'
import { tellOf } from './known/told-known.ts'
import { backTo, pairIn, pairPage, wayIn } from './look-at-pair.route.ts'
import { pairAddress } from './proposal-words.ts'
import type { Concerns } from './queue/concerns.ts'
import { goOn } from './queue/go-on.ts'
import { addressOf, type GoingOn, kindAsked } from './queue/going-on.ts'
import { reasonProblem } from './reason-problem.ts'
import type { Typed, Way } from './show-pair.ts'

type Asking = { readonly visitor: Officer; readonly form: URLSearchParams }

const noVerdict = 'Choose one of the verdicts'
const anotherPerson =
  'You are one of those who spoke here. Another person has to decide; a verdict of yours that stands you can withdraw below'

const onThe = ({ kind, aside }: Way): GoingOn => ({ kind: kindAsked(kind), aside })

/** The reason of the verdict that was chosen; a form without suggestions has one for all. */
const reasonIn = (form: URLSearchParams, verdict: string): string =>
  field(form, `reason-${verdict}`) || field(form, 'reason')

type Said = { readonly verdict: Verdict; readonly reason: string }

const read = (form: URLSearchParams): Said | Typed => {
  const verdict = field(form, 'verdict')
  if (!verdicts.has(verdict)) return { error: noVerdict, field: 'verdict-match' }
  const reason = reasonIn(form, verdict)
  const problem = reasonProblem(reason)
  return problem === undefined ? { verdict, reason } : { verdict, reason, error: problem, field: `reason-${verdict}` }
}

const isSaid = (read: Said | Typed): read is Said => !('error' in read)

const answerKnown = async ({ visitor }: Asking, concerns: Concerns, known: KnownPair, way: Way, verdict: Verdict) => {
  const outcome = await answerKnownPair(visitor.desk, { pair: known, verdict })
  const told = tellOf(known.id, verdict, visitor)
  switch (outcome.kind) {
    case 'known-answer':
      return goOn(visitor.desk, concerns, onThe(way), told)
    case 'had-before':
      return sentBefore({ back: addressOf('/proposals', { ...onThe(way), aside: [] }, told) })
    case 'refused':
      return absent()
  }
}

const answerReal = async (ask: Asking, concerns: Concerns, about: PairOfRecords, way: Way, said: Said) => {
  const { isFromQueue } = way
  const outcome = await judgePair(ask.visitor.desk, { about, seenVersion: seenIn(ask.form), isFromQueue, ...said })
  switch (outcome.kind) {
    case 'judged':
      return isFromQueue
        ? goOn(ask.visitor.desk, concerns, onThe(way), { done: outcome.judgement })
        : seeOther(`${pairAddress(about)}?judged=${said.verdict}`)
    case 'moved-on':
      return stale({ back: backTo(about, way) })
    case 'sent-before':
      return sentBefore({ back: `${pairAddress(about)}?judged=${said.verdict}` })
    case 'needs-another':
      return pairPage(ask, { about }, way, { ...said, error: anotherPerson, field: 'verdict-match' })
    case 'refused':
    case 'no-such-pair':
      return absent()
  }
}

export const judgePairRoute = (concerns: Concerns) =>
  defineRoute<Officer>({
    method: 'POST',
    url: '/pairs/:left/:right',
    access: 'act',
    ledger: 'combination',
    handler: async ask => {
      const about = pairIn(ask.params)
      if (!about) return absent()
      const way = wayIn(ask.form)
      const said = read(ask.form)
      if (!isSaid(said))
        return pairPage(ask, { about, isFromQueue: way.isFromQueue }, way, { ...said, seen: seenIn(ask.form) })
      const known = knownPairAt(about)
      return known ? answerKnown(ask, concerns, known, way, said.verdict) : answerReal(ask, concerns, about, way, said)
    },
  })
