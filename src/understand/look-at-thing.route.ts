// The page of a person or thing, addressed by any of its records.
import { highestMarking, nameOf, sideBySide } from '#collect'
import { absent, defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { capitalised, kindWord } from '#core/frame/words.ts'
import { groupRoles } from '#core/language/groups.ts'
import { recordId } from '#core/language/ids.ts'
import { type Judgement, pairAddress, proposalWords, standing, standings, type ViewKind, verdicts } from '#resolve'
import { sharingOf } from '#share'
import { isPossiblyCoerced } from './coercion.ts'
import { isCurrent } from './groups/group.ts'
import { groupAddress, stateWords } from './groups/group-words.ts'
import { canBeMember } from './groups/may-join.ts'
import { lookAtThing, type Thing } from './look-at-thing.ts'
import { chartOf, linkTableOf } from './present-thing.ts'

const namedIn = (thing: Thing, id: string): string => {
  const record = thing.records.find(one => one.id === id)
  return record ? `${nameOf(record)}, ${record.source.agencyName}` : ''
}

/** A match that a second person has not confirmed, and verdicts that differ, are said beside each verdict: they join nothing. */
const whatItComesTo = (thing: Thing, { about }: Judgement): string => {
  const stands = standing(thing.judgements.filter(one => one.about.join() === about.join()))
  return stands === 'pending' || stands === 'contested' ? `. ${standings.words[stands]}` : ''
}

const pairs = (thing: Thing) => {
  if (thing.view.kind === 'too-large') return []
  const named = (id: string) => namedIn(thing, id)
  const judged = thing.judgements
    .filter(one => one.revoked === undefined)
    .map(one => ({
      left: named(one.about[0]),
      right: named(one.about[1]),
      words: one.isAutomatic
        ? `Joined by its holder's own identifiers: ${one.reason ?? ''}`
        : `Judged ${verdicts.words[one.verdict].toLowerCase()} by ${one.givenBy?.name ?? 'an officer'}, ${one.givenBy?.agency ?? ''}${whatItComesTo(thing, one)}`,
      href: pairAddress(one.about),
      link: 'See or withdraw',
    }))
  const isJudged = new Set(thing.judgements.filter(one => one.revoked === undefined).map(one => one.about.join(' ')))
  const proposed = thing.view.edges
    .filter(edge => !isJudged.has(edge.about.join(' ')))
    .map(edge => ({
      left: named(edge.about[0]),
      right: named(edge.about[1]),
      words: `Proposed: ${proposalWords(edge)}`,
      href: pairAddress(edge.about),
      link: 'Compare and judge',
    }))
  return [...judged, ...proposed]
}

/** Back to what was searched for, where the way here was a search. */
const backTo = (searched: string) =>
  searched === ''
    ? { text: 'Search', href: '/search' }
    : { text: `Search: ${searched}`, href: `/search?${new URLSearchParams({ q: searched })}` }

const shown = (thing: Thing, now: Date, searched: string) => {
  const asked = thing.records.find(record => record.id === thing.asked)
  if (!asked) return undefined
  const name = nameOf(asked)
  return {
    title: name,
    marking: highestMarking([...thing.records, ...thing.linked.values(), ...thing.proposals.map(one => one.other)]),
    wide: true,
    back: backTo(searched),
    name,
    kind: asked.kind,
    asked: asked.id,
    view: thing.view.kind === 'too-large' ? 'suggested' : thing.view.kind,
    tooLarge: thing.view.kind === 'too-large',
    possibleCoercion: isPossiblyCoerced(thing, now),
    records: sideBySide(
      thing.records,
      `${capitalised(kindWord(asked.kind))}: what each agency's record says`,
      thing.asked,
    ),
    links: linkTableOf(thing),
    drawing: chartOf(thing, name),
    hasMoreLinks: thing.hasMoreLinks,
    carriesPeople: thing.links.some(link => link.type === 'travelled-in'),
    proposals: thing.proposals.map(({ edge, within, other }) => ({
      beside: namedIn(thing, within),
      name: nameOf(other),
      href: `/things/${other.id}`,
      source: `${other.source.agencyName}, ${other.source.title}`,
      protected: other.protected,
      words: proposalWords(edge),
      pair: pairAddress(edge.about),
    })),
    pairs: pairs(thing),
    groups: thing.groups.map(({ group, member }) => ({
      name: group.name,
      href: groupAddress(group.id),
      state: stateWords[group.state].toLowerCase(),
      role: groupRoles.words[member.role],
      basis: member.basis,
      hasEnded: !isCurrent(member),
      beside: namedIn(thing, member.record),
    })),
    compare: `/connections?${new URLSearchParams({ of: thing.asked })}`,
    propose:
      canBeMember(asked) && asked.protected === 'none'
        ? `/groups/new?${new URLSearchParams({ with: thing.asked })}`
        : undefined,
  }
}

const viewKind = (text: string): ViewKind => (text === 'confirmed' ? 'confirmed' : 'suggested')

export const lookAtThingRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/things/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = recordId(ask.params.id)
    const thing = id && (await lookAtThing(ask.visitor.desk, { record: id, view: viewKind(field(ask.query, 'view')) }))
    const data = thing && shown(thing, ask.now, field(ask.query, 'searched').slice(0, 200).toWellFormed())
    if (!id || !data) return absent()
    return page('understand/look-at-thing.page.njk', { ...data, sharing: await sharingOf(ask.visitor.desk, id) })
  },
})
