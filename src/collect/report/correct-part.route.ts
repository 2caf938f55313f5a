// The form in which a part of a report, or another record written here, is corrected by the agency that wrote it.
import type { Answer } from '#core/frame/answers.ts'
import { absent, defineRoute, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { kindWord } from '#core/frame/words.ts'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { type RecordId, type ReportId, recordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { look } from '#core/ledger/audit.ts'
import { type ReadRecord, readRecords } from '../records/read-records.ts'
import { nameOf } from '../records/say-record.ts'
import { byField, type FormFault, said, type Typed, tooLong, typedIn } from '../written/form-fault.ts'
import { howToMend, nameable, propertiesOf } from '../written/named-things.ts'
import { whenOf } from '../written/when.ts'
import { correctPart } from './correct-part.ts'
import { partAddress } from './look-at-reports.route.ts'
import { reportOf } from './read-reports.ts'

type ToCorrect = { readonly record: ReadRecord; readonly report: ReportId | undefined }

const lookAtPart = look('look-at-part', async (work: Work, { record: id }: { readonly record: RecordId }) => {
  const [record] = await readRecords(work, [id])
  const facts = record ? await labelFactsAt(work.db, work.now, [record.label]) : []
  if (!record || record.isWithdrawn || record.source.system !== 'Breakwater')
    return { page: undefined, shows: [], asked: [] }
  if (isRefusal(permit(work.sight, 'report', seal(record, [record.label]), facts)))
    return { page: undefined, shows: [], asked: [] }
  const page: ToCorrect = { record, report: await reportOf(work, id) }
  return { page, shows: [id] }
})

const isEvent = ({ kind }: ReadRecord): boolean => kind === 'event'

/** Where it is shown with what belongs to it. */
const placeOf = ({ record, report }: ToCorrect) => {
  if (report) return { text: 'The report', href: `/reports/${report}` }
  const isVoyage = record.properties.eventType?.[0]?.code === 'voyage'
  return isVoyage
    ? { text: 'The voyage', href: `/voyages/${record.id}` }
    : { text: 'The record', href: `/things/${record.id}` }
}

/** What the form begins with: what the record says now. */
const typedOf = (record: ReadRecord): Typed => {
  const at = record.properties.at?.[0]
  const [day = '', time = ''] = (at?.text ?? '').split(' ')
  return isEvent(record)
    ? { words: record.properties.description?.[0]?.text ?? '', 'happened-day': day, 'happened-time': time }
    : { words: nameOf(record) }
}

const formPage = ({ record, report }: ToCorrect, typed: Typed, faults: readonly FormFault[] = []): Answer =>
  page('collect/report/correct-part.page.njk', {
    title: isEvent(record) ? 'Correct what was written' : `Correct a ${kindWord(record.kind)}`,
    marking: record.marking,
    back: placeOf({ record, report }),
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed, errors: byField(faults) },
    isEvent: isEvent(record),
    action: partAddress(record.id),
    seen: said(typed, 'seen') || String(record.version),
  })

export const correctPartFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/report-parts/:record/correct',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = recordId(ask.params.record)
    const part = id && (await lookAtPart(ask.visitor.desk, { record: id }))
    return part ? formPage(part, typedOf(part.record)) : absent()
  },
})

type Corrected = { readonly properties?: (held: ReadRecord) => Properties; readonly faults: readonly FormFault[] }

const ofEvent = (typed: Typed, now: Date): Corrected => {
  const words = said(typed, 'words')
  const { when, fault } = whenOf(
    { day: said(typed, 'happened-day'), time: said(typed, 'happened-time') },
    { day: 'happened-day', time: 'happened-time' },
    now,
  )
  const faults = [
    ...(words === '' ? [{ text: 'Write what happened', field: 'words' }] : tooLong(words, 4_000, 'words')),
    ...(fault ? [fault] : []),
  ]
  return {
    faults,
    properties: held => {
      const { at: _, ...rest } = held.properties
      return { ...rest, description: [{ text: words }], ...(when ? { at: [when] } : {}) }
    },
  }
}

const ofThing = (typed: Typed, { kind }: ReadRecord): Corrected => {
  const words = said(typed, 'words')
  if (!nameable.has(kind))
    return { faults: [{ text: 'This kind of record is corrected at its source', field: 'words' }] }
  const properties = words === '' ? undefined : propertiesOf(kind, words)
  if (!properties) return { faults: [{ text: howToMend[kind], field: 'words' }] }
  return { faults: [], properties: held => ({ ...held.properties, ...properties }) }
}

const whyFaults = (typed: Typed): readonly FormFault[] =>
  said(typed, 'reason') === ''
    ? [{ text: 'Say why it is corrected, in a sentence', field: 'reason' }]
    : tooLong(said(typed, 'reason'), 2_000, 'reason')

export const correctPartRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/report-parts/:record/correct',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const id = recordId(ask.params.record)
    const part = id && (await lookAtPart(ask.visitor.desk, { record: id }))
    if (!id || !part) return absent()
    const typed = typedIn(ask.form)
    const { properties, faults } = isEvent(part.record) ? ofEvent(typed, ask.now) : ofThing(typed, part.record)
    const all = [...faults, ...whyFaults(typed)]
    if (all.length > 0 || !properties) return formPage(part, typed, all)
    const seen = seenIn(ask.form)
    const outcome = await correctPart(ask.visitor.desk, { record: id, seen, why: said(typed, 'reason'), properties })
    switch (outcome.kind) {
      case 'corrected':
        return seeOther(`${placeOf(part).href}${part.report ? '?done=corrected' : ''}`)
      case 'moved-on':
        return stale({ back: partAddress(id) })
      case 'no-such-record':
      case 'refused':
        return absent()
    }
  },
})

export const correctionRoutes: Routes = [correctPartFormRoute, correctPartRoute]
