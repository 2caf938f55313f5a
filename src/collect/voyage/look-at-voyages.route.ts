// The list of voyages, the page of one, and joining another part to it.
import { absent, defineRoute, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { capitalised, kindWord, linkWords, roleWords } from '#core/frame/words.ts'
import { type VoyagePart, voyageParts } from '#core/language/collecting.ts'
import { recordId } from '#core/language/ids.ts'
import type { ReadRecord } from '../records/read-records.ts'
import { detailsOf, nameOf, text as shownText, sourcedBy } from '../records/say-record.ts'
import { highestMarking } from '../records/side-by-side.ts'
import { byField, type FormFault, onceIn, said, typedIn } from '../written/form-fault.ts'
import { joinPart } from './join-part.ts'
import {
  isVoyageWrittenHere,
  type JoinedPart,
  listVoyages,
  lookAtVoyage,
  lookForParts,
  type VoyageShown,
} from './read-voyages.ts'
import { offered, voyageAddress, wantedIn } from './record-voyage.route.ts'
import { readChoice } from './voyage-form.ts'
import { ties } from './voyage-parts.ts'

const referenceOf = (voyage: ReadRecord): string => voyage.properties.reference?.[0]?.raw ?? 'without a reference'
const titleOf = (voyage: ReadRecord): string => `Voyage ${referenceOf(voyage)}`

const aboardOf = (voyage: ReadRecord): string => {
  const count = voyage.properties.count?.[0]?.value
  return count === undefined ? '' : `${count} people aboard`
}

export const listVoyagesRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/voyages',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const { voyages, hasNext, mayWrite } = await listVoyages(ask.visitor.desk, {
      after: recordId(field(ask.query, 'after')),
    })
    return page('collect/voyage/list-voyages.page.njk', {
      title: 'Voyages',
      marking: highestMarking(voyages),
      wide: true,
      mayWrite,
      voyages: voyages.map(voyage => ({
        href: voyageAddress(voyage.id),
        reference: titleOf(voyage),
        at: voyage.properties.at?.[0],
        aboard: aboardOf(voyage),
        source: `${voyage.source.agencyName}, ${voyage.source.title}`,
        grade: sourcedBy(voyage).grade ?? '',
        marking: voyage.marking,
      })),
      pager: { what: 'voyages', ...(hasNext ? { next: { href: `/voyages?after=${voyages.at(-1)?.id}` } } : {}) },
    })
  },
})

const partShown = ({ record, link }: Pick<JoinedPart, 'record' | 'link'>) => ({
  name: nameOf(record),
  kind: capitalised(kindWord(record.kind)),
  href: `/things/${record.id}`,
  details: detailsOf(record).map(shownText).join(', '),
  role: link.properties.role?.[0]
    ? roleWords(link.properties.role[0].code)
    : (link.properties.capacity?.[0]?.text ?? ''),
  tie: linkWords(link.type),
  source: `${record.source.agencyName}, ${record.source.title}`,
  grade: sourcedBy(record).grade ?? '',
  protected: record.protected,
})

type PartShown = ReturnType<typeof partShown>

/** A place that one agency's register ties to a voyage once for each person aboard is shown once. */
const eachOnce = (shown: readonly PartShown[]): readonly PartShown[] =>
  shown.filter((one, i) => shown.findIndex(other => other.href === one.href && other.role === one.role) === i)

const rowsOf = ({ voyage, parts, missing }: VoyageShown) =>
  voyageParts.values.map(part => ({
    part,
    title: voyageParts.words[part],
    records: eachOnce(parts.filter(one => one.part === part).map(partShown)),
    isMissing: missing.includes(part),
    counted:
      part === 'people' ? [aboardOf(voyage), voyage.properties.note?.[0]?.text ?? ''].filter(Boolean).join(', ') : '',
  }))

