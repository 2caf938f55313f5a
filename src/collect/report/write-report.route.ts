// Writing an intelligence report: the form, the people and things that its words name, and the report.
import type { Answer } from '#core/frame/answers.ts'
import { absent, defineRoute, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { writeGrade } from '#core/language/handling.ts'
import type { ReportId } from '#core/language/ids.ts'
import { choices, namedShown, typedOfRows } from '../written/choices.ts'
import { byField, type FormFault, said, type Typed, typedIn } from '../written/form-fault.ts'
import { type NamedRow, rowsFor, rowsIn, withOneMore } from '../written/named-form.ts'
import { mayWrite, type Readers, readersToChoose } from '../written/who-may-read.ts'
import {
  isAboveTheCeiling,
  itemPrefix,
  itemsIn,
  markedTooHigh,
  mostItems,
  readReport,
  type WrittenReport,
} from './report-form.ts'
import { writeReport } from './write-report.ts'

export const reportAddress = (report: ReportId): string => `/reports/${report}`

type Desk = Officer['desk']

/** Whom one may write for; undefined for whoever does not write reports. */
const openForm = (desk: Desk): Promise<readonly Readers[] | undefined> =>
  desk.snapshot(async work => (mayWrite(work, 'report') ? readersToChoose(work) : undefined))

const marking = 'OFFICIAL-SENSITIVE' as const
const numbers = (typed: Typed): readonly number[] => Array.from({ length: itemsIn(typed) }, (_, at) => at + 1)

const formPage = (typed: Typed, readers: readonly Readers[], once: string, faults: readonly FormFault[] = []): Answer =>
  page('collect/report/write-report.page.njk', {
    title: 'Write an intelligence report',
    marking,
    back: { text: 'Reports', href: '/reports' },
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed, errors: byField(faults) },
    once,
    readers,
    choices,
    most: mostItems,
    items: numbers(typed).map(number => ({ number, prefix: itemPrefix(number) })),
  })

const isOfNamed = (name: string): boolean => /^item-\d+-(?:things$|thing-)/.test(name)

const withoutNamed = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !isOfNamed(name)))

type RowsOf = (prefix: string, words: string) => readonly NamedRow[]

const namedPage = (
  typed: Typed,
  report: Pick<WrittenReport, 'items'>,
  rowsOf: RowsOf,
  faults: readonly FormFault[] = [],
): Answer => {
  const rows = new Map(report.items.map((item, at) => [itemPrefix(at + 1), rowsOf(itemPrefix(at + 1), item.words)]))
  const before = Object.entries(withoutNamed(typed)).map(([name, value]) => ({ name, value }))
  return page('collect/report/confirm-named.page.njk', {
    title: 'Who and what your report names',
    marking,
    ...(faults.length > 0 ? { errors: faults } : {}),
    before,
    choices,
    form: { typed: { ...typed, ...typedOfRows([...rows.values()].flat()) }, errors: byField(faults) },
    items: report.items.map((item, at) => {
      const prefix = itemPrefix(at + 1)
      const grade = writeGrade({
        source: item.source,
        assessment: item.assessment,
        handling: item.handled.handling,
      })
      return { number: at + 1, prefix, words: item.words, grade, named: namedShown(prefix, rows.get(prefix) ?? []) }
    }),
  })
}

export const newReportRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/reports/new',
  access: 'signed-in',
  ledger: 'none',
  handler: async ask => {
    const readers = await openForm(ask.visitor.desk)
    return readers ? formPage({}, readers, ask.visitor.desk.nextId('report form')) : absent()
  },
})

/** A report above the ceiling leaves nothing behind, not even on the page that says so. */
const tooHigh = (desk: Desk, readers: readonly Readers[]): Answer =>
  formPage({}, readers, desk.nextId('report form'), [markedTooHigh])

const withItems = (typed: Typed, by: number): Typed => ({
  ...typed,
  items: String(Math.min(mostItems, Math.max(1, itemsIn(typed) + by))),
})

/** The same form again, one item longer or shorter, or the next page of it; nothing is written down yet. */
export const continueReportRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/reports/new',
  access: 'signed-in',
  ledger: 'none',
  handler: async ask => {
    const { desk } = ask.visitor
    const readers = await openForm(desk)
    if (!readers) return absent()
    const typed = typedIn(ask.form)
    if (isAboveTheCeiling(typed)) return tooHigh(desk, readers)
    const once = said(typed, 'once')
    const does = ask.form.get('do') ?? ''
    if (does === 'add-item') return formPage(withItems(typed, 1), readers, once)
    if (does === 'remove-item') return formPage(withItems(typed, -1), readers, once)
    if (does === 'back') return formPage(withoutNamed(typed), readers, once)
    const { value: report, faults } = readReport(withoutNamed(typed), ask.now)
    if (!report) return formPage(typed, readers, once, faults)
    const isAdding = does.startsWith('add-')
    return namedPage(typed, report, (prefix, words) => {
      if (!isAdding) return rowsFor(words, prefix)
      const rows = rowsIn(typed, prefix)
      return does === `add-${prefix}` ? withOneMore(rows, prefix) : rows
    })
  },
})

const noSuchReaders: FormFault = {
  text: 'Choose who may read it: that agreement is no longer open to you',
  field: 'readers',
}

export const writeReportRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/reports',
  access: 'act',
  ceiling: 'its-own',
  ledger: 'collection',
  handler: async ask => {
    const { desk } = ask.visitor
    const readers = await openForm(desk)
    if (!readers) return absent()
    const typed = typedIn(ask.form)
    if (isAboveTheCeiling(typed)) return tooHigh(desk, readers)
    const once = said(typed, 'once')
    const first = readReport(withoutNamed(typed), ask.now)
    if (!first.value) return formPage(typed, readers, once, first.faults)
    const { value: report, faults } = readReport(typed, ask.now)
    if (!report) return namedPage(typed, first.value, prefix => rowsIn(typed, prefix), faults)
    const outcome = await writeReport(desk, report)
    switch (outcome.kind) {
      case 'written':
      case 'written-before':
        return seeOther(`${reportAddress(outcome.report)}?done=written`)
      case 'no-such-readers':
        return formPage(typed, readers, once, [noSuchReaders])
      case 'bad-handling':
      case 'refused':
        return absent()
    }
  },
})

export const writeReportRoutes: Routes = [newReportRoute, continueReportRoute, writeReportRoute]
