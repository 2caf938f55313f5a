// The list of what my agency has still to evaluate.
import { detailsOf, highestMarking, nameOf, sayProperty, text } from '#collect'
import { defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { type Ask, listOutstanding, type Outstanding, type OutstandingKind, outstandingKinds } from './outstanding.ts'

const furthest = 1_000

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= furthest ? after : 0
}

const kindIn = (words: string): OutstandingKind => outstandingKinds.find(one => one === words) ?? 'ungraded'

const address = ({ kind, after }: Ask): string =>
  `/evaluation?${new URLSearchParams({ kind, ...(after > 0 ? { after: String(after) } : {}) })}`

const words: Readonly<Record<OutstandingKind, string>> = {
  due: 'Due to be looked at again',
  ungraded: 'Not yet evaluated',
}

const beginning = ({ record }: Outstanding): string => {
  const [first = ''] = sayProperty(record.properties, 'description').map(text)
  return first.length > 140 ? `${first.slice(0, 139)}…` : first
}

const shown = (one: Outstanding) => ({
  href: `/records/${one.record.id}/evaluation`,
  name: nameOf(one.record),
  begins: beginning(one),
  details: detailsOf(one.record).map(text),
  source: one.record.source.title,
  protected: one.record.protected,
  learntAt: one.record.learntAt,
  grade: one.record.grade,
  due: one.due,
})

export const outstandingRoutes: Routes = [
  defineRoute<Officer>({
    method: 'GET',
    url: '/evaluation',
    access: 'signed-in',
    ledger: 'consultation',
    handler: async ask => {
      const [kind, after] = [kindIn(field(ask.query, 'kind')), afterIn(field(ask.query, 'after'))]
      const { items, hasNext, onePage } = await listOutstanding(ask.visitor.desk, { kind, after })
      return page('evaluate/outstanding/list-outstanding.page.njk', {
        title: 'To evaluate',
        marking: highestMarking(items.map(one => one.record)),
        wide: true,
        kind,
        kinds: outstandingKinds.map(one => ({
          text: words[one],
          href: address({ kind: one, after: 0 }),
          current: one === kind,
        })),
        items: items.map(shown),
        pager: {
          what: 'records',
          ...(after > 0 ? { previous: { href: address({ kind, after: Math.max(0, after - onePage) }) } } : {}),
          ...(hasNext ? { next: { href: address({ kind, after: after + onePage }) } } : {}),
        },
      })
    },
  }),
]
