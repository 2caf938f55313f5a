// The database's own identities: each does one kind of work, with a pool of its own and the least grant.
export type RoleSpec = {
  readonly logsIn: boolean
  /** Sees past row security. Never one that the web can reach. */
  readonly bypassesRowSecurity: boolean
  /** How long one statement may take, in milliseconds; 0 is without end. */
  readonly statementTimeout: number
  readonly poolSize: number
}

const MINUTE = 60_000

const worker = (statementTimeout: number, poolSize: number): RoleSpec => ({
  logsIn: true,
  bypassesRowSecurity: false,
  statementTimeout,
  poolSize,
})

export const roleSpecs = {
  owner: { logsIn: false, bypassesRowSecurity: false, statementTimeout: 0, poolSize: 0 },
  migrator: { logsIn: true, bypassesRowSecurity: true, statementTimeout: 0, poolSize: 1 },
  keeper: { logsIn: true, bypassesRowSecurity: true, statementTimeout: 0, poolSize: 2 },
  app: worker(15_000, 10),
  intake: worker(10 * MINUTE, 4),
  resolver: worker(10 * MINUTE, 4),
  sealer: worker(10 * MINUTE, 2),
  auditor: worker(MINUTE, 2),
  queue: worker(0, 4),
} as const satisfies Record<string, RoleSpec>

export type RoleName = keyof typeof roleSpecs
export type LoginRole = Exclude<RoleName, 'owner'>

export const roleNames = Object.keys(roleSpecs) as readonly RoleName[]
export const loginRoles = roleNames.filter((role): role is LoginRole => role !== 'owner')

/** The name in the database, which other databases of the same server share. */
export const userOf = (role: RoleName): string => `breakwater_${role}`
