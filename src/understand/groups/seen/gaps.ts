// What is not known of a group, said in words, so that nobody takes silence for an answer. It speaks of what this viewer sees alone.
import type { ReadLink, ReadRecord } from '#collect'
import { counted, day, kindsWord, listed } from '#core/frame/index.ts'
import type { ThingKind } from '#core/language/things.ts'
import type { Member } from '../group.ts'
import type { Happening } from './timeline.ts'

export type Known = {
  readonly members: readonly Pick<Member, 'role' | 'basis'>[]
  readonly records: readonly Pick<ReadRecord, 'kind' | 'source'>[]
  readonly links: readonly Pick<ReadLink, 'grade'>[]
  /** Names of members that nothing ties to another. */
  readonly untied: readonly string[]
  readonly timeline: readonly Pick<Happening, 'at'>[]
  readonly now: Date
}

const dayLong = 86_400_000
/** A silence of this many days between two events is named; the number is ours. */
const silence = 60
const asked: readonly ThingKind[] = ['phone', 'vehicle', 'money', 'place', 'vessel']

const said = (isSo: boolean, words: string): readonly string[] => (isSo ? [words] : [])

const silences = (timeline: Known['timeline'], now: Date): readonly string[] => {
  const between = timeline.slice(1).flatMap(({ at }, index) => {
    const before = timeline[index]?.at ?? at
    return at.getTime() - before.getTime() > silence * dayLong
      ? [`Nothing is known between ${day(before.toISOString())} and ${day(at.toISOString())}.`]
      : []
  })
  const last = timeline.at(-1)?.at
  const isOld = last !== undefined && now.getTime() - last.getTime() > silence * dayLong
  return [...between, ...(last && isOld ? [`Nothing is known since ${day(last.toISOString())}.`] : [])]
}

export const gapsOf = ({ members, records, links, untied, timeline, now }: Known): readonly string[] => {
  if (members.length === 0) return ['Nobody is known to belong to it.']
  const kinds = new Set(records.map(record => record.kind))
  const missing = asked.filter(kind => !kinds.has(kind)).map(kindsWord)
  const agencies = new Set(records.map(record => record.source.agencyName))
  const ungraded = links.filter(link => link.grade === undefined).length
  return [
    ...said(!members.some(member => member.role === 'organiser'), 'Nobody is named as its organiser.'),
    ...said(!members.some(member => member.basis === 'fact'), 'Every membership is an assessment; none is a fact.'),
    ...said(untied.length > 0, `Nothing that you can see ties ${listed(untied)} to anybody else of the group.`),
    ...said(missing.length > 0, `No ${missing.join(', no ')} of theirs can be seen.`),
    ...said(agencies.size === 1, `All of it comes from one agency, ${[...agencies].join('')}.`),
    ...said(
      ungraded > 0,
      `${ungraded} of ${counted(links.length, 'link')} ${ungraded === 1 ? 'carries' : 'carry'} no grade.`,
    ),
    ...said(timeline.length === 0, 'No event of theirs with a date can be seen.'),
    ...silences(timeline, now),
  ]
}
