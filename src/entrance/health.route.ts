// Whether Breakwater answers: for whoever keeps it running. It says that the database answers, and nothing of what is in it.
import { type Kysely, sql } from 'kysely'
import { defineRoute, unrecorded } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'

const answers = async (db: Kysely<unknown>): Promise<boolean> => {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}

export const healthRoute = (db: Kysely<unknown>) =>
  defineRoute<Officer>({
    method: 'GET',
    url: '/health',
    access: 'public',
    sameForAll: true,
    ledger: 'none',
    handler: async () =>
      (await answers(db)) ? { kind: 'file', body: 'ok\n', type: 'text/plain; charset=utf-8' } : unrecorded(),
  })
