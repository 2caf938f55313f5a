// Reads the audit through: is every entry still what was written, or lawfully erased?
import { startProgress } from '#core/ground/progress.ts'
import type { LedgerReport } from '#core/ledger/verify-ledger.ts'
import { openHouse } from '../composition.ts'
import type { Called, Command } from './command.ts'

const number = new Intl.NumberFormat('en-GB')
const many = (count: number, one: string, several: string): string =>
  `${number.format(count)} ${count === 1 ? one : several}`

export const sayLedger = ({
  entries,
  whole,
  erasedInPart,
  erased,
  altered,
  unaccounted,
}: LedgerReport): readonly string[] => [
  `The ledger has ${many(entries, 'entry', 'entries')}: ${number.format(whole)} whole, ${number.format(erasedInPart)} erased in part, ${number.format(erased)} erased, ${number.format(altered.length)} altered.`,
  ...(unaccounted.bodies > 0
    ? [`${many(unaccounted.bodies, 'entry was', 'entries were')} erased by something other than expunge.`]
    : []),
  ...(unaccounted.parts > 0
    ? [`${many(unaccounted.parts, 'record was', 'records were')} taken out of entries by something other than expunge.`]
    : []),
  ...altered.map(id => `altered: ${id}`),
]

const verify = async ({ printer, env, options }: Called) => {
  const { isSound, verifyLedgerNow } = await import('#core/ledger/verify-ledger.ts')
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: ['auditor'] })
  try {
    const progress = startProgress(printer, house.clock, { doing: 'Verifying the ledger', unit: 'entries' })
    const report = await verifyLedgerNow(house.pools.db.auditor, progress.did)
    progress.end()
    if (options.json) printer.line(JSON.stringify(report))
    else for (const line of sayLedger(report)) printer.line(line)
    return isSound(report) ? ('done' as const) : ('failed' as const)
  } finally {
    await house.close()
  }
}

export const verifyLedgerCommand: Command = {
  name: 'verify-ledger',
  group: 'keep',
  line: 'hold every entry of the audit against its leaf',
  usage: '[--json]',
  help: `
Reads the ledger as its auditor, who can read it and nothing else. Each entry has a leaf: a salted hash of who did what,
when, for what purpose and to which records. An entry is whole; or erased in part, when a record it named was expunged; or
erased, when its words went with such a record; or altered, which nothing lawful makes it: those are named, one a line.
Erasures that no expunging accounts for are counted too.

Ends with 1 when anything was altered or is unaccounted for. It cannot see entries that were taken out whole, leaf and all:
that needs a witness outside this database.`,
  options: { json: { type: 'boolean', line: 'the counts and the altered ids as JSON' } },
  examples: ['./breakwater verify-ledger', './breakwater verify-ledger --json'],
  run: verify,
}
