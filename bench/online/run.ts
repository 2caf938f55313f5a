// How long after its commit a new record's proposals are there: durable, through PostgreSQL, with writers running.
import { randomBytes } from 'node:crypto'
import { cpus, loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { startProgress } from '#core/ground/progress.ts'
import type { Called, Ending } from '../../src/commands/command.ts'
import { type House, openPassingHouse } from '../../src/composition.ts'
import { countOf, numberOf } from '../asked-number.ts'
import { comparePlainly } from './compare-plainly.ts'
import { fill } from './fill.ts'
import { writeDirectory } from './labels.ts'
import { type Measured, measureOnline } from './measure.ts'
import { percentilesText } from './percentiles.ts'

const seed = 'bench'
const number = new Intl.NumberFormat('en-GB')

const filled = async (house: House, records: number, { printer }: Called): Promise<void> => {
  const labels = await writeDirectory(house.pools.db.keeper)
  const progress = startProgress(printer, house.clock, { doing: 'Filling', total: records, unit: 'records' })
  await fill(house.pools.db.migrator, { place: house.place, seed, labels }, records, count => progress.did(count))
  progress.end()
}

const sizeOf = async ({ pools }: House): Promise<string> => {
  const { rows } = await sql<{ size: string; postings: string }>`
    select pg_size_pretty(pg_database_size(current_database())) as size, pg_size_pretty(pg_total_relation_size('collect.posting')) as postings`.execute(
    pools.db.keeper,
  )
  return `${rows[0]?.size}, of which keys ${rows[0]?.postings}`
}

const say = ({ printer }: Called, measured: Measured): void => {
  const { fromCommit, pickUp, compare, writing, seconds, worker } = measured
  printer.line(`from commit of the record to its edges committed   ${percentilesText(fromCommit)}`)
  printer.line(`  of which until the queue handed out the job      ${percentilesText(pickUp)}`)
  printer.line(`  of which the resolver's own                      ${percentilesText(compare)}`)
  printer.line(`writing one record, as its writer waits            ${percentilesText(writing)}`)
  printer.line(
    `${number.format(writing.count)} records written and ${number.format(fromCommit.count)} resolved in ${seconds.toFixed(1)} s: ${(fromCommit.count / seconds).toFixed(1)} a second; worker ${worker.peakMemoryMB} MB, ${worker.cpuSeconds.toFixed(1)} s of processor`,
  )
}

export const online = async (called: Called): Promise<Ending> => {
  const { env, printer } = called
  const [records, seconds] = [countOf(called, 'records', 50_000, 1_000), numberOf(called, 'seconds', 20, 1)]
  const [writers, rate] = [countOf(called, 'writers', 2, 1), numberOf(called, 'rate', 20, 0)]
  const house = await openPassingHouse(`bench_${randomBytes(6).toString('hex')}`, {
    databaseUrl: env.DATABASE_URL,
    roles: loginRoles,
  })
  try {
    await filled(house, records, called)
    printer.line(
      `${number.format(records)} records under 400 labels, ${cpus().length} cores; database ${await sizeOf(house)}`,
    )
    const task = { place: house.place, seed, held: records }
    await wait(2_000)
    const steady = await measureOnline(house, { ...task, writers, rate, seconds })
    printer.line(`\n${writers} writers, together ${rate === 0 ? 'as fast as they go' : `${rate} records a second`}:`)
    say(called, steady)
    printer.line(`machine's load at the end of it ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`)
    const plain = await comparePlainly(house, steady.facts.slice(-200))
    printer.line('\nThe same new records again, one after the other, nobody else working:')
    printer.line(`  the resolver                                     ${percentilesText(plain.ours)}`)
    printer.line(`  one plain join over keys and features            ${percentilesText(plain.plain)}`)
    printer.line(
      `  ratio of the medians ${(plain.plain.p50 / plain.ours.p50).toFixed(1)}, of p95 ${(plain.plain.p95 / plain.ours.p95).toFixed(1)}`,
    )
    return 'done'
  } finally {
    await house.close()
  }
}
