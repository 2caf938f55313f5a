// Looking at reports: the list of those one may see, and one with its items, whom they name, and what was said of it before.
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { RecordId, ReportId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type ReadLink, type ReadRecord, readLinks, readRecords } from '../records/read-records.ts'
import { agencyAt, mayWrite } from '../written/who-may-read.ts'
import {
  type ListedReport,
  partsOf,
  type ReadReport,
  type Returned,
  reportAt,
  reportsAfter,
  returnsOf,
} from './read-reports.ts'
import { type PastVersion, versionsOf } from './versions.ts'

const onePage = 30

export type ReportsPage = {
  readonly reports: readonly (ListedReport & { readonly first: ReadRecord })[]
  readonly hasNext: boolean
  readonly mayWrite: boolean
}

export const listReports = look(
  'list-reports',
  async (work: Work, { after }: { readonly after: ReportId | undefined }) => {
    const listed = await reportsAfter(work, after, onePage + 1)
    const records = await readRecords(
      work,
      listed.map(one => one.item),
    )
    const byId = new Map(records.map(record => [record.id, record]))
    const reports = listed.slice(0, onePage).flatMap(one => {
      const first = byId.get(one.item)
      return first ? [{ ...one, first }] : []
    })
    const page: ReportsPage = { reports, hasNext: listed.length > onePage, mayWrite: mayWrite(work, 'report') }
    return { page, shows: reports.map(one => one.item) }
  },
)

export type ReportShown = ReadReport & {
  readonly items: readonly ReadRecord[]
  readonly provenance: ReadRecord | undefined
  readonly named: readonly ReadRecord[]
  readonly links: readonly ReadLink[]
  readonly versions: readonly PastVersion[]
  readonly returns: readonly Returned[]
  /** By record: whether whoever looks may correct it. */
  readonly correctable: ReadonlySet<RecordId>
  readonly mayReturn: boolean
}

const mayDo = async (
  work: Work,
  act: 'report' | 'grade',
  records: readonly ReadRecord[],
): Promise<ReadonlySet<RecordId>> => {
  const facts = await labelFactsAt(work.db, work.now, [...new Set(records.map(one => one.label))])
  return new Set(
    records.filter(one => !isRefusal(permit(work.sight, act, seal(one, [one.label]), facts))).map(one => one.id),
  )
}

const mostLinks = 500

export const lookAtReport = look(
  'look-at-report',
  async (work: Work, { report: id }: { readonly report: ReportId }) => {
    const report = await reportAt(work, id)
    if (!report) return { page: undefined, shows: [], asked: [] }
    const parts = await partsOf(work, id)
    const records = new Map(
      (
        await readRecords(
          work,
          parts.map(one => one.record),
        )
      ).map(one => [one.id, one]),
    )
    const of = (part: string) => parts.filter(one => one.part === part).flatMap(one => records.get(one.record) ?? [])
    const all = [...records.values()]
    const items = of('item')
    const page: ReportShown = {
      ...report,
      items,
      provenance: of('provenance')[0],
      named: of('named'),
      links: await readLinks(
        work,
        all.map(one => one.id),
        mostLinks,
      ),
      versions: await versionsOf(
        work,
        all.map(one => one.id),
      ),
      returns: await returnsOf(work, id),
      correctable: await mayDo(work, 'report', all),
      mayReturn:
        report.agency === agencyAt(work) &&
        report.writtenBy !== work.sight.by.id &&
        (await mayDo(work, 'grade', items)).size > 0,
    }
    return { page, shows: all.map(one => one.id) }
  },
)
