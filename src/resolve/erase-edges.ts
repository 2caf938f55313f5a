// Expunging, in this room: what was proposed or judged about a record goes with it, the words of reasons too.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { allReached, type Reached, rowsReached } from '#core/ledger/erase.ts'

/** Works in the keeper's role alone: no other may delete a judgement. */
export const eraseEdges = async (work: Work, records: readonly RecordId[]): Promise<Reached> => {
  const touched = sql`left_record = any(${[...records]}::uuid[]) or right_record = any(${[...records]}::uuid[])`
  const revocations = sql`delete from resolve.revocation where judgement in (select id from resolve.judgement where ${touched})`
  return allReached([
    await rowsReached(work, 'resolve.revocation', revocations),
    await rowsReached(work, 'resolve.judgement', sql`delete from resolve.judgement where ${touched}`),
    await rowsReached(work, 'resolve.edge', sql`delete from resolve.edge where ${touched}`),
  ])
}
