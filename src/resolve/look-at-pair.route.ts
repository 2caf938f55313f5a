// The page of a pair: the two records, what speaks for and against, what would move, and the verdict.
import { type Answer, absent, defineRoute, field, page, stale } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { judgementId, recordId } from '#core/language/ids.ts'
import { type PairOfRecords, pairOf } from './judgement.ts'
import { knownPairAt } from './known/known-pairs.ts'
import { lookAtKnownPair } from './known/look-at-known-pair.ts'
import { toldIn } from './known/told-known.ts'
import { type LookAtPair, lookAtPair } from './look-at-pair.ts'
import { pairAddress } from './proposal-words.ts'
import { addressOf, kindAsked } from './queue/going-on.ts'
import { putAsideIn } from './queue/put-aside.ts'
import { pairTemplate, showPair, type Typed, type Way } from './show-pair.ts'

export const pairIn = (params: Readonly<Record<string, string>>): PairOfRecords | undefined => {
  const left = recordId(params.left)
  const right = recordId(params.right)
  return left && right && pairOf(left, right)
}

export const wayIn = (fields: URLSearchParams): Way => ({
  isFromQueue: field(fields, 'from') === 'queue',
  kind: field(fields, 'kind'),
  judged: field(fields, 'judged'),
  aside: putAsideIn(fields),
})

/** Where a pair is looked at again as it is now, on the way that was come. */
export const backTo = (about: PairOfRecords, { isFromQueue, kind, aside }: Way): string =>
  addressOf(pairAddress(about), { kind: kindAsked(kind), aside }, { from: isFromQueue ? 'queue' : '' })

/** A look of its own, also where a form comes back with what was typed: it shows the records again. */
export const pairPage = async (
  { visitor }: { readonly visitor: Officer },
  ask: LookAtPair,
  way: Way,
  typed: Typed = {},
): Promise<Answer> => {
  const known = knownPairAt(ask.about)
  const pair = known
    ? await lookAtKnownPair(visitor.desk, { known, agencyName: visitor.agency, done: ask.done })
    : await lookAtPair(visitor.desk, ask)
  if (!pair) return absent()
  // What was overtaken is not handed back to be sent again: the next try would pass for one that saw what is new.
  if (typed.seen !== undefined && typed.seen !== pair.version) return stale({ back: backTo(ask.about, way) })
  return page(pairTemplate, showPair(pair, way, { typed, isKnown: known !== undefined }))
}

export const lookAtPairRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/pairs/:left/:right',
  access: 'signed-in',
  ledger: 'consultation',
  handler: ask => {
    const about = pairIn(ask.params)
    const way = { ...wayIn(ask.query), ...toldIn(ask.query, ask.visitor) }
    const done = judgementId(field(ask.query, 'done'))
    return about ? pairPage(ask, { about, isFromQueue: way.isFromQueue, done }, way) : absent()
  },
})
