// Writers write and the worker works; afterwards each record's way from its COMMIT to its edges is put together.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import type { Place } from '#core/ground/postgres/database.ts'
import { waitingJobs } from '#core/ground/queue.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { House } from '../../src/composition.ts'
import { type Percentiles, percentilesOf } from './percentiles.ts'
import type { Done, WorkerSays } from './worker.ts'
import type { Writing, Written } from './writer.ts'

export type Measured = {
  readonly fromCommit: Percentiles
  readonly pickUp: Percentiles
  readonly compare: Percentiles
  readonly writing: Percentiles
  readonly seconds: number
  readonly worker: { readonly peakMemoryMB: number; readonly cpuSeconds: number }
  /** The facts that were resolved, in order. */
  readonly facts: readonly string[]
}

export type Measure = Omit<Writing, 'writer' | 'pace'> & { readonly writers: number; readonly rate: number }

const start = (file: string, told: object): ChildProcess =>
  fork(join(packageRoot, 'bench', 'online', file), [JSON.stringify(told)])

const says = async <T>(child: ChildProcess): Promise<T> => (await once(child, 'message'))[0] as T

const settled = async (place: Place): Promise<void> => {
  while ((await waitingJobs(place)).due > 0) await wait(200)
}

type FactRow = { fact: string; record: RecordId }

const factsOf = async ({ pools }: House, records: readonly RecordId[]): Promise<ReadonlyMap<string, RecordId>> => {
  const { rows } = await sql<FactRow>`
    select f.id as fact, f.records[1] as record from facts.fact f where f.records[1] = any(${[...records]}::uuid[])`.execute(
    pools.db.keeper,
  )
  return new Map(rows.map(row => [row.fact, row.record]))
}

/** Seconds of writing that are not counted: every process decides on four hundred labels and compiles itself in them. */
const warmUp = 8

type Report = Extract<WorkerSays, { readonly done: unknown }>

export const measureOnline = async (house: House, { writers, rate, ...rest }: Measure): Promise<Measured> => {
  const worker = start('worker.ts', house.place)
  await says(worker)
  const began = performance.now()
  const writing = Array.from({ length: writers }, (_, writer) =>
    says<{ written: readonly Written[]; taken: readonly number[] }>(
      start('writer.ts', { ...rest, seconds: rest.seconds + warmUp, writer, pace: rate / writers }),
    ),
  )
  const wrote = await Promise.all(writing)
  await settled(house.place)
  const seconds = (performance.now() - began) / 1000 - warmUp
  worker.send('report')
  const { done, ...used } = await says<Report>(worker)
  worker.send('stop')
  await once(worker, 'exit')
  const from = performance.timeOrigin + began + warmUp * 1000
  const counted = wrote.flatMap(one => one.written).filter(one => one.committedAt >= from)
  const committed = new Map(counted.map(({ record, committedAt }) => [record, committedAt]))
  const facts = await factsOf(house, [...committed.keys()])
  const ways = done.flatMap((one: Done) => {
    const committedAt = committed.get(facts.get(one.fact) ?? ('' as RecordId))
    return committedAt === undefined ? [] : [{ ...one, committedAt }]
  })
  return {
    fromCommit: percentilesOf(ways.map(one => one.doneAt - one.committedAt)),
    pickUp: percentilesOf(ways.map(one => one.takenAt - one.committedAt)),
    compare: percentilesOf(ways.map(one => one.doneAt - one.takenAt)),
    writing: percentilesOf(wrote.flatMap(one => one.taken)),
    seconds,
    worker: used,
    facts: ways.map(one => one.fact),
  }
}
