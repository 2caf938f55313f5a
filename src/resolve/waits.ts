// What waits here for whoever judges: pairs on which somebody else decided, and which join nothing until he does too.
import { nameOf, type ReadRecord, readRecords } from '#collect'
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import { pairAddress } from './proposal-words.ts'
import { type Again, pairsAgain } from './queue/read-queue.ts'

const most = 5

const asked: Partial<Record<Again['stage'], string>> = {
  second: 'A second person is asked whether these are the same',
  settle: 'Two differ on whether these are the same, and a third is asked',
}

const asWaiting = ({ about, stage, since }: Again, [left, right]: readonly ReadRecord[]): readonly Waiting[] =>
  left && right
    ? [
        {
          state: 'waiting',
          words: `${asked[stage]}: ${nameOf(left)}, ${nameOf(right)}`,
          href: pairAddress(about),
          when: since,
          tells: [...about],
        },
      ]
    : []

/** INVARIANT: nobody is sent to a pair that he may not judge. */
export const waits: WaitsOf = async work => {
  const again = (await pairsAgain(work, undefined)).filter(({ stage }) => asked[stage] !== undefined)
  if (again.length === 0) return []
  const may = new Set(await work.labelsFor('judge'))
  const read = await readRecords(work, [...new Set(again.flatMap(({ about }) => about))])
  const able = new Map(read.filter(({ label }) => may.has(label)).map(record => [record.id, record]))
  return again
    .toSorted((a, b) => a.since.getTime() - b.since.getTime() || (pairAddress(a.about) < pairAddress(b.about) ? -1 : 1))
    .flatMap(one =>
      asWaiting(
        one,
        one.about.flatMap(id => able.get(id) ?? []),
      ),
    )
    .slice(0, most)
}
