// What is asked at the pages of this room; by method and address as in the route table.
import { knownPairs } from '../../../src/resolve/known/known-pairs.ts'
import { absent } from '../absent.ts'
import type { Caller } from '../caller.ts'
import type { Pair } from '../known.ts'
import type { As, RoomActs } from '../room-acts.ts'
import { fixedPage, type RouteCase, text, turnPages } from '../route-case.ts'

const pairPath = ([left, right]: Pair): string => `/pairs/${left}/${right}`

export const proposals: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async (caller, { judgements, hidden }) => {
    await turnPages(caller, '/proposals')
    for (const kind of ['phone', 'nonsense']) await caller.get(`/proposals?kind=${kind}`)
    await caller.get('/proposals?kind=person&after=2')
    // What he did just now is told to himself alone: anybody else's judgement in the address tells nothing.
    for (const id of [absent.judgement, ...hidden.judgements.slice(0, 1)])
      await caller.get(`/proposals?done=${id}`, { nothing: 'queue after a verdict' })
    for (const { id } of judgements.slice(0, 1)) await caller.get(`/proposals?done=${id}`)
  },
}

export const lookAtPairs: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { pairs, strangers, hidden, things }) => {
    for (const pair of [...pairs.slice(0, 4), ...strangers.slice(0, 1)]) await caller.get(pairPath(pair))
    for (const pair of pairs.slice(0, 2)) await caller.get(`${pairPath(pair)}?from=queue&done=${absent.judgement}`)
    for (const [left, right] of pairs.slice(0, 1)) await caller.get(pairPath([right, left]))
    const [one] = things
    if (one) await caller.get(pairPath([one.id, absent.thing]), { nothing: 'pair' })
    await caller.get(pairPath([absent.thing, absent.other]), { nothing: 'pair' })
    for (const pair of hidden.pairs) await caller.get(pairPath(pair), { nothing: 'pair' })
    for (const pair of hidden.pairs.slice(0, 1)) await caller.get(`${pairPath(pair)}?from=queue`, { nothing: 'pair' })
    for (const { about } of knownPairs.slice(0, 2)) await caller.get(pairPath(about))
    await caller.get(`/pairs/${absent.thing}/${absent.thing}`)
    await caller.get('/pairs/1/2')
  },
}

/** Whatever shows a pair, after something was said about it. */
const lookAgain = async (caller: Caller, pair: Pair): Promise<void> => {
  await caller.get(pairPath(pair))
  await caller.get(`/things/${pair[0]}?view=confirmed`)
  await caller.get('/proposals')
}

const seenIn = (page: string): string => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? '0'

const judgeBadly = async (caller: Caller, pair: Pair): Promise<void> => {
  const seen = seenIn(text(await caller.get(pairPath(pair))))
  await caller.post(pairPath(pair), { seen, reason: 'A reason' })
  await caller.post(pairPath(pair), { seen, verdict: 'match' })
  await caller.post(pairPath(pair), { seen, verdict: 'match', reason: 'x'.repeat(2_001) })
  await caller.post(pairPath(pair), { seen: '77', verdict: 'match', reason: 'From an old page' })
}

/** Where he is led on to is told by the next address; whether it is a known-answer pair is not told until he answers. */
const judgeFromTheQueue = async (caller: Caller): Promise<void> => {
  const first = /href="(\/pairs\/[0-9a-f-]+\/[0-9a-f-]+)\?from=queue"/.exec(text(await caller.get('/proposals')))?.[1]
  if (!first) return
  const seen = seenIn(text(await caller.get(`${first}?from=queue`)))
  await caller.post(first, { seen, from: 'queue', verdict: 'unsure', 'reason-unsure': 'Not enough to tell' })
  await caller.post(first, { seen, from: 'queue', kind: 'person', verdict: 'match', 'reason-match': 'Sent twice' })
  await caller.get('/proposals')
}

const answerKnown = async (caller: Caller): Promise<void> => {
  for (const { about } of knownPairs.slice(0, 1)) {
    const said = { seen: '0', verdict: 'match', 'reason-match': 'The same name', from: 'queue' }
    await caller.post(pairPath(about), said)
    await caller.post(pairPath(about), said)
    await caller.get('/proposals/known-answers')
  }
}

