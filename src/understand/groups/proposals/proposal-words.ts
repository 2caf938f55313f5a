// A proposed group in words: what speaks for it, who holds it, how it is graded, and what an officer may make of it.
import { highestMarking, nameOf, type ReadLink, type ReadRecord, sourcedBy } from '#collect'
import { capitalised, counted, gradeWords, kindWord, listed } from '#core/frame/index.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import type { ProposedGroup } from '../../find-groups.ts'
import type { WebThing } from '../../web.ts'
import type { SeenProposal } from './look-at-proposal.ts'

/** Neutral, the same for whoever sees the same evidence. */
export const workingName = (fingerprint: string): string => `Group ${fingerprint.slice(0, 6).toUpperCase()}`

export const proposalAddress = (fingerprint: string): string => `/groups/proposed/${fingerprint}`

/** How little of it any one agency holds: why nobody saw it alone. */
export const shareWords = ({ agencies, largestShare }: ProposedGroup): string =>
  `${counted(agencies.length, 'agency')} hold a part of it, none more than ${Math.round(largestShare * 100)}%`

export const metWords = ({ peopleMet }: ProposedGroup): string | undefined =>
  peopleMet === 0
    ? undefined
    : `${capitalised(counted(peopleMet, 'person'))} met on its way may need protection: ${peopleMet === 1 ? 'this person is' : 'they are'} not part of the proposal and not named here.`

const inWords = (kind: string, many: number): string =>
  kind === 'money' ? counted(many, 'record of money', 'records of money') : counted(many, kindWord(kind))

/** ['phone', 'phone', 'vehicle'] → '2 phones and 1 vehicle'. */
export const kindsInWords = (kinds: readonly string[]): string =>
  listed([...Map.groupBy(kinds, kind => kind)].map(([kind, many]) => inWords(kind, many.length)))

const tiesOf = (thing: WebThing, { links, group, together }: SeenProposal): string => {
  const signOf = new Map(together.flatMap((ids, at) => ids.map(id => [id, at] as const)))
  const things = [...group.members, ...group.things]
  const own = new Set(thing.records)
  const others = links
    .filter(link => own.has(link.from) || own.has(link.to))
    .map(link => signOf.get(own.has(link.from) ? link.to : link.from))
  const kinds = [...new Set(others)].flatMap(at => (at === undefined ? [] : (things[at]?.kind ?? [])))
  return kinds.length === 0 ? '' : `tied to ${kindsInWords(kinds)} of this group`
}

/** What ties somebody to the group, with no name and no number in it: whoever may read the membership reads it. */
export const whyOf = (thing: WebThing, seen: SeenProposal): string =>
  `${capitalised(listed([tiesOf(thing, seen), ...(seen.signs.get(thing.id) ?? [])].filter(Boolean)))}. Proposed by the program.`

export const summaryOf = ({ group }: SeenProposal): string =>
  `${counted(group.members.length, 'person')} tied to each other${group.things.length > 0 ? ` through ${kindsInWords(group.things.map(thing => thing.kind))}` : ''}. ${group.signals.map(capitalised).join('. ')}.`

/** How the links that make it up are graded: '12 of 30 links carry a grade: 8 × 1BP, 4 × 2CP'. */
export const gradesOf = (links: readonly ReadLink[]): string => {
  const grades = links.flatMap(link => {
    const grade = link.grade === undefined ? undefined : readGrade(link.grade)
    return grade ? [writeGrade(grade)] : []
  })
  if (links.length === 0) return 'No link of it can be shown.'
  if (grades.length === 0) return `None of the ${counted(links.length, 'link')} carries a grade.`
  const each = [...Map.groupBy(grades, grade => grade)].sort(([a], [b]) => (a < b ? -1 : 1))
  const said = each.map(
    ([grade, many]) =>
      `${many.length} at ${grade} (${gradeWords(grade)
        .map(one => one.words.toLowerCase())
        .join(', ')})`,
  )
  return `${grades.length} of ${counted(links.length, 'link')} carry a grade: ${said.join('; ')}.`
}

export const personOf = (thing: WebThing, seen: SeenProposal) => ({
  id: thing.id,
  name: thing.name,
  signs: [tiesOf(thing, seen), ...(seen.signs.get(thing.id) ?? [])].filter(Boolean).map(capitalised),
  records: thing.records.flatMap(id => {
    const record = seen.records.get(id)
    return record ? [{ id, name: nameOf(record), href: `/things/${id}`, ...sourcedBy(record) }] : []
  }),
})

export const markingOf = (records: Iterable<ReadRecord>) => highestMarking([...records])
