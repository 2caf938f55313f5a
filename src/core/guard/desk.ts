// The desk somebody works at: every read and every change happens in one transaction, under the sight of whoever sits there.
import { type Kysely, sql } from 'kysely'
import type { Clock } from '#core/ground/clock.ts'
import type { Ids } from '#core/ground/ids.ts'
import type { LabelId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { Asker } from './asker.ts'
import type { Act } from './policy.ts'
import { agencyOf, openMoment, type Sight, type Sights, showTo } from './sight.ts'

/** What a use-case works with: the transaction, what may be seen in it, the moment, and ids from the writer's own stream. */
export type Work = {
  readonly db: Kysely<unknown>
  readonly sight: Sight
  readonly now: Date
  /** From the writer's own stream; a writer who works for everybody names what the id is of, and each such thing has its own stream. */
  readonly nextId: (of?: string) => string
  /** The labels on which whoever sits here may do something other than see, at this moment. */
  readonly labelsFor: (act: Act) => Promise<readonly LabelId[]>
  /** The same work after a label or a grant was written in it: its sight is given anew. */
  readonly anew: () => Promise<Work>
}

/**
 * Row security widened by these labels for one thing, and put back. INVARIANT: only for what is declared to need it: a declassifier, and an
 * alarm, which may be raised under a label that its raiser does not read.
 */
export const showingAlso = async <T>(work: Work, labels: readonly LabelId[], act: () => Promise<T>): Promise<T> => {
  const agency = agencyOf(work.sight.by)
  await showTo(work.db, [...new Set([...work.sight.visible, ...labels])], agency)
  try {
    return await act()
  } finally {
    await showTo(work.db, work.sight.visible, agency).catch(() => {})
  }
}

/**
 * A declassifier's way in: reads with row security widened to labels that the policy lets this act tell of. What is read there may leave
 * only as what the declassifier is declared to tell. `told` holds those labels alone; the viewer's own stay visible.
 */
export const telling = async <T>(
  work: Work,
  act: 'hit',
  read: (told: readonly LabelId[]) => Promise<T>,
): Promise<T> => {
  const own = new Set(work.sight.visible)
  const told = (await work.labelsFor(act)).filter(label => !own.has(label))
  return showingAlso(work, told, () => read(told))
}

export type Desk = {
  readonly by: Asker
  readonly purpose: Purpose
  readonly now: () => Date
  readonly nextId: (of?: string) => string
  /** One consistent, read-only moment of the data. */
  readonly snapshot: <T>(read: (work: Work) => Promise<T>) => Promise<T>
  /** One change, seen at one moment: all of it or nothing. It may be run again when it meets another change. */
  readonly transaction: <T>(act: (work: Work) => Promise<T>) => Promise<T>
  /**
   * One change of which every statement sees what others have committed by then: for long looking and short writing, which looks again under
   * its locks before it writes, and throws `overtaken()` to begin again when something moved meanwhile. Its sight is that of its beginning.
   */
  readonly stepwise: <T>(act: (work: Work) => Promise<T>) => Promise<T>
}

export type DeskNeeds = {
  readonly db: Kysely<unknown>
  readonly clock: Clock
  readonly ids: Ids
  readonly sights: Sights
}

const writerOf = (asker: Asker): string =>
  asker.kind === 'Service' && 'agency' in asker ? `feed:${asker.agency}` : asker.id

/** Two changes met; PostgreSQL asks that one begins again. */
export const couldNotSerialise = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && (fault.code === '40001' || fault.code === '40P01')

/** What a stepwise change throws when it finds, under its locks, that what it looked at has moved. */
export const overtaken = (): Error => Object.assign(new Error('Another change came first.'), { code: '40001' })

/** Two changes that met begin again: what is tried anew saw nothing of the first try. */
const again = async <T>(change: () => Promise<T>, tries = 5): Promise<T> => {
  try {
    return await change()
  } catch (fault) {
    if (tries <= 1 || !couldNotSerialise(fault)) throw fault
    return again(change, tries - 1)
  }
}

export const openDesk = ({ db, clock, ids, sights }: DeskNeeds, by: Asker, purpose: Purpose): Desk => {
  const nextId = (of?: string) => ids.next(of === undefined ? writerOf(by) : `${writerOf(by)} ${of}`)
  const working = async (db: Kysely<unknown>, { isStill = false, isBeginning = true } = {}): Promise<Work> => {
    const now = clock.now()
    const beginning = openMoment({ db, now, isStill, isUntouched: isBeginning })
    const later = isStill ? beginning : openMoment({ db, now, isStill, isUntouched: false })
    return {
      db,
      sight: await sights.given(beginning, by, purpose),
      now,
      nextId,
      labelsFor: act => sights.allowing(later, by, act, purpose),
      anew: () => working(db, { isBeginning: false }),
    }
  }
  const changing = <T>(level: 'repeatable read' | 'read committed', act: (work: Work) => Promise<T>): Promise<T> =>
    db
      .transaction()
      .setIsolationLevel(level)
      .execute(async trx => act(await working(trx)))
  return {
    by,
    purpose,
    now: () => clock.now(),
    nextId,
    snapshot: read =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async trx => read(await working(trx, { isStill: true }))),
    transaction: act => again(() => changing('repeatable read', act)),
    stepwise: act => again(() => changing('read committed', act), 10),
  }
}

/** A savepoint round an act: when it fails, what it did is undone and the transaction goes on. */
export const attempt = async <T>(
  work: Work,
  act: () => Promise<T>,
): Promise<{ readonly done: T } | { readonly fault: unknown }> => {
  await sql`savepoint act`.execute(work.db)
  try {
    const done = await act()
    await sql`release savepoint act`.execute(work.db)
    return { done }
  } catch (fault) {
    await sql`rollback to savepoint act`.execute(work.db)
    return { fault }
  }
}
