// Who does what in this room, by post. Nothing here carries a label, so the guard's policy on labels is not what decides; this table does,
// and the tables' own row policies (170-account.sql) say the same. Which post does what is the taskforce's own configuration.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { Refusal } from '#core/guard/sealed.ts'
import type { Post } from '#core/language/members.ts'

export const whoMay = {
  /** Count over everything, suppress and freeze. */
  freeze: ['taskforce-lead'],
  settleFigures: ['taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer'],
  seeFiguresNotSignedOff: ['taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer', 'analyst'],
  /** Look at the figures live, as far as one's own sight goes. */
  lookLive: ['taskforce-lead', 'lead-responsible-officer', 'analyst'],
  progress: ['taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer'],
  conclude: ['inspector'],
  comment: ['taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer', 'inspector'],
  writeBrief: ['taskforce-lead'],
  issueBrief: ['taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer'],
} as const satisfies Readonly<Record<string, readonly Post[]>>

export type AccountAct = keyof typeof whoMay

export const postOf = ({ by }: Work['sight']): Post | undefined => (by.kind === 'Member' ? by.post : undefined)

export const postMay = (post: Post | undefined, act: AccountAct): boolean =>
  post !== undefined && (whoMay[act] as readonly Post[]).includes(post)

export const may = (sight: Work['sight'], act: AccountAct): boolean => postMay(postOf(sight), act)

export const refuseUnless = (sight: Work['sight'], act: AccountAct): Refusal | undefined =>
  may(sight, act) ? undefined : { kind: 'refused', reasons: [`post-may-not-${act.toLowerCase()}`] }

/** INVARIANT: until this was said in a transaction, its row policies show what is signed off and nothing else. */
export const atPost = async <W extends Work>(work: W): Promise<W> => {
  await sql`select set_config('app.post', ${postOf(work.sight) ?? ''}, true)`.execute(work.db)
  return work
}
