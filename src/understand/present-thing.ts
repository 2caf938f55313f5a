// What a thing is linked to, as a table and as a chart that says the same.
import { nameOf, type ReadLink, type ReadRecord, sayProperty, text } from '#collect'
import { type ChartLink, type ChartNode, type Drawing, drawChart } from '#core/frame/chart.ts'
import type { LinkEnd, LinkRow, LinkTableShown } from '#core/frame/shown.ts'
import { counted, protectedWords, roleWords } from '#core/frame/words.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import type { RecordId } from '#core/language/ids.ts'
import { linkTypes, linkTypesFromTheOtherEnd } from '#core/language/things.ts'
import type { Thing } from './look-at-thing.ts'

const address = (id: RecordId): string => `/things/${id}`

export const roleOf = (link: ReadLink): string => {
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

export const whenOf = ({ kind, properties }: ReadRecord): string | undefined => {
  const [at] = kind === 'event' ? sayProperty(properties, 'at') : []
  return at === undefined ? undefined : text(at)
}

/** Many sightings of one car are told apart by when they were. */
export const calledInList = (record: ReadRecord): string => [nameOf(record), whenOf(record) ?? []].flat().join(', ')

export const end = (record: ReadRecord | undefined, isHere: boolean): LinkEnd =>
  record
    ? { kind: record.kind, text: calledInList(record), ...(isHere ? {} : { href: address(record.id) }) }
    : { kind: 'event', text: 'Not shown' }

const find = (thing: Thing, id: RecordId): ReadRecord | undefined =>
  thing.linked.get(id) ?? thing.records.find(record => record.id === id)

const linkRow =
  (thing: Thing) =>
  (link: ReadLink): LinkRow => {
    const { inside, outside, words } = fromHere(thing, link)
    const date = link.trueFrom?.toISOString()
    const grade = link.grade === undefined ? undefined : readGrade(link.grade)
    return {
      from: end(find(thing, inside), true),
      words: `${words}${roleOf(link)}`,
      to: end(find(thing, outside), thing.view.records.includes(outside)),
      source: `${link.agencyName}, ${link.sourceTitle}`,
      basis: link.basis,
      ...(date ? { date } : {}),
      ...(grade ? { grade: writeGrade(grade) } : {}),
    }
  }

/** What many rows of one source say alike, such as where a boat landed, is said once. */
export const linkTableOf = (thing: Thing): LinkTableShown => ({
  caption: 'What it is linked to',
  rows: [...new Map(thing.links.map(linkRow(thing)).map(row => [JSON.stringify(row), row])).values()],
})

const markOf = (records: readonly ReadRecord[]): { readonly marked?: string } => {
  const classes = [...new Set(records.map(record => record.protected))].filter(class_ => class_ !== 'none').sort()
  return classes.length === 0 ? {} : { marked: classes.map(protectedWords).join(', ') }
}

/** One sign for records that look like one thing; it is called and leads as the first of them. */
export const node = (records: readonly ReadRecord[]): readonly ChartNode[] => {
  const [first] = records
  if (!first) return []
  const said = [whenOf(first) ?? [], records.length > 1 ? counted(records.length, 'record') : []].flat()
  const below = said.length > 0 ? { sublabel: said.join(', ') } : {}
  return [
    { id: first.id, kind: first.kind, label: nameOf(first), href: address(first.id), ...below, ...markOf(records) },
  ]
}

export const distinct = (links: readonly ChartLink[]): readonly ChartLink[] => [
  ...new Map(links.map(link => [`${link.from} ${link.to} ${link.words}`, link])).values(),
]

/** The thing stands in the middle as one; around it what its records are linked to, each thing once. */
export const chartOf = (thing: Thing, title: string): Drawing => {
  const asked = thing.records.find(record => record.id === thing.asked)
  if (!asked) return drawChart({ nodes: [], links: [] })
  const groups = thing.linkedTogether.map(ids => ids.flatMap(id => thing.linked.get(id) ?? []))
  const signOf = new Map(groups.flatMap(records => records.map(record => [record.id, records[0]?.id ?? record.id])))
  const links = thing.links.flatMap((link): ChartLink[] => {
    const { outside, words } = fromHere(thing, link)
    const to = signOf.get(outside)
    return to === undefined ? [] : [{ from: thing.asked, to, type: link.type, words }]
  })
  const middle = node([asked, ...thing.records.filter(record => record !== asked)]).map(sign => ({
    ...sign,
    label: title,
  }))
  return drawChart({ focus: thing.asked, nodes: [...middle, ...groups.flatMap(node)], links: distinct(links) })
}
