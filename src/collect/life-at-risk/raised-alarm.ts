// What somebody said when he raised an alarm: the same whether it was kept at once or sealed on one server first.
import { createHash } from 'node:crypto'
import { uuidFrom } from '#core/ground/ids.ts'
import type { MemberAsker } from '#core/guard/asker.ts'
import { type AlarmId, alarmId, mustBe, type RecordId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'

export type RaisedAlarm = {
  readonly id: AlarmId
  /** Who raised it, as he stood then. */
  readonly by: MemberAsker
  readonly purpose: Purpose
  readonly danger: string
  /** The record he came from, if any; whether he may see it is asked when the alarm is kept. */
  readonly about?: RecordId
  readonly at: Date
}

/**
 * INVARIANT: one form, one alarm: sent twice, sealed and sent again, or found again after a crash, it has the same id. Gone back to and
 * filled in with other words it is another alarm: what somebody says of a danger is never dropped for what he said before.
 */
export const alarmOfForm = (by: MemberAsker, once: string, danger: string): AlarmId =>
  mustBe(
    alarmId(
      uuidFrom(
        createHash('sha256')
          .update(JSON.stringify(['life at risk', by.id, once, danger]))
          .digest(),
      ),
    ),
    'alarm',
  )
