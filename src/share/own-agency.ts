// Whoever sits at the desk, as a member of an agency: services ask for nothing and release nothing.
import type { MemberAsker } from '#core/guard/asker.ts'
import type { Work } from '#core/guard/desk.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'

export const memberAtDesk = (work: Work): MemberAsker | undefined =>
  work.sight.by.kind === 'Member' ? work.sight.by : undefined

/** The same work, seeing the labels that were written in it. */
export const seeingAnew = async (work: AuditedWork): Promise<AuditedWork> => ({
  ...(await work.anew()),
  listeners: work.listeners,
})
