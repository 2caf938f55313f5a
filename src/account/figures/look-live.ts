// The figure live, for whoever works with records: over what he may see, and it says so. It is no figure to quote.
import { londonDay } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { type DisruptionGrade, disruptionGrades } from '#core/language/disrupt.ts'
import type { RecordId, SnapshotId } from '#core/language/ids.ts'
import { daysOf, latestQuarters, type Quarter, quartersFrom, quarterWords } from '#core/language/quarters.ts'
import { look } from '#core/ledger/audit.ts'
import { countDisruptions, type Disruption, disruptionsBehind, type QuarterCount, totalOf } from '#disrupt'
import { may } from '../posts.ts'
import { besideTotal, inTotal } from './protect.ts'
import { counted, type TableShown } from './show-figures.ts'
import { snapshotSeen } from './store.ts'

const quartersLive = 5

export const countLive = async (work: Work): Promise<readonly QuarterCount[]> => {
  const quarters = latestQuarters(londonDay(work.now), quartersLive)
  const [newest, oldest] = [quarters[0], quarters.at(-1)]
  if (!newest || !oldest) return []
  return countDisruptions(work, { from: daysOf(oldest).from, to: daysOf(newest).to })
}

export const liveShown = (quarters: readonly QuarterCount[]): TableShown => ({
  columns: ['Major', 'Moderate', 'Minor', 'Total', 'No effect found', 'Negative effect', 'Not confirmed yet'],
  rows: quarters.map(one => ({
    name: quarterWords(one.quarter),
    cells: [
      ...inTotal.map(grade => one.counted[grade]),
      totalOf(one.counted),
      ...besideTotal.map(grade => one.counted[grade]),
      Object.values(one.notYet).reduce((sum, n) => sum + n, 0),
    ].map(n => ({ text: counted(n) })),
  })),
  sum: undefined,
})

export type Behind = {
  readonly title: string
  readonly from: Quarter
  readonly to: Quarter
  readonly lots: readonly {
    readonly quarter: Quarter
    readonly grade: DisruptionGrade
    readonly seen: readonly Disruption[]
  }[]
}

/** INVARIANT: what he sees of them now, under his own sight; how many there are beside them is said nowhere. */
export const lookBehindFigures = look('look-behind-figures', async (work, { id }: { readonly id: SnapshotId }) => {
  const snapshot = may(work.sight, 'lookLive') ? await snapshotSeen(work, id) : undefined
  if (snapshot?.frozen.table.shape !== 'by-grade') return { page: undefined, shows: [] }
  const lots: Behind['lots'][number][] = []
  for (const quarter of quartersFrom(snapshot.from, snapshot.to))
    for (const grade of disruptionGrades.values) {
      const seen = await disruptionsBehind(work, { quarter, grade })
      if (seen.length > 0) lots.push({ quarter, grade, seen })
    }
  const { from, to, frozen } = snapshot
  const page: Behind = { title: frozen.title, from, to, lots }
  const shows = [id as string, ...lots.flatMap(({ seen }) => seen.map(one => one.id as string))] as RecordId[]
  return { page, shows }
})
