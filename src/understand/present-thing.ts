// What a thing is linked to, as a table and as a chart that says the same.
import { nameOf, type ReadLink, type ReadRecord } from '#collect'
import { type ChartLink, type ChartNode, type Drawing, drawChart } from '#core/frame/chart.ts'
import type { LinkEnd, LinkRow, LinkTableShown } from '#core/frame/shown.ts'
import { protectedWords, roleWords } from '#core/frame/words.ts'
import type { RecordId } from '#core/language/ids.ts'
import { linkTypes, linkTypesFromTheOtherEnd } from '#core/language/things.ts'
import type { Thing } from './look-at-thing.ts'

const address = (id: RecordId): string => `/things/${id}`

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
  record
    ? { kind: record.kind, text: nameOf(record), ...(isHere ? {} : { href: address(record.id) }) }
    : { kind: 'event', text: 'Not shown' }

const find = (thing: Thing, id: RecordId): ReadRecord | undefined =>
  thing.linked.get(id) ?? thing.records.find(record => record.id === id)

const linkRow =
  (thing: Thing) =>
  (link: ReadLink): LinkRow => {
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

const mark = ({ protected: class_ }: ReadRecord): { readonly marked?: string } =>
  class_ === 'none' ? {} : { marked: protectedWords(class_) }

const node = (record: ReadRecord): ChartNode => ({
  id: record.id,
  kind: record.kind,
  label: nameOf(record),
  href: address(record.id),
  ...mark(record),
})

/** The thing stands in the middle as one; around it what its records are linked to. */
export const chartOf = (thing: Thing, title: string): Drawing => {
  const asked = thing.records.find(record => record.id === thing.asked)
  if (!asked) return drawChart({ nodes: [], links: [] })
  const links: ChartLink[] = thing.links
    .map(link => ({ type: link.type, ends: fromHere(thing, link) }))
    .filter(({ ends }) => thing.linked.has(ends.outside))
    .map(({ type, ends }) => ({ from: thing.asked, to: ends.outside, type, words: ends.words }))
  const nodes = [{ ...node(asked), label: title }, ...[...thing.linked.values()].map(node)]
  return drawChart({ focus: thing.asked, nodes, links })
}
