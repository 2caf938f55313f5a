// Takes records out for good, at the word of their owner's data-protection officer.
import { Problem } from '#core/ground/problem.ts'
import { type MemberId, memberId, type RecordId, recordId } from '#core/language/ids.ts'
import { openHouse } from '../composition.ts'
import type { Expunged } from '../expunge.ts'
import type { Called, Command, Ending } from './command.ts'

type Asked = { readonly records: readonly RecordId[]; readonly member: MemberId; readonly why: string }

const read = ({ args, options }: Called): Asked | string => {
  const records = args.map(recordId)
  const odd = args.find((_, at) => records[at] === undefined)
  if (odd !== undefined) return `${odd} is not the id of a record.`
  const member = memberId(options.as)
  if (member === undefined) return 'Say who expunges, by the id of a member: --as MEMBER'
  if (typeof options.why !== 'string' || options.why.trim() === '') return 'Say why: --why "…"'
  return { records: records.filter(id => id !== undefined), member, why: options.why.trim() }
}

const refused = (): Problem =>
  new Problem({
    what: 'There is no such record that this member may expunge. Nothing was done; that it was asked is in the ledger.',
    mend: 'check the id; the data-protection officer of the agency that owns the record may expunge it, and nobody else.',
  })

const tellsTooMuch = (): Problem =>
  new Problem({
    what: 'The reason repeats something that the record says, and the ledger keeps the reason. Nothing was done.',
    mend: 'give the reason without names, numbers or words of the record, such as the number of the decision.',
  })

const say = (outcome: Expunged, { printer, options }: Called): Ending => {
  if (outcome.kind === 'why-tells') throw tellsTooMuch()
  if (outcome.kind !== 'expunged') throw refused()
  const { records, reached, left } = outcome
  if (options.json) {
    printer.line(JSON.stringify({ expunged: records, reached, left }))
    return 'done'
  }
  const width = Math.max(...Object.keys(reached).map(table => table.length))
  for (const [table, rows] of Object.entries(reached)) printer.line(`${table.padEnd(width)}  ${rows}`)
  printer.line(
    `Expunged: ${records.length} ${records.length === 1 ? 'record' : 'records'}, links that named them among them.`,
  )
  if (left.length > 0)
    printer.line(`Records of the same rows that stay; the rows are kept out of later deliveries: ${left.join(' ')}`)
  printer.note(
    'Backups that are older than this still hold them: destroy those in time, and repeat this after restoring one.',
  )
  return 'done'
}

const work = async (asked: Asked, { env }: Called): Promise<Expunged> => {
  const { openSuppressionKey } = await import('#core/guard/suppression.ts')
  const { memberAt } = await import('#core/guard/members.ts')
  const { openOffice } = await import('../office.ts')
  const { enterStranger, expunge } = await import('../expunge.ts')
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: ['keeper'] })
  const { clock, ids, place } = house
  const db = house.pools.db.keeper
  const office = openOffice({ db, clock, ids })
  try {
    const member = await memberAt(db, asked.member, clock.now())
    if (!member) await enterStranger({ db, clock, ids }, asked.member, asked.records)
    if (!member) throw refused()
    const key = await openSuppressionKey(db, place.secrets)
    return await expunge(office.deskFor(member.asker, 'data-protection'), { ...asked, key })
  } finally {
    await office.close()
    await house.close()
  }
}

const run = async (called: Called): Promise<Ending> => {
  const asked = read(called)
  if (typeof asked !== 'string') return say(await work(asked, called), called)
  called.printer.note(asked)
  return 'usage'
}

export const expungeCommand: Command = {
  name: 'expunge',
  group: 'keep',
  line: 'take records out for good, at the word of a data-protection officer',
  usage: 'RECORD… --why "…" --as MEMBER',
  takes: [1, 1000],
  help: `
Takes records out of every room in one transaction: versions, search keys, features, links that have them as an end, what was
proposed or judged about them, rejected rows of the same unit, facts and jobs about nothing else, and the ledger's mention of
them; an entry loses its words where somebody typed them and was shown the record. The leaves of the ledger stay and verify.
A tombstone stays where the record stood, and a keyed fingerprint of its row, so that the next delivery does not bring it back.

Only the data-protection officer of the agency that owns a record may; whoever else asks is refused, and that is entered. All
records are expunged or none. It can be repeated: it then reaches what came in meanwhile, such as a look that was under way.

The ledger keeps who, when, why and how many rows of which table. Do not put names or words of the record into the reason.
Backups and exports are not reached.`,
  options: {
    why: { type: 'string', value: '"…"', line: 'the reason, which the ledger keeps' },
    as: { type: 'string', value: 'MEMBER', line: 'the id of the data-protection officer who decided it' },
    json: { type: 'boolean', line: 'what was reached, as JSON' },
  },
  examples: ['./breakwater expunge 3f0c9a52-… --why "Decision DP/2026/118" --as 7d1e4b0a-…'],
  run,
}
