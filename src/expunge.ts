// Expunging: one privileged act that takes records out of every room, the ledger and the work in hand, for good.
import { type Kysely, sql } from 'kysely'
import { type Doomed, doomedRecords, erasing, leftOfTheRow, wordsOf } from '#collect'
import type { Clock } from '#core/ground/clock.ts'
import type { Ids } from '#core/ground/ids.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, isRefusal, permit, type Refusal } from '#core/guard/sealed.ts'
import type { SuppressionKey } from '#core/guard/suppression.ts'
import type { MemberId, RecordId } from '#core/language/ids.ts'
import { append } from '#core/ledger/append.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'
import { writeEntry } from '#core/ledger/entry.ts'
import { allReached, eraseFromFacts, eraseFromLedger, erasure, type Reached } from '#core/ledger/erase.ts'
import { publish } from '#core/ledger/publish.ts'
import { eraseEdges } from '#resolve'

export type Expunge = {
  readonly records: readonly RecordId[]
  /** Why, in words that the ledger keeps. */
  readonly why: string
  readonly key: SuppressionKey
}

export type Expunged =
  | {
      readonly kind: 'expunged'
      readonly why: string
      readonly records: readonly RecordId[]
      readonly reached: Reached
      /** Records that came in the same rows and stay. */
      readonly left: readonly RecordId[]
    }
  /** Absent and hidden are answered alike; the ledger tells them apart. */
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly unchanged: true; readonly reasons: readonly string[] }
  /** The reason repeats what is to be forgotten. */
  | { readonly kind: 'why-tells'; readonly unchanged: true }

/** Cleared are all that were asked for, or nothing. */
const clearedOf = async (
  work: AuditedWork,
  ids: readonly RecordId[],
): Promise<readonly Cleared<Doomed>[] | Refusal | undefined> => {
  const facts = await labelFactsAt(work.db, work.now)
  const cleared: Cleared<Doomed>[] = []
  for (const sealed of await doomedRecords(work, ids)) {
    const decided = permit(work.sight, 'expunge', sealed, facts)
    if (isRefusal(decided)) return decided
    cleared.push(decided)
  }
  return cleared.length === new Set(ids).size ? cleared : undefined
}

/** Words with a blank round each, so that one is found only as a whole. */
const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `

const tells = (why: string, words: readonly string[]): boolean =>
  words.map(spaced).some(word => word.trim() !== '' && spaced(why).includes(word))

const erase = async (
  work: AuditedWork,
  cleared: readonly Cleared<Doomed>[],
  { key, why }: Expunge,
): Promise<Expunged> => {
  const { ids, labels, erase: eraseRecords } = await erasing(work, cleared, key)
  const reached = allReached([
    await eraseEdges(work, ids),
    await eraseRecords(),
    await eraseFromFacts(work, ids),
    await eraseFromLedger(work, ids),
  ])
  const isNews = cleared.some(({ content }) => content.row !== undefined)
  if (isNews) await publish(work, work.listeners, { fact: 'record-expunged', about: ids, labels })
  await sql`select ground.gather_statistics()`.execute(work.db)
  return { kind: 'expunged', why, records: ids, reached, left: await leftOfTheRow(work, cleared) }
}

/** Somebody who is not, or no longer, a member here tried to expunge. */
export const enterStranger = async (house: Stranger, member: MemberId, records: readonly RecordId[]): Promise<void> => {
  const said = { verb: 'erasure', act: 'expunge', outcome: 'refused', by: member, agency: '', post: 'none' } as const
  const at = house.clock.now().toISOString()
  const about = records.map(record => ({ record, manner: 'asked' }) as const)
  await append(house.db, [writeEntry(house.ids.next(member), { ...said, purpose: 'data-protection', at }, about)])
}

type Stranger = { readonly db: Kysely<unknown>; readonly clock: Clock; readonly ids: Ids }

/**
 * All of the records or none. Done again on what was expunged, it reaches what came in meanwhile, such as the entry of a look that
 * was under way. At a desk in the keeper's role; the owner's data-protection officer alone may.
 */
export const expunge = erasure<Expunge, Expunged>(
  'expunge',
  (ask, outcome) =>
    outcome?.kind === 'expunged'
      ? outcome.records.map(record => ({ record, manner: 'changed' }))
      : ask.records.map(record => ({ record, manner: 'asked' })),
  async (work, ask) => {
    const cleared = await clearedOf(work, ask.records)
    if (cleared === undefined) return { kind: 'no-such-record', unchanged: true }
    if ('kind' in cleared) return { ...cleared, unchanged: true }
    if (tells(ask.why, await wordsOf(work, cleared))) return { kind: 'why-tells', unchanged: true }
    return erase(work, cleared, ask)
  },
)
