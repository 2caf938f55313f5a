// Makes the database and its roles where they are missing; what is there already is left as it is.
import pg from 'pg'
import { Problem } from '../problem.ts'
import { ensureSecrets, newPassword, readSecrets, type Secrets, writeSecrets } from '../secrets.ts'
import { loginRoles, type RoleName, roleNames, roleSpecs, userOf } from './roles.ts'
import { scramVerifier } from './scram.ts'
import { type Admin, asAdmin } from './server.ts'

export type Provision = {
  readonly database: string
  readonly maintenance?: string
  /** The 0600 file with the roles' passwords. */
  readonly secrets: string
  readonly newPasswords?: boolean
}

// One at a time over the whole server; the number is only ours ("bw" and a count).
export const PROVISION_LOCK = 0x6277_0001

const { escapeIdentifier, escapeLiteral } = pg

const attributesOf = (role: RoleName): string => {
  const { logsIn, bypassesRowSecurity } = roleSpecs[role]
  return [logsIn ? 'login' : 'nologin', bypassesRowSecurity ? 'bypassrls' : 'nobypassrls'].join(' ')
}

const existingRoles = async (client: pg.Client): Promise<ReadonlySet<string>> => {
  const found = await client.query<{ name: string }>('select rolname as name from pg_roles where rolname = any($1)', [
    roleNames.map(userOf),
  ])
  return new Set(found.rows.map(row => row.name))
}

const setPassword = (client: pg.Client, role: RoleName, secrets: Secrets) =>
  client.query(`alter role ${userOf(role)} password ${escapeLiteral(scramVerifier(secrets[userOf(role)] ?? ''))}`)

/** A role that is there and whose password is not: another machine made it, and new passwords would lock that one out. */
const refuseUnknownPasswords = (there: ReadonlySet<string>, { secrets, newPasswords }: Provision): void => {
  const known = readSecrets(secrets)
  const unknown = loginRoles.map(userOf).filter(user => there.has(user) && !known[user])
  if (unknown.length === 0 || newPasswords) return
  throw new Problem({
    what: `The server has the roles of Breakwater, but their passwords are not here (${unknown.join(', ')}).`,
    where: secrets,
    mend: 'copy this file from the machine that made the roles; or give all machines new ones with: ./breakwater migrate --new-passwords',
  })
}

const makeRoles = async (client: pg.Client, provision: Provision): Promise<void> => {
  const there = await existingRoles(client)
  refuseUnknownPasswords(there, provision)
  if (provision.newPasswords) writeSecrets(provision.secrets, renewed(readSecrets(provision.secrets)))
  const secrets = ensureSecrets(provision.secrets, loginRoles.map(userOf))
  for (const role of roleNames) {
    const isNew = !there.has(userOf(role))
    if (isNew) await client.query(`create role ${userOf(role)} ${attributesOf(role)}`)
    if (role !== 'owner' && (isNew || provision.newPasswords)) await setPassword(client, role, secrets)
  }
  await client.query(`grant ${userOf('owner')}, ${userOf('queue')} to ${userOf('migrator')}`)
}

const renewed = (secrets: Secrets): Secrets => ({
  ...secrets,
  ...Object.fromEntries(loginRoles.map(role => [userOf(role), newPassword()])),
})

/** Rights on the database itself; PostgreSQL does not carry them over to a copy. */
export const grantDatabase = async (client: pg.Client, database: string): Promise<void> => {
  const name = escapeIdentifier(database)
  await client.query(`revoke all on database ${name} from public`)
  await client.query(`grant connect on database ${name} to ${loginRoles.map(userOf).join(', ')}`)
  await client.query(`grant create on database ${name} to ${userOf('owner')}, ${userOf('queue')}`)
}

export const hasDatabase = async (client: pg.Client, database: string): Promise<boolean> =>
  (await client.query('select 1 from pg_database where datname = $1', [database])).rows.length > 0

const makeDatabase = async (client: pg.Client, database: string): Promise<void> => {
  if (!(await hasDatabase(client, database))) await client.query(`create database ${escapeIdentifier(database)}`)
  await grantDatabase(client, database)
}

export const provision = async (admin: Admin, plan: Provision): Promise<void> => {
  await asAdmin(admin, plan.maintenance ?? 'postgres', async client => {
    await client.query('select pg_advisory_lock($1)', [PROVISION_LOCK])
    await makeRoles(client, plan)
    await makeDatabase(client, plan.database)
  })
  await asAdmin(admin, plan.database, client => client.query('revoke all on schema public from public'))
}
