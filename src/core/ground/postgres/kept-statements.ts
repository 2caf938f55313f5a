// Statements that come with nearly every page: a connection parses them once and keeps their plan, which takes longer to make than to follow.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'

const MARK = '/* kept */'

/**
 * Stands first in a statement that is to be kept: sql`${kept} select …`. INVARIANT: its words are always the same, all that differs is a
 * parameter; and its rows are found by ids, so that one plan is right for all (PostgreSQL 18, PREPARE, "Notes": the plan is made for ten of a
 * list). So rows of a table with an index that begins with a label are not kept: of a hundred labels ten were taken to choose a hundredth of
 * a hundredth, and that index was used in place of that of the ids. What is planned under settings of its own, such as the probes of
 * postings, is never kept either. That nothing else is read is counted by records-read.db.test.ts and rows-read.test.ts.
 */
export const kept = sql.raw(MARK)

const names = new Map<string, string>()

/** The same on every connection. */
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

type Query = (asked: unknown, values?: unknown, ...rest: unknown[]) => unknown

/** A migration gave a column another type: what was kept for it is of no use any more (PostgreSQL: "cached plan must not change result type"). */
const isOutdated = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === '0A000'

/** A connection that gives marked statements a name, by which PostgreSQL keeps them. */
export class KeepingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as Query
    const turns = new Map<string, number>()
    /** INVARIANT: what is outdated fails once, and not for as long as the connection lives: the next time it has another name. */
    const keeping = (text: string, values: unknown, rest: readonly unknown[]): unknown => {
      const turn = turns.get(text) ?? 0
      const answer = query({ name: turn === 0 ? nameOf(text) : `${nameOf(text)}_${turn}`, text, values }, ...rest)
      if (answer instanceof Promise)
        answer.catch(fault => {
          if (isOutdated(fault)) turns.set(text, turn + 1)
        })
      return answer
    }
    const named: Query = (asked, values, ...rest) =>
      typeof asked === 'string' && asked.startsWith(MARK) ? keeping(asked, values, rest) : query(asked, values, ...rest)
    this.query = named as typeof this.query
  }
}
