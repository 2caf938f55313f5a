// What somebody may see, for a purpose, at a policy epoch. Only the guard makes one, and no store reads without one.
import { type Kysely, sql } from 'kysely'
import type { AgencyCode, LabelId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { Asker } from './asker.ts'
import type { Deciding } from './decide-off-loop.ts'
import { isSyntheticInstance } from './instance.ts'
import { labelFactsAt, nextExpiry } from './label-facts.ts'
import { memberAt } from './members.ts'
import type { Act } from './policy.ts'

declare const stamp: unique symbol

export type Sight = {
  readonly by: Asker
  readonly purpose: Purpose
  readonly epoch: string
  /** The labels whose records may be read, ascending. */
  readonly visible: readonly LabelId[]
  readonly [stamp]: true
}

export type Sights = {
  /** The sight of `asker` in this transaction's snapshot; also set on the transaction, so that row security agrees with it. */
  readonly given: (db: Kysely<unknown>, asker: Asker, purpose: Purpose, now: Date) => Promise<Sight>
}

type Cached = { readonly visible: readonly LabelId[]; readonly until: Date | undefined }

const keptSights = 2_000

/** A member sees; the resolver compares; a feed keeps. */
const acts: Readonly<Record<string, Act>> = { resolver: 'compare', feed: 'keep' }
const actOf = (asker: Asker): Act => (asker.kind === 'Member' ? 'see' : (acts[asker.id] ?? 'see'))

const agencyOf = (asker: Asker): AgencyCode | '' => ('agency' in asker ? asker.agency : '')

/** Whoever asks is one cache key: everything that the policy is told of them, and nothing else. */
const cacheKey = (asker: Asker, purpose: Purpose, epoch: string): string => JSON.stringify([asker, purpose, epoch])

const epochOf = async (db: Kysely<unknown>, asker: Asker): Promise<string> => {
  const scopes = ['all', `agency:${agencyOf(asker)}`, `member:${asker.id}`]
  const { rows } = await sql<{ epoch: string }>`
    select coalesce(string_agg(scope || '=' || n, ',' order by scope), '') as epoch from guard.epoch
    where scope = any(${scopes})`.execute(db)
  return rows[0]?.epoch ?? ''
}

/** Whoever asks as he stands in this snapshot: a member's post and compartments, and whether a picture's instance is of invented data. */
const standing = async (db: Kysely<unknown>, asked: Asker, now: Date): Promise<Asker | undefined> => {
  if (asked.kind === 'Member') return (await memberAt(db, asked.id, now))?.asker
  return asked.id === 'picture' ? { ...asked, synthetic: await isSyntheticInstance(db) } : asked
}

/** INVARIANT: the asker's own standing and the epoch are read in the same snapshot as the data, so nothing revoked before it is seen in it. */
export const openSights = (deciding: Deciding): Sights => {
  const cache = new Map<string, Cached>()

  const decided = async (
    db: Kysely<unknown>,
    asker: Asker,
    purpose: Purpose,
    epoch: string,
    now: Date,
  ): Promise<Cached> => {
    const key = cacheKey(asker, purpose, epoch)
    const known = cache.get(key)
    if (known && (known.until === undefined || known.until > now)) return known
    const visible = await deciding.allowed(asker, actOf(asker), await labelFactsAt(db, now), purpose)
    const fresh = { visible, until: await nextExpiry(db, now) }
    if (cache.size >= keptSights) cache.clear()
    cache.set(key, fresh)
    return fresh
  }

  const seen = async (db: Kysely<unknown>, asker: Asker | undefined, purpose: Purpose, epoch: string, now: Date) =>
    asker ? (await decided(db, asker, purpose, epoch, now)).visible : []

  return {
    given: async (db, asked, purpose, now) => {
      const asker = await standing(db, asked, now)
      const epoch = await epochOf(db, asker ?? asked)
      const visible = await seen(db, asker, purpose, epoch, now)
      const agency = asker ? agencyOf(asker) : ''
      await sql`select set_config('app.visible', ${`{${visible.join(',')}}`}, true), set_config('app.agency', ${agency}, true)`.execute(
        db,
      )
      return { by: asker ?? asked, purpose, epoch, visible } as unknown as Sight
    },
  }
}
