// An officer who writes new records one after the other at a set pace, through the product's own writing path, in a process of its own.
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '#core/ground/clock.ts'
import { systemIds } from '#core/ground/ids.ts'
import { openPools, type Place } from '#core/ground/postgres/database.ts'
import type { Asker } from '#core/guard/asker.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import { memberAt } from '#core/guard/members.ts'
import { type MemberId, mustBe, type RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { writeEntry } from '../../src/collect/write/write-entry.ts'
import { openOffice } from '../../src/office.ts'
import { newRecord } from './invented-records.ts'
import { plainLabel, writerOf } from './labels.ts'

export type Writing = {
  readonly place: Place
  readonly seed: string
  readonly held: number
  readonly writer: number
  /** Records a second; 0 is as fast as it goes. */
  readonly pace: number
  readonly seconds: number
}
/** A record, and when its writer sent the COMMIT. */
export type Written = { readonly record: RecordId; readonly committedAt: number }

const { place, seed, held, writer, pace, seconds }: Writing = JSON.parse(process.argv[2] ?? '{}')
const now = (): number => performance.timeOrigin + performance.now()

const pools = openPools(place, ['app'])
let committing = 0
pools.raw.app.on('connect', client => {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    if (args[0] === 'commit' || (args[0] as { text?: string })?.text === 'commit') committing = now()
    return send(...args)
  }) as typeof client.query
})
const office = openOffice({ db: pools.db.app, clock: systemClock, ids: systemIds })
const member = mustBe(await memberAt(pools.db.app, writerOf(writer) as MemberId, new Date()), 'member')
const desk = office.deskFor(member.asker as Asker, 'prevent-detect-oic')
const label = await internLabel(pools.db.app, plainLabel(writer))

type Wrote = { readonly kind: 'wrote'; readonly record: RecordId }
const write = change<{ readonly unit: string }, Wrote>(
  'collection',
  'write-report',
  (_ask, outcome) => (outcome ? [{ record: outcome.record, manner: 'changed' }] : []),
  async (work, { unit }) => {
    const invented = newRecord(seed, held, unit)
    const records = await writeEntry(work, {
      source: 'reports',
      unit,
      label,
      records: [{ as: 'one', ...invented }],
      links: [],
    })
    return { kind: 'wrote', record: mustBe(records.get('one'), 'record') }
  },
)

const began = now()
const written: Written[] = []
const taken: number[] = []
for (let count = 0; now() < began + seconds * 1000; count++) {
  const due = pace > 0 ? began + (count * 1000) / pace : 0
  if (due > now()) await wait(due - now())
  const from = now()
  const { record } = await write(desk, { unit: `${writer}-${process.pid}-${count}` })
  taken.push(now() - from)
  written.push({ record, committedAt: committing })
}
process.send?.({ written, taken })
await office.close()
await pools.close()
process.disconnect?.()
