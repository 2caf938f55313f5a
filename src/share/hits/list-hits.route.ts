// The list of one's own records that meet others'.
import { detailsOf, highestMarking, nameOf, text } from '#collect'
import { defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { listHits, type MetRecord, onePage } from './list-hits.ts'
import { hitsShown } from './say-hits.ts'

/** How far the list can be paged: whoever looks for one thing searches for it. */
const furthest = 400

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= furthest ? after : 0
}

const address = (after: number): string => (after > 0 ? `/hits?after=${after}` : '/hits')

const line = ({ record, hits }: MetRecord) => ({
  kind: record.kind,
  name: nameOf(record),
  href: `/things/${record.id}`,
  details: detailsOf(record).map(text),
  source: record.source.title,
  protected: record.protected,
  hits: hitsShown({ record: record.id }, hits),
})

export const listHitsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/hits',
  access: 'signed-in',
  ledger: 'disclosure',
  handler: async ask => {
    const after = afterIn(field(ask.query, 'after'))
    const { met, hasNext } = await listHits(ask.visitor.desk, { after })
    return page('share/hits/list-hits.page.njk', {
      title: 'Where our records meet others’',
      marking: highestMarking(met.map(one => one.record)),
      wide: true,
      agency: ask.visitor.agency,
      lines: met.map(line),
      pager: {
        what: 'records',
        ...(after > 0 ? { previous: { href: address(Math.max(0, after - onePage)) } } : {}),
        ...(hasNext ? { next: { href: address(after + onePage) } } : {}),
      },
    })
  },
})