const shown = (view: VoyageShown, done = '') => {
  const { voyage, parts, others } = view
  const isRecorded = done === 'recorded' && view.mayJoin
  const isJoined = done === 'joined' && parts.length > 0
  return {
    title: titleOf(voyage),
    marking: highestMarking([voyage, ...parts.map(one => one.record), ...others.map(one => one.record)]),
    back: { text: 'Voyages', href: '/voyages' },
    ...(isRecorded || isJoined
      ? {
          notice: {
            kind: 'success' as const,
            text: isRecorded ? 'The voyage is recorded.' : 'The part is joined to the voyage.',
          },
        }
      : {}),
    launchedAt: voyage.properties.at?.[0],
    isOurs: isVoyageWrittenHere(voyage),
    landedAt: voyage.properties.until?.[0],
    words: voyage.properties.description?.[0]?.text ?? '',
    source: `${voyage.source.agencyName}, ${voyage.source.title}`,
    grade: sourcedBy(voyage).grade ?? '',
    instructions: voyage.instructions ?? '',
    thing: `/things/${voyage.id}`,
    alarm: `/life-at-risk/new?about=${voyage.id}`,
    rows: rowsOf(view),
    others: others.map(partShown),
    mayJoin: view.mayJoin,
    join: `${voyageAddress(voyage.id)}/join`,
    correct: view.mayJoin ? `/report-parts/${voyage.id}/correct` : '',
    missing: view.missing.map(part => voyageParts.words[part].toLowerCase()),
  }
}

export const lookAtVoyageRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/voyages/:voyage',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = recordId(ask.params.voyage)
    const view = id && (await lookAtVoyage(ask.visitor.desk, { record: id }))
    return view ? page('collect/voyage/look-at-voyage.page.njk', shown(view, field(ask.query, 'done'))) : absent()
  },
})

const joinPage = (view: VoyageShown, part: VoyagePart, text: string, once: string, faults: readonly FormFault[] = []) =>
  page('collect/voyage/join-part.page.njk', {
    title: `Join: ${voyageParts.words[part]}`,
    marking: view.voyage.marking,
    back: { text: titleOf(view.voyage), href: voyageAddress(view.voyage.id) },
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed: { [`part-${part}`]: text }, errors: byField(faults) },
    action: `${voyageAddress(view.voyage.id)}/join`,
    part,
    name: `part-${part}`,
    hint: ties[part].hint,
    once,
  })

/** The voyage, for whoever may join parts to it. */
const joinable = async (desk: Officer['desk'], voyage: string | undefined) => {
  const id = recordId(voyage)
  const view = id && (await lookAtVoyage(desk, { record: id }))
  return view?.mayJoin ? view : undefined
}

export const joinFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/voyages/:voyage/join',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const part = field(ask.query, 'part')
    const view = await joinable(ask.visitor.desk, ask.params.voyage)
    return view && voyageParts.has(part) ? joinPage(view, part, '', ask.visitor.desk.nextId('join form')) : absent()
  },
})

export const joinPartRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/voyages/:voyage/join',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const { desk } = ask.visitor
    const part = field(ask.form, 'part')
    const view = await joinable(desk, ask.params.voyage)
    if (!view || !voyageParts.has(part)) return absent()
    const typed = typedIn(ask.form)
    const once = onceIn(typed)
    const text = said(typed, `part-${part}`)
    if (!once || text === '' || text.length > 300) {
      const fault = {
        text: text === '' ? 'Write what you look for' : 'Write it in 300 characters or fewer',
        field: `part-${part}`,
      }
      return joinPage(view, part, text, once ?? desk.nextId('join form'), [fault])
    }
    const again = async (faults: readonly FormFault[]) => {
      const candidates = await lookForParts(desk, { wanted: wantedIn(typed).filter(one => one.part === part) })
      return page('collect/voyage/choose-parts.page.njk', {
        title: 'Which record is meant',
        marking: 'OFFICIAL-SENSITIVE',
        back: { text: titleOf(view.voyage), href: voyageAddress(view.voyage.id) },
        ...(faults.length > 0 ? { errors: faults } : {}),
        action: `${voyageAddress(view.voyage.id)}/join`,
        backTo: '',
        button: 'Join it',
        before: [
          { name: 'once', value: once },
          { name: 'part', value: part },
          { name: `part-${part}`, value: text },
        ],
        errors_by: byField(faults),
        parts: offered(candidates, ask.form),
      })
    }
    if (field(ask.form, 'do') !== 'save') return again([])
    const { value: joined, faults } = readChoice(ask.form, typed, part)
    if (!joined || faults.length > 0) return again(faults)
    if (joined.length === 0) return seeOther(voyageAddress(view.voyage.id))
    const outcome = await joinPart(desk, { voyage: view.voyage.id, joined, once })
    switch (outcome.kind) {
      case 'joined':
      case 'joined-before':
        return seeOther(`${voyageAddress(view.voyage.id)}?done=joined`)
      case 'no-such-record':
        return stale({ back: voyageAddress(view.voyage.id) })
      case 'refused':
        return absent()
    }
  },
})

export const voyageRoutes: Routes = [listVoyagesRoute, lookAtVoyageRoute, joinFormRoute, joinPartRoute]
