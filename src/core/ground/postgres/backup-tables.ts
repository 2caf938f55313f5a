// What an instance keeps: its tables, their columns, and which of them lean on which.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { Problem } from '../problem.ts'
import { userOf } from './roles.ts'

const { escapeIdentifier } = pg

export type KeptTable = {
  /** Schema and name, such as ledger.entry. */
  readonly name: string
  readonly columns: readonly string[]
  /** The tables whose rows its own rows name. */
  readonly leansOn: readonly string[]
}

/** The table that a restore makes anew by migrating; the backup carries its fingerprint instead. */
const MIGRATIONS = 'ground.migration'

// Unlogged tables are work in hand: PostgreSQL itself empties them after a crash, so whatever uses them begins again without them.
const TABLES = `
  select n.nspname || '.' || c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select distinct other.nspname || '.' || target.relname
      from pg_constraint k join pg_class target on target.oid = k.confrelid join pg_namespace other on other.oid = target.relnamespace
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "leansOn"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence = 'p' and pg_get_userbyid(c.relowner) = $1 and n.nspname || '.' || c.relname <> $2
  order by (n.nspname || '.' || c.relname) collate "C"`

const SEQUENCES = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and c.relpersistence = 'p' and pg_get_userbyid(c.relowner) = $1 order by name`

/** INVARIANT: ids come from the program and never from a sequence, whose next number a backup would have to carry too. */
const refuseSequences = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(SEQUENCES, [userOf('owner')])
  if (!rows[0]) return
  throw new Problem({
    what: 'The database numbers rows in sequence, which a backup does not carry.',
    where: rows.map(row => row.name).join(', '),
    mend: 'give those rows ids that the program makes.',
  })
}

export const keptTables = async (client: pg.ClientBase): Promise<readonly KeptTable[]> => {
  await refuseSequences(client)
  return (await client.query<KeptTable>(TABLES, [userOf('owner'), MIGRATIONS])).rows
}

/** A name as SQL writes it. */
export const escapeTable = (name: string): string => name.split('.').map(escapeIdentifier).join('.')

export const escapeColumns = ({ columns }: KeptTable): string => columns.map(escapeIdentifier).join(', ')

/**
 * The order in which tables can be filled: each after those that it leans on. Tables that fill themselves while others are filled
 * (counters that a trigger moves) come as late as they can, so that what they are given is what stays.
 */
export const fillingOrder = (tables: readonly KeptTable[], late: ReadonlySet<string>): readonly KeptTable[] => {
  const known = new Set(tables.map(({ name }) => name))
  const done = new Set<string>()
  const ordered: KeptTable[] = []
  const isReady = (table: KeptTable) =>
    !done.has(table.name) && table.leansOn.every(name => done.has(name) || !known.has(name))
  while (ordered.length < tables.length) {
    const next = tables.find(table => isReady(table) && !late.has(table.name)) ?? tables.find(isReady)
    if (!next) throw new Error('Tables that lean on each other in a circle cannot be filled one after the other.')
    done.add(next.name)
    ordered.push(next)
  }
  return ordered
}

export type Migrations = { readonly fingerprint: string; readonly migrations: string[] }

type Applied = { readonly name: string; readonly sha256: string }

/** Which migrations a database has, and their fingerprint as the program makes it of its own. */
export const migrationsIn = async (client: pg.ClientBase): Promise<Migrations> => {
  const { rows } = await client.query<Applied>('select name, sha256 from ground.migration order by name collate "C"')
  const lines = rows.map(({ name, sha256 }) => `${name} ${sha256}\n`).join('')
  return {
    fingerprint: createHash('sha256').update(lines).digest('hex'),
    migrations: rows.map(({ name }) => name),
  }
}
