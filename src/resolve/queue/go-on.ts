// Where whoever judges goes on: to the best pair that waits for him now, or to the list that says that none does.
import { type Answer, seeOther } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { pairAddress } from '../proposal-words.ts'
import type { Concerns } from './concerns.ts'
import { addressOf, type GoingOn } from './going-on.ts'
import { nextInQueue } from './next-in-queue.ts'

/** Where nothing waits but what he left, it comes up again: the list has no need to know of it. */
export const goOn = async (
  desk: Officer['desk'],
  concerns: Concerns,
  way: GoingOn,
  tells: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const next = await nextInQueue(desk, { concerns, ...way })
  return seeOther(
    next
      ? addressOf(pairAddress(next), way, { from: 'queue', ...tells })
      : addressOf('/proposals', { ...way, aside: [] }, tells),
  )
}
