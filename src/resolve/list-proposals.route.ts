// The list of what the model proposes and nobody has judged, best first.
import { detailsOf, highestMarking, nameOf, type ReadRecord, text } from '#collect'
import { defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Work } from '#core/guard/desk.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import { look } from '#core/ledger/audit.ts'
import { pairAddress, proposalWords } from './proposal-words.ts'
import { proposedPairs } from './proposals.ts'

type Ask = { readonly kind: ThingKind | undefined; readonly after: number }

const onePage = 25
/** How far a list can be paged: whoever needs more narrows it by kind. */
const furthest = 1_000

export const listProposals = look('list-proposals', async (work: Work, { kind, after }: Ask) => {
  const pairs = await proposedPairs(work, kind, after, onePage + 1)
  const page = { pairs: pairs.slice(0, onePage), hasNext: pairs.length > onePage }
  return { page, shows: page.pairs.flatMap(pair => [pair.left.id, pair.right.id]) }
})

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

export const listProposalsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/proposals',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const asked = field(ask.query, 'kind')
    const kind = thingKinds.has(asked) ? asked : undefined
    const after = afterIn(field(ask.query, 'after'))
    const { pairs, hasNext } = await listProposals(ask.visitor.desk, { kind, after })
    return page('resolve/list-proposals.page.njk', {
      title: 'Proposals to judge',
      marking: highestMarking(pairs.flatMap(pair => [pair.left, pair.right])),
      wide: true,
      kinds: [
        { text: 'All kinds', href: address(undefined, 0), current: kind === undefined },
        ...thingKinds.values.map(one => ({ kind: one, href: address(one, 0), current: one === kind })),
      ],
      pairs: pairs.map(({ edge, left, right }) => ({
        kind: edge.kind,
        left: side(left),
        right: side(right),
        words: proposalWords(edge),
        href: pairAddress(edge.about),
      })),
      pager: {
        what: 'proposals',
        ...(after > 0 ? { previous: { href: address(kind, Math.max(0, after - onePage)) } } : {}),
        ...(hasNext ? { next: { href: address(kind, after + onePage) } } : {}),
      },
    })
  },
})

export const proposalRoutes: Routes = [listProposalsRoute]
