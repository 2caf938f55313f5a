// What happened to the members, in order: each event once a source, with who was part of it, its grade and where it comes from.
import { nameOf, type ReadLink, type ReadRecord, sayProperty, sourcedBy, text } from '#collect'
import { capitalised, eventTypeWords, roleWords } from '#core/frame/words.ts'
import type { RecordId } from '#core/language/ids.ts'

export type Happening = {
  readonly record: ReadRecord
  readonly at: Date
  readonly when: string
  readonly what: string
  /** Who of the members was part of it, and as what. */
  readonly who: readonly { readonly name: string; readonly as: string }[]
}

const atOf = ({ properties, trueFrom }: ReadRecord): Date | undefined => {
  const said = properties.at?.[0]?.at
  return said === undefined ? trueFrom : new Date(said)
}

const whenOf = (record: ReadRecord): string => {
  const [said] = sayProperty(record.properties, 'at')
  return said === undefined ? '' : text(said)
}

const whatOf = (record: ReadRecord): string => {
  const type = record.properties.eventType?.[0]?.code
  const name = nameOf(record)
  const words = type === undefined ? '' : capitalised(eventTypeWords(type))
  return words === '' || name.toLowerCase().includes(words.toLowerCase()) ? name : `${words}: ${name}`
}

const partsIn = (
  event: RecordId,
  links: readonly ReadLink[],
  records: ReadonlyMap<RecordId, ReadRecord>,
  members: ReadonlySet<RecordId>,
): Happening['who'] => {
  const said = links
    .filter(link => (link.from === event && members.has(link.to)) || (link.to === event && members.has(link.from)))
    .flatMap(link => {
      const record = records.get(link.from === event ? link.to : link.from)
      const as = (link.properties.role ?? []).map(role => roleWords(role.code)).join(', ')
      return record ? [{ name: nameOf(record), as }] : []
    })
  return [...new Map(said.map(one => [JSON.stringify(one), one])).values()]
}

/** Events with a time, oldest first; those of one moment in the order of their ids. */
export const timelineOf = (
  records: ReadonlyMap<RecordId, ReadRecord>,
  links: readonly ReadLink[],
  members: ReadonlySet<RecordId>,
): readonly Happening[] =>
  [...records.values()]
    .filter(record => record.kind === 'event')
    .flatMap(record => {
      const at = atOf(record)
      return at && !Number.isNaN(at.getTime())
        ? [
            {
              record,
              at,
              when: whenOf(record),
              what: whatOf(record),
              who: partsIn(record.id, links, records, members),
            },
          ]
        : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.record.id < b.record.id ? -1 : 1))

export const happeningRow = ({ record, at, when, what, who }: Happening) => {
  const { source, grade, basis } = sourcedBy(record)
  return {
    when: when === '' ? undefined : when,
    at: at.toISOString(),
    what,
    href: `/things/${record.id}`,
    who,
    source,
    grade,
    basis,
  }
}
