// The declassifier of published statistics: numbers over everything that is held, whoever asks. INVARIANT: what it gives goes through
// protect.ts before it is stored or shown, and nothing else calls it. The functions are in 170-account.sql.

import { sql } from 'kysely'
import { londonDay } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { daysOf, type Quarter } from '#core/language/quarters.ts'
import type { Definition } from './definition.ts'

export type Counted = { readonly quarter: Quarter; readonly word: string; readonly n: number }

export const countForPublication = async (
  work: Work,
  { shape }: Definition,
  from: Quarter,
  to: Quarter,
): Promise<readonly Counted[]> => {
  const [{ from: first }, { to: last }] = [daysOf(from), daysOf(to)]
  const { rows } = await sql<Counted>`
    select quarter, word, n from ${
      shape === 'by-grade'
        ? sql`account.count_disruptions(${first}::date, ${last}::date)`
        : sql`account.count_operation_events(${first}::date, ${last}::date, ${londonDay(work.now)}::date)`
    } order by quarter collate "C", word collate "C"`.execute(work.db)
  return rows
}
