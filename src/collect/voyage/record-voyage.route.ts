// Writing a voyage down: what is known of it, then which records are meant.
import type { Answer } from '#core/frame/answers.ts'
import { absent, defineRoute, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { type VoyagePart, voyageParts } from '#core/language/collecting.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ReadRecord } from '../records/read-records.ts'
import { detailsOf, nameOf, text as shownText, sourcedBy } from '../records/say-record.ts'
import { choices } from '../written/choices.ts'
import { byField, type FormFault, said, type Typed, typedIn } from '../written/form-fault.ts'
import { mayWrite, type Readers, readersToChoose } from '../written/who-may-read.ts'
import { type Candidates, lookForParts, type Wanted } from './read-voyages.ts'
import { recordVoyage } from './record-voyage.ts'
import { isAboveTheCeiling, leaveOut, readChoice, readVoyage, writeAnew } from './voyage-form.ts'
import { ties } from './voyage-parts.ts'

export const voyageAddress = (voyage: RecordId): string => `/voyages/${voyage}`

type Desk = Officer['desk']

const openForm = (desk: Desk): Promise<readonly Readers[] | undefined> =>
  desk.snapshot(async work => (mayWrite(work, 'report') ? readersToChoose(work) : undefined))

const formPage = (typed: Typed, readers: readonly Readers[], once: string, faults: readonly FormFault[] = []): Answer =>
  page('collect/voyage/record-voyage.page.njk', {
    title: 'Record a voyage',
    marking: 'OFFICIAL-SENSITIVE',
    back: { text: 'Voyages', href: '/voyages' },
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed, errors: byField(faults) },
    once,
    readers,
    choices,
    parts: voyageParts.values.map(part => ({
      name: `part-${part}`,
      label: voyageParts.words[part],
      hint: ties[part].hint,
    })),
  })

export const wantedIn = (typed: Typed): readonly Wanted[] =>
  voyageParts.values.flatMap(part => {
    const text = said(typed, `part-${part}`)
    return text === '' ? [] : [{ part, text, kinds: ties[part].kinds }]
  })

const takesMany = (part: VoyagePart): boolean => part === 'people' || part === 'sources'

const choiceOf = (record: ReadRecord) => ({
  value: record.id as string,
  name: nameOf(record),
  details: detailsOf(record).map(shownText).join(', '),
  source: `${record.source.agencyName}, ${record.source.title}`,
  grade: sourcedBy(record).grade ?? '',
  protected: record.protected,
})

/** The choices for each part: records that are there, a new one where that is possible, and neither. */
export const offered = (candidates: readonly Candidates[], form: URLSearchParams) =>
  candidates.map(({ part, text, records }) => ({
    part,
    field: `choice-${part}`,
    title: voyageParts.words[part],
    text,
    many: takesMany(part),
    records: records.map(choiceOf),
    anew: ties[part].writtenAs === undefined ? '' : writeAnew,
    leaveOut,
    chosen: form.getAll(`choice-${part}`),
  }))

const choicePage = async (
  desk: Desk,
  typed: Typed,
  form: URLSearchParams,
  faults: readonly FormFault[] = [],
): Promise<Answer> => {
  const candidates = await lookForParts(desk, { wanted: wantedIn(typed) })
  return page('collect/voyage/choose-parts.page.njk', {
    title: 'Which records are meant',
    marking: 'OFFICIAL-SENSITIVE',
    ...(faults.length > 0 ? { errors: faults } : {}),
    action: '/voyages',
    backTo: '/voyages/new',
    button: 'Record the voyage',
    before: Object.entries(typed).flatMap(([name, value]) => (name.startsWith('choice-') ? [] : [{ name, value }])),
    errors_by: byField(faults),
    parts: offered(candidates, form),
  })
}

export const newVoyageRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/voyages/new',
  access: 'signed-in',
  ledger: 'none',
  handler: async ask => {
    const readers = await openForm(ask.visitor.desk)
    return readers ? formPage({}, readers, ask.visitor.desk.nextId('voyage form')) : absent()
  },
})

/** Nothing is written down yet: the records that may be meant are looked for. */
export const chooseRecordsRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/voyages/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const { desk } = ask.visitor
    const readers = await openForm(desk)
    if (!readers) return absent()
    const typed = typedIn(ask.form)
    const { value, faults } = readVoyage(typed, ask.now)
    if (isAboveTheCeiling(typed)) return formPage({}, readers, desk.nextId('voyage form'), faults)
    if (ask.form.get('do') === 'back') return formPage(typed, readers, said(typed, 'once'))
    return value ? choicePage(desk, typed, ask.form) : formPage(typed, readers, said(typed, 'once'), faults)
  },
})

const gone: FormFault = { text: 'A record that you chose is no longer there: choose again', field: 'choice-boat' }
const noSuchReaders: FormFault = {
  text: 'Choose who may read it: that agreement is no longer open to you',
  field: 'readers',
}

export const recordVoyageRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/voyages',
  access: 'act',
  ceiling: 'its-own',
  ledger: 'collection',
  handler: async ask => {
    const { desk } = ask.visitor
    const readers = await openForm(desk)
    if (!readers) return absent()
    const typed = typedIn(ask.form)
    const { value: voyage, faults } = readVoyage(typed, ask.now)
    if (isAboveTheCeiling(typed)) return formPage({}, readers, desk.nextId('voyage form'), faults)
    if (!voyage) return formPage(typed, readers, said(typed, 'once'), faults)
    const read = voyageParts.values.map(part => readChoice(ask.form, typed, part))
    const wrong = read.flatMap(one => one.faults)
    if (wrong.length > 0) return choicePage(desk, typed, ask.form, wrong)
    const outcome = await recordVoyage(desk, { voyage, joined: read.flatMap(one => one.value ?? []) })
    switch (outcome.kind) {
      case 'recorded':
      case 'recorded-before':
        return seeOther(`${voyageAddress(outcome.voyage)}?done=recorded`)
      case 'no-such-readers':
        return formPage(typed, readers, said(typed, 'once'), [noSuchReaders])
      case 'no-such-record':
        return choicePage(desk, typed, ask.form, [gone])
      case 'bad-handling':
      case 'refused':
        return absent()
    }
  },
})

export const recordVoyageRoutes: Routes = [newVoyageRoute, chooseRecordsRoute, recordVoyageRoute]
