// What somebody may see, for a purpose, at a policy epoch. Only the guard makes one, and no store reads without one.
import { type Kysely, sql } from 'kysely'
import { kept } from '#core/ground/postgres/kept-statements.ts'
import type { AgencyCode, LabelId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { Asker } from './asker.ts'
import type { Deciding } from './decide-off-loop.ts'
import { isSyntheticInstance } from './instance.ts'
import { labelFactsAt, nextExpiry } from './label-facts.ts'
import { standingAt } from './members.ts'
import type { Act, LabelFacts } from './policy.ts'

declare const stamp: unique symbol

export type Sight = {
  readonly by: Asker
  readonly purpose: Purpose
  readonly epoch: string
  /** The labels whose records may be read, ascending. */
  readonly visible: readonly LabelId[]
  readonly [stamp]: true
}

/** A transaction and the moment at which everything in it is asked. */
export type Moment = {
  readonly db: Kysely<unknown>
  readonly now: Date
  /** Reads what the guard needs, by its name: once where nothing can change in the transaction, else each time. */
  readonly read: <T>(what: string, read: () => Promise<T>) => Promise<T>
  /** Nothing was written in it yet: what it reads is what everybody may read, and may be kept for the next who asks. */
  readonly isUntouched: boolean
}

type MomentOf = {
  readonly db: Kysely<unknown>
  readonly now: Date
  /** The transaction reads one snapshot and writes nothing. */
  readonly isStill: boolean
  readonly isUntouched: boolean
}

export const openMoment = ({ db, now, isStill, isUntouched }: MomentOf): Moment => {
  const held = new Map<string, Promise<unknown>>()
  const once = <T>(what: string, act: () => Promise<T>): Promise<T> => {
    const found = (held.get(what) as Promise<T> | undefined) ?? act()
    held.set(what, found)
    return found
  }
  return { db, now, isUntouched, read: isStill ? once : (_, act) => act() }
}

export type Sights = {
  /** The sight of `asker` in this transaction's snapshot; also set on the transaction, so that row security agrees with it. */
  readonly given: (moment: Moment, asker: Asker, purpose: Purpose) => Promise<Sight>
  /** The labels on which `asker` may `act`, in this transaction's snapshot; row security is left as it is. */
  readonly allowing: (moment: Moment, asker: Asker, act: Act, purpose: Purpose) => Promise<readonly LabelId[]>
}

/** INVARIANT: row security agrees with what the guard decided, and lasts as long as the transaction. */
export const showTo = async (
  db: Kysely<unknown>,
  visible: readonly LabelId[],
  agency: AgencyCode | '',
): Promise<void> => {
  await sql`${kept} select set_config('app.visible', ${`{${visible.join(',')}}`}, true), set_config('app.agency', ${agency}, true)`.execute(
    db,
  )
}

/** What the policy said of a label, and of what it was told. */
type Said = { readonly facts: string; readonly isAllowed: boolean }

type Cached = {
  readonly epoch: string
  readonly until: Date | undefined
  readonly visible: readonly LabelId[]
  readonly said: ReadonlyMap<LabelId, Said>
}

const keptSights = 2_000

/** A member sees; the resolver compares; a feed keeps. */
const acts: Readonly<Record<string, Act>> = { resolver: 'compare', feed: 'keep' }
const actOf = (asker: Asker): Act => (asker.kind === 'Member' ? 'see' : (acts[asker.id] ?? 'see'))

export const agencyOf = (asker: Asker): AgencyCode | '' => ('agency' in asker ? asker.agency : '')

/** Whoever asks is one cache key: everything that the policy is told of them, and nothing else. */
const cacheKey = (asker: Asker, act: Act, purpose: Purpose): string => JSON.stringify([asker, act, purpose])

const epochOf = async (db: Kysely<unknown>, asker: Asker): Promise<string> => {
  const scopes = ['all', `agency:${agencyOf(asker)}`, `member:${asker.id}`]
  const { rows } = await sql<{ epoch: string }>`${kept}
    select coalesce(string_agg(scope || '=' || n, ',' order by scope), '') as epoch from guard.epoch
    where scope = any(${scopes})`.execute(db)
  return rows[0]?.epoch ?? ''
}

/**
 * Whoever asks as he stands in this snapshot, and its policy epoch: a member's post and compartments, and whether a picture's instance is of
 * invented data. Nobody who is gone stands.
 */
const standing = async (
  db: Kysely<unknown>,
  asked: Asker,
  now: Date,
): Promise<{ readonly asker?: Asker; readonly epoch: string }> => {
  if (asked.kind === 'Member') {
    const found = await standingAt(db, asked.id, now)
    return found ? { asker: found.member.asker, epoch: found.epoch } : { epoch: await epochOf(db, asked) }
  }
  const asker = asked.id === 'picture' ? { ...asked, synthetic: await isSyntheticInstance(db) } : asked
  return { asker, epoch: await epochOf(db, asker) }
}

/** INVARIANT: the asker's own standing and the epoch are read in the same snapshot as the data, so nothing revoked before it is seen in it. */
export const openSights = (deciding: Deciding): Sights => {
  const cache = new Map<string, Cached>()

  /**
   * INVARIANT: only labels of which the policy is told something new are asked about. Were all of them, whoever looks next after somebody
   * put down a label he may not see could tell so from the time it takes (measured: 100 ms at 400 labels).
   */
  const asked = async (
    asker: Asker,
    act: Act,
    purpose: Purpose,
    labels: readonly LabelFacts[],
    before: Cached['said'] | undefined,
  ): Promise<Cached['said']> => {
    const told = labels.map(label => ({ label, facts: JSON.stringify(label) }))
    const isNew = ({ label, facts }: (typeof told)[number]) => before?.get(label.id)?.facts !== facts
    const fresh = told.filter(isNew).map(({ label }) => label)
    const allowed = new Set(fresh.length > 0 ? await deciding.allowed(asker, act, fresh, purpose) : [])
    return new Map(
      told.map(one => {
        const { id } = one.label
        const isAllowed = isNew(one) ? allowed.has(id) : before?.get(id)?.isAllowed === true
        return [id, { facts: one.facts, isAllowed }] as const
      }),
    )
  }

  /**
   * INVARIANT: nothing is kept that was learnt after a write of the same transaction. Were the write undone, somebody else's revocation would come
   * by the very epoch that was read, and what it took away would be shown as if it stood.
   */
  const decided = async (
    { db, now, read, isUntouched }: Moment,
    asker: Asker,
    act: Act,
    purpose: Purpose,
    epoch: string,
  ): Promise<Cached> => {
    const key = cacheKey(asker, act, purpose)
    const known = cache.get(key)
    if (known?.epoch === epoch && (known.until === undefined || known.until > now)) return known
    const said = await asked(asker, act, purpose, await read('labels', () => labelFactsAt(db, now)), known?.said)
    const visible = [...said].filter(([, { isAllowed }]) => isAllowed).map(([id]) => id)
    const fresh = { epoch, until: await read('ends', () => nextExpiry(db, now)), visible, said }
    if (!isUntouched) return fresh
    if (cache.size >= keptSights) cache.clear()
    cache.set(key, fresh)
    return fresh
  }

  /** Whoever asks as he stands now, and the labels on which he may act; nobody who is gone may act on any. */
  const stood = async (moment: Moment, asked: Asker, act: Act, purpose: Purpose) => {
    const { db, now } = moment
    const { asker, epoch } = await moment.read(`standing of ${asked.id}`, () => standing(db, asked, now))
    return { asker, epoch, labels: asker ? (await decided(moment, asker, act, purpose, epoch)).visible : [] }
  }

  return {
    given: async (moment, asked, purpose) => {
      const { asker, epoch, labels } = await stood(moment, asked, actOf(asked), purpose)
      await showTo(moment.db, labels, asker ? agencyOf(asker) : '')
      return { by: asker ?? asked, purpose, epoch, visible: labels } as unknown as Sight
    },
    allowing: async (moment, asked, act, purpose) => (await stood(moment, asked, act, purpose)).labels,
  }
}
