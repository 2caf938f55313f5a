// The list of reports and the page of one; sending it back, and correcting a part of it.
import { absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { capitalised, kindWord, linkWords, roleWords } from '#core/frame/words.ts'
import { type RecordId, reportId } from '#core/language/ids.ts'
import type { PersonRole } from '#core/language/things.ts'
import type { ReadLink, ReadRecord } from '../records/read-records.ts'
import { nameOf, sourcedBy } from '../records/say-record.ts'
import { highestMarking } from '../records/side-by-side.ts'
import { listReports, lookAtReport, type ReportShown } from './look-at-reports.ts'
import { returnReport } from './return-report.ts'
import { reportAddress } from './write-report.route.ts'
import { referenceOf } from './write-report.ts'

const wordsOf = (record: ReadRecord): string => record.properties.description?.[0]?.text ?? ''
const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)

export const listReportsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/reports',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const { reports, hasNext, mayWrite } = await listReports(ask.visitor.desk, {
      after: reportId(field(ask.query, 'after')),
    })
    return page('collect/report/list-reports.page.njk', {
      title: 'Intelligence reports',
      marking: highestMarking(reports.map(one => one.first)),
      wide: true,
      mayWrite,
      reports: reports.map(one => ({
        href: reportAddress(one.id),
        reference: referenceOf(one.id),
        agency: one.agencyName,
        writer: one.writer,
        writtenAt: one.writtenAt,
        words: shortened(wordsOf(one.first)),
        grade: sourcedBy(one.first).grade ?? '',
        marking: one.first.marking,
      })),
      pager: { what: 'reports', ...(hasNext ? { next: { href: `/reports?after=${reports.at(-1)?.id}` } } : {}) },
    })
  },
})

const roleOn = (link: ReadLink): string => {
  const role = link.properties.role?.[0]?.code
  return role === undefined ? (link.properties.capacity?.[0]?.text ?? '') : roleWords(role as PersonRole)
}

/** Whom and what an item names, each with its part, and who uses it. */
const namedIn = (item: ReadRecord, { named, links, versions, correctable }: ReportShown) =>
  named.flatMap(record => {
    const link = links.find(one => one.from === record.id && one.to === item.id)
    if (!link) return []
    const users = links
      .filter(one => one.to === record.id && one.from !== item.id)
      .flatMap(one => {
        const user = named.find(other => other.id === one.from)
        return user ? [{ name: nameOf(user), words: linkWords(one.type), href: `/things/${user.id}` }] : []
      })
    return [
      {
        kind: capitalised(kindWord(record.kind)),
        name: nameOf(record),
        href: `/things/${record.id}`,
        part: record.kind === 'person' ? roleOn(link) : '',
        protected: record.protected,
        users,
        correct: correctable.has(record.id) ? partAddress(record.id) : '',
        before: pastOf(record, versions),
      },
    ]
  })

export const partAddress = (record: RecordId): string => `/report-parts/${record}/correct`

const pastOf = (record: ReadRecord, versions: ReportShown['versions']) => {
  const own = versions.filter(one => one.record === record.id)
  return own.slice(1).map((past, at) => ({
    words: past.properties.description?.[0]?.text ?? nameOf({ ...record, properties: past.properties }),
    grade: past.grade ?? '',
    until: own[at]?.learntAt ?? past.learntAt,
    why: own[at]?.why ?? '',
    by: own[at]?.by ?? '',
  }))
}

const itemShown = (report: ReportShown) => (item: ReadRecord, at: number) => ({
  number: at + 1,
  id: item.id,
  reference: item.properties.reference?.[0]?.raw ?? '',
  words: wordsOf(item),
  when: item.properties.at?.[0]?.at,
  isDay: item.properties.at?.[0]?.precision === 'day',
  grade: sourcedBy(item).grade ?? '',
  basis: item.basis,
  instructions: item.instructions ?? '',
  marking: item.marking,
  named: namedIn(item, report),
  correct: report.correctable.has(item.id) ? partAddress(item.id) : '',
  evaluation: `/records/${item.id}/evaluation`,
  alarm: `/life-at-risk/new?about=${item.id}`,
  thing: `/things/${item.id}`,
  before: pastOf(item, report.versions),
})

/** What has just been done, told only while it is so. */
const noticeOf = (report: ReportShown, done: string, me: string): { readonly notice?: NoticeShown } => {
  if (done === 'written' && report.writer === me)
    return { notice: { kind: 'success', text: `Report ${referenceOf(report.id)} is written down.` } }
  if (done === 'corrected' && report.versions.some(one => one.version > 1))
    return { notice: { kind: 'success', text: 'The correction is kept beside what was said before.' } }
  return done === 'returned' && report.returns.length > 0
    ? { notice: { kind: 'success', text: `The report is sent back to ${report.writer}.` } }
    : {}
}

type More = { readonly done?: string; readonly why?: string; readonly fault?: string; readonly me: string }

const shown = (report: ReportShown, { done = '', why = '', fault, me }: More) => ({
  title: `Report ${referenceOf(report.id)}`,
  marking: highestMarking([...report.items, ...report.named, ...(report.provenance ? [report.provenance] : [])]),
  back: { text: 'Reports', href: '/reports' },
  ...(fault ? { errors: [{ text: fault, field: 'reason' }] } : {}),
  ...noticeOf(report, done, me),
  report: { agency: report.agencyName, writer: report.writer, writtenAt: report.writtenAt },
  items: report.items.map(itemShown(report)),
  provenance: report.provenance
    ? {
        words: wordsOf(report.provenance),
        grade: sourcedBy(report.provenance).grade ?? '',
        evaluation: `/records/${report.provenance.id}/evaluation`,
      }
    : undefined,
  returns: report.returns,
  mayReturn: report.mayReturn,
  action: `${reportAddress(report.id)}/return`,
  seen: String(report.returns.length),
  typed: { reason: why, error: fault ?? '' },
})

const template = 'collect/report/look-at-report.page.njk'

export const lookAtReportRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/reports/:report',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = reportId(ask.params.report)
    const report = id && (await lookAtReport(ask.visitor.desk, { report: id }))
    return report ? page(template, shown(report, { done: field(ask.query, 'done'), me: ask.visitor.name })) : absent()
  },
})

const whyFault = (why: string): string | undefined =>
  why === ''
    ? 'Say what is to be mended, in a sentence'
    : why.length > 2_000
      ? 'Say it in 2,000 characters or fewer'
      : undefined

export const returnReportRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/reports/:report/return',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const id = reportId(ask.params.report)
    if (!id) return absent()
    const { desk, name } = ask.visitor
    const why = field(ask.form, 'reason')
    const fault = whyFault(why)
    if (fault) {
      const report = await lookAtReport(desk, { report: id })
      return report?.mayReturn ? page(template, shown(report, { why, fault, me: name })) : absent()
    }
    const outcome = await returnReport(desk, { report: id, why, seen: seenIn(ask.form) })
    switch (outcome.kind) {
      case 'returned':
        return seeOther(`${reportAddress(id)}?done=returned`)
      case 'moved-on':
        return stale({ back: reportAddress(id) })
      case 'no-such-report':
      case 'refused':
        return absent()
    }
  },
})

export const reportRoutes: Routes = [listReportsRoute, lookAtReportRoute, returnReportRoute]
