// Search: one box for a name, a number, a plate, a place.
import { detailsOf, highestMarking, nameOf, type ReadRecord, sayProperty, sourcedBy, text } from '#collect'
import { counted, defineRoute, field, listed, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import { othersHold } from '#share'
import { type Result, searchThings } from './search-things.ts'

const longest = 200
const furthest = 200

/** Whoever was found by the name in his own script, or by an alias, is shown with it. */
const otherNames = ({ kind, properties }: ReadRecord): readonly string[] =>
  kind === 'person' ? sayProperty(properties, 'name').slice(1, 4).map(text) : []

/** Who came from a record to find another to compare it with is led back with both. */
const besideOf = (beside: RecordId | undefined, id: RecordId) =>
  beside && beside !== id ? { compare: `/resolve/why-not?${new URLSearchParams({ one: beside, other: id })}` } : {}

const item =
  (typed: string, beside: RecordId | undefined) =>
  ({ record, together, why }: Result) => {
    const agencies = [...new Set(together.map(one => one.source.agencyName))].filter(
      name => name !== record.source.agencyName,
    )
    const more =
      together.length > 0
        ? [
            `Suggested with ${counted(together.length, 'more record')}${agencies.length > 0 ? ` held by ${listed(agencies)}` : ''}`,
          ]
        : []
    return {
      ...sourcedBy(record),
      id: record.id,
      href: `/things/${record.id}?${new URLSearchParams({ searched: typed })}`,
      title: nameOf(record),
      ...besideOf(beside, record.id),
      details: [...otherNames(record), ...detailsOf(record).map(text), ...more],
      marking: record.marking,
      protected: record.protected,
      why: `Found by: ${why}`,
    }
  }

const groups = (results: readonly Result[], typed: string, beside: RecordId | undefined) =>
  thingKinds.values
    .map(kind => ({ kind, items: results.filter(one => one.record.kind === kind).map(item(typed, beside)) }))
    .filter(group => group.items.length > 0)

type Narrowed = { readonly kind: ThingKind | undefined; readonly beside: RecordId | undefined }

const address = (typed: string, { kind, beside }: Narrowed, after: number): string =>
  `/search?${new URLSearchParams({
    q: typed,
    ...(kind ? { kind } : {}),
    ...(beside ? { beside } : {}),
    ...(after > 0 ? { after: String(after) } : {}),
  })}`

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= furthest ? after : 0
}

const emptyForm = { title: 'Search', marking: 'OFFICIAL' as const, typed: '' }

export const searchThingsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/search',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const typed = field(ask.query, 'q').slice(0, longest).toWellFormed()
    const beside = recordId(field(ask.query, 'beside'))
    if (!ask.query.has('q')) return page('understand/search-things.page.njk', { ...emptyForm, beside })
    if (typed === '')
      return page('understand/search-things.page.njk', {
        ...emptyForm,
        beside,
        errors: [{ text: 'Type something to search for', field: 'q' }],
      })
    const asked = field(ask.query, 'kind')
    const kind = thingKinds.has(asked) ? asked : undefined
    const after = afterIn(field(ask.query, 'after'))
    const [{ results, hasNext }, others] = await Promise.all([
      searchThings(ask.visitor.desk, { typed, kind, after }),
      after === 0 ? othersHold(ask.visitor.desk, { typed }) : [],
    ])
    return page('understand/search-things.page.njk', {
      title: `Search: ${typed}`,
      marking:
        others.length > 0
          ? 'OFFICIAL-SENSITIVE'
          : highestMarking(results.flatMap(one => [one.record, ...one.together])),
      typed,
      beside,
      groups: groups(results, typed, beside),
      others,
      pager: {
        what: 'results',
        ...(after > 0 ? { previous: { href: address(typed, { kind, beside }, Math.max(0, after - 20)) } } : {}),
        ...(hasNext ? { next: { href: address(typed, { kind, beside }, after + 20) } } : {}),
      },
    })
  },
})