export const judge: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, { pairs, strangers, hidden }) => {
    const [first, second] = [pairs[0], pairs.at(-1)]
    if (first) await judgeBadly(caller, first)
    for (const [pair, verdict] of [
      [first, 'match'],
      [second, 'no-match'],
      [strangers[0], 'unsure'],
    ] as const) {
      if (!pair) continue
      const seen = seenIn(text(await caller.get(pairPath(pair))))
      await caller.post(pairPath(pair), { seen, verdict, reason: 'The same day of birth and the same number' })
      await caller.post(pairPath(pair), { seen, verdict, reason: 'Sent twice' })
      await lookAgain(caller, pair)
    }
    await judgeFromTheQueue(caller)
    await answerKnown(caller)
    const said = { seen: '0', verdict: 'match', reason: 'From hearsay' }
    await caller.post(pairPath([absent.thing, absent.other]), said, { nothing: 'act on a pair' })
    for (const pair of hidden.pairs) await caller.post(pairPath(pair), said, { nothing: 'act on a pair' })
    for (const pair of hidden.pairs.slice(0, 2))
      await caller.post(pairPath(pair), { seen: '0', verdict: 'match' }, { nothing: 'act on a pair' })
    if (first)
      await caller.ask({
        method: 'POST',
        path: pairPath(first),
        body: 'verdict=match',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
  },
}

export const revoke: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, { pairs, judgements, strangers, hidden }) => {
    const [pair] = pairs
    const own = pair && /judgements\/([0-9a-f-]{36})\/revoke/.exec(text(await caller.get(pairPath(pair))))?.[1]
    const take = (about: Pair, judgement: string, why: string, nothing?: string) =>
      caller.post(
        `${pairPath(about)}/judgements/${judgement}/revoke`,
        { [`reason-${judgement}`]: why },
        nothing ? { nothing } : {},
      )
    if (pair && own) {
      await take(pair, own, '')
      for (const other of [strangers[0], ...hidden.pairs.slice(0, 1)])
        if (other) await take(other, own, 'By another address')
      await take(pair, own, 'Heard otherwise')
      await take(pair, own, 'Sent twice')
      await lookAgain(caller, pair)
    }
    for (const { id, about } of judgements.slice(0, 1)) await take(about, id, 'Looked at again')
    const about = pair ?? [absent.thing, absent.other]
    await take(about, absent.judgement, 'From hearsay', 'judgement')
    for (const id of hidden.judgements) await take(about, id, 'From hearsay', 'judgement')
    for (const id of hidden.judgements.slice(0, 1))
      await take(hidden.pairs[0] ?? about, id, 'From hearsay', 'judgement')
    await take(about, 'not-an-id', 'From hearsay')
  },
}

const whyNot = (one: string, other: string): string => `/resolve/why-not?one=${one}&other=${other}`

const askWhyNot: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { pairs, strangers, things, hidden }) => {
    for (const [one, other] of [...pairs.slice(0, 3), ...strangers.slice(0, 2)]) await caller.get(whyNot(one, other))
    const [thing] = things
    const ofOtherKind = things.find(other => other.kind !== thing?.kind)
    if (thing && ofOtherKind) await caller.get(whyNot(ofOtherKind.id, thing.id))
    if (thing) await caller.get(whyNot(thing.id, absent.thing), { nothing: 'why not' })
    if (thing)
      for (const id of hidden.things.slice(0, 2)) await caller.get(whyNot(thing.id, id), { nothing: 'why not' })
    await caller.get(whyNot(absent.thing, absent.other), { nothing: 'why not' })
    if (thing) await caller.get(`/resolve/why-not?one=${thing.id}`)
    if (thing) await caller.get(`/search?q=Ryan&beside=${thing.id}`)
    await caller.get('/resolve/why-not?one=1&other=2')
  },
}

const answerOne = async (as: As, who: 'colleague' | 'nightAnalyst'): Promise<void> => {
  const caller = await as(who)
  for (const { about } of knownPairs.slice(1, 4))
    await caller.post(pairPath(about), { verdict: 'unsure', 'reason-unsure': 'Not enough to tell', seen: '0' })
}

/** What a team answers on known-answer pairs is shown to that team: what the night desk answers, to nobody here. */
export const actsOfResolve: RoomActs = {
  visible: as => answerOne(as, 'colleague'),
  hidden: as => answerOne(as, 'nightAnalyst'),
}

/** What others hold makes nobody's queue longer, and what is named as left is left out whether it is there or not. */
const goOn: RouteCase = {
  phase: 'looking',
  meets: [303],
  run: async (caller, { pairs, hidden }) => {
    await caller.get('/proposals/next')
    await caller.get('/proposals/next?kind=nonsense&aside=nonsense')
    const left = (ids: readonly string[]) => ids.map(pair => `aside=${pair}`).join('&')
    await caller.get(`/proposals/next?${left(pairs.slice(0, 3).map(pair => pair.join('_')))}`)
    await caller.get(`/proposals/next?${left([absent.thing, ...hidden.things].map(id => `${absent.thing}_${id}`))}`)
  },
}

/** The rest of the room's pages; those of the queue and its pairs stand with the first pages that everybody opens. */
export const casesOfResolve: Readonly<Record<string, RouteCase>> = {
  'GET /proposals/next': goOn,
  'GET /proposals/known-answers': fixedPage('/proposals/known-answers'),
  'GET /resolve/why-not': askWhyNot,
}
