// Everything that ties many records to each other, as one chart and as the table that says the same.
import type { ReadLink, ReadRecord } from '#collect'
import { type ChartLink, type Drawing, drawChart } from '#core/frame/chart.ts'
import type { LinkRow, LinkTableShown } from '#core/frame/shown.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import type { RecordId } from '#core/language/ids.ts'
import { linkTypes } from '#core/language/things.ts'
import { distinct, end, node, roleOf } from './present-thing.ts'

export type Tied = {
  readonly records: ReadonlyMap<RecordId, ReadRecord>
  readonly links: readonly ReadLink[]
  /** Which records look like one thing; each record in one of them. */
  readonly together: readonly (readonly RecordId[])[]
}

const row =
  (records: Tied['records']) =>
  (link: ReadLink): LinkRow => {
    const grade = link.grade === undefined ? undefined : readGrade(link.grade)
    const date = link.trueFrom?.toISOString()
    return {
      from: end(records.get(link.from), false),
      words: `${linkTypes.words[link.type]}${roleOf(link)}`,
      to: end(records.get(link.to), false),
      source: `${link.agencyName}, ${link.sourceTitle}`,
      basis: link.basis,
      ...(date ? { date } : {}),
      ...(grade ? { grade: writeGrade(grade) } : {}),
    }
  }

/** What many rows of one source say alike is said once. */
export const tieTable = ({ records, links }: Tied, caption: string): LinkTableShown => ({
  caption,
  rows: [...new Map(links.map(row(records)).map(one => [JSON.stringify(one), one])).values()],
})

/** One sign for the records that look like one thing. */
export const tieChart = ({ records, links, together }: Tied): Drawing => {
  const groups = together.map(ids => ids.flatMap(id => records.get(id) ?? [])).filter(group => group.length > 0)
  const signOf = new Map(groups.flatMap(group => group.map(record => [record.id, group[0]?.id ?? record.id])))
  const lines = links.flatMap((link): ChartLink[] => {
    const from = signOf.get(link.from)
    const to = signOf.get(link.to)
    return from === undefined || to === undefined || from === to
      ? []
      : [{ from, to, type: link.type, words: linkTypes.words[link.type] }]
  })
  return drawChart({ nodes: groups.flatMap(node), links: distinct(lines) })
}
