// The queue: pairs that wait for whoever looks, in the order of what his decision would change, each with why it stands there.
import { detailsOf, highestMarking, nameOf, type ReadRecord, text } from '#collect'
import { defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { judgementId } from '#core/language/ids.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import { toldIn } from './known/told-known.ts'
import { doneNotice, knownNotice } from './pair-words.ts'
import { pairAddress, proposalWords } from './proposal-words.ts'
import type { Concerns } from './queue/concerns.ts'
import { listProposals, onePage, type QueuedPair } from './queue/list-queue.ts'
import { reviewing } from './queue/settings.ts'
import { whyHere } from './queue/why-here.ts'

/** How far a list can be paged: whoever needs more narrows it by kind. */
const furthest = 1_000

const side = (record: ReadRecord) => ({
  name: nameOf(record),
  details: detailsOf(record).map(text),
  agency: record.source.agencyName,
  protected: record.protected,
})

const address = (kind: ThingKind | undefined, after: number): string => {
  const query = new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(after > 0 ? { after: String(after) } : {}),
  }).toString()
  return query === '' ? '/proposals' : `/proposals?${query}`
}

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= furthest ? after : 0
}

const row =
  (narrowed: ThingKind | undefined) =>
  ({ queued, left, right }: QueuedPair) => ({
    kind: queued.kind,
    left: side(left),
    right: side(right),
    why: whyHere(queued),
    words: queued.edge ? proposalWords(queued.edge) : 'The program proposes nothing: a person compared them',
    href: `${pairAddress(queued.about)}?${new URLSearchParams({ from: 'queue', ...(narrowed ? { kind: narrowed } : {}) })}`,
  })

export const listProposalsRoute = (concerns: Concerns) =>
  defineRoute<Officer>({
    method: 'GET',
    url: '/proposals',
    access: 'signed-in',
    ledger: 'consultation',
    handler: async ask => {
      const asked = field(ask.query, 'kind')
      const kind = thingKinds.has(asked) ? asked : undefined
      const after = afterIn(field(ask.query, 'after'))
      const done = judgementId(field(ask.query, 'done'))
      const { pairs, hasNext, ...more } = await listProposals(ask.visitor.desk, { concerns, kind, after, done })
      const notice = knownNotice(toldIn(ask.query, ask.visitor)) ?? doneNotice(more.done)
      return page('resolve/list-proposals.page.njk', {
        title: 'Proposals to judge',
        marking: highestMarking(pairs.flatMap(pair => [pair.left, pair.right])),
        wide: true,
        ...(notice ? { notice } : {}),
        kinds: [
          { text: 'All kinds', href: address(undefined, 0), current: kind === undefined },
          ...thingKinds.values.map(one => ({ kind: one, href: address(one, 0), current: one === kind })),
        ],
        pairs: pairs.map(row(kind)),
        unsureDays: reviewing.unsureDays,
        pager: {
          what: 'proposals',
          ...(after > 0 ? { previous: { href: address(kind, Math.max(0, after - onePage)) } } : {}),
          ...(hasNext ? { next: { href: address(kind, after + onePage) } } : {}),
        },
      })
    },
  })
