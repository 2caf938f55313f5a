// A thing laid out for its page: columns are records, rows are properties, and every word names its source.
import type { ReadLink, ReadRecord } from '#collect'
import { type ChartLink, type ChartNode, drawChart } from '#core/frame/chart.ts'
import type { Agreement, ComparisonRow, LinkEnd, LinkRow, LinkTableShown, RecordColumn, RecordsSideBySide } from '#core/frame/shown.ts'
import { roleWords } from '#core/frame/words.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type PropertyName, propertyTypes } from '#core/language/properties.ts'
import { linkTypes, linkTypesFromTheOtherEnd } from '#core/language/things.ts'
import type { Thing } from './look-at-thing.ts'
import { nameOf, sayProperty, sourcedBy, text } from './say-record.ts'

const address = (id: RecordId): string => `/things/${id}`

const column = (record: ReadRecord, asked: RecordId): RecordColumn => {
  const { source, date, grade } = sourcedBy(record)
  return {
    id: record.id,
    title: nameOf(record),
    source: record.isWithdrawn ? `${source} (withdrawn by its holder)` : source,
    marking: record.marking,
    protected: record.protected,
    ...(record.id === asked ? {} : { href: address(record.id) }),
    ...(date ? { date } : {}),
    ...(grade ? { grade } : {}),
  }
}

/** Values that are the same once case, accents, spaces and signs are set aside count as the same. */
const folded = (words: string): string => words.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

const agreementOf = (cells: readonly (readonly string[])[]): Agreement | undefined => {
  if (cells.length < 2) return undefined
  const said = cells.filter(cell => cell.length > 0).map(cell => new Set(cell.map(folded)))
  if (said.length < 2) return 'one-sided'
  const [first, ...rest] = said
  if (first && rest.every(cell => [...cell].some(value => first.has(value)))) return said.length < cells.length ? 'one-sided' : 'same'
  return 'different'
}

const row = (records: readonly ReadRecord[]) => (name: PropertyName): readonly ComparisonRow[] => {
  const cells = records.map(record => sayProperty(record.properties, name))
  if (cells.every(cell => cell.length === 0)) return []
  const agreement = agreementOf(cells.map(cell => cell.map(text)))
  return [{ name: propertyTypes[name].words, cells, ...(agreement ? { agreement } : {}) }]
}

export const sideBySide = (records: readonly ReadRecord[], asked: RecordId, caption: string): RecordsSideBySide => ({
  caption,
  columns: records.map(record => column(record, asked)),
  rows: (Object.keys(propertyTypes) as PropertyName[]).flatMap(row(records)),
})

const roleOf = (link: ReadLink): string => {
  const roles = (link.properties.role ?? []).map(role => roleWords(role.code))
  const capacities = (link.properties.capacity ?? []).map(capacity => capacity.text)
  const said = [...roles, ...capacities]
  return said.length > 0 ? ` (${said.join(', ')})` : ''
}

type Ends = { readonly inside: RecordId; readonly outside: RecordId; readonly words: string }

/** A link as it reads from the thing on the page; one between two of its own records reads outwards. */
const fromHere = (thing: Thing, link: ReadLink): Ends => {
  const inside = thing.view.records.includes(link.from)
  const words = inside ? linkTypes.words[link.type] : linkTypesFromTheOtherEnd[link.type]
  return inside ? { inside: link.from, outside: link.to, words } : { inside: link.to, outside: link.from, words }
}

const end = (record: ReadRecord | undefined, isHere: boolean): LinkEnd =>
  record ? { kind: record.kind, text: nameOf(record), ...(isHere ? {} : { href: address(record.id) }) } : { kind: 'event', text: 'Not shown' }

const find = (thing: Thing, id: RecordId): ReadRecord | undefined => thing.linked.get(id) ?? thing.records.find(record => record.id === id)

const linkRow = (thing: Thing) => (link: ReadLink): LinkRow => {
  const { inside, outside, words } = fromHere(thing, link)
  const date = link.trueFrom?.toISOString()
  return {
    from: end(find(thing, inside), true),
    words: `${words}${roleOf(link)}`,
    to: end(find(thing, outside), thing.view.records.includes(outside)),
    source: `${link.agencyName}, ${link.sourceTitle}`,
    ...(date ? { date } : {}),
  }
}

export const linkTableOf = (thing: Thing): LinkTableShown => ({
  caption: 'What it is linked to',
  rows: thing.links.map(linkRow(thing)),
})

/** The thing stands in the middle as one; around it what its records are linked to. */
export const chartOf = (thing: Thing, title: string): ReturnType<typeof drawChart> => {
  const focus = thing.asked
  const asked = thing.records.find(record => record.id === focus)
  const nodes: ChartNode[] = [...thing.linked.values()].map(record => ({ id: record.id, kind: record.kind, label: nameOf(record), href: address(record.id) }))
  const links: ChartLink[] = thing.links
    .map(link => ({ link, ends: fromHere(thing, link) }))
    .filter(({ ends }) => thing.linked.has(ends.outside))
    .map(({ link, ends }) => ({ from: focus, to: ends.outside, type: link.type, words: ends.words }))
  const middle: ChartNode = { id: focus, kind: asked?.kind ?? 'person', label: title, href: address(focus), marked: true }
  return drawChart({ focus, nodes: [middle, ...nodes], links })
}
