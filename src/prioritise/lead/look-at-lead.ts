// Who leads a group, as whoever sees the group sees it, with the form for those who put agencies in the lead.
import type { Work } from '#core/guard/desk.ts'
import { isRefusal } from '#core/guard/sealed.ts'
import type { GroupId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, groupAt } from '#understand'
import type { Lead } from './lead.ts'
import { type AgencyToLead, agenciesToLead, leadsOf } from './read-leads.ts'
import { clearedToLead } from './record-lead.ts'

export type SeenLead = {
  readonly group: CrimeGroup
  readonly history: readonly Lead[]
  readonly mayLead: boolean
  readonly agencies: readonly AgencyToLead[]
  readonly once: string
}

const seenLead = async (work: Work, id: GroupId): Promise<SeenLead | undefined> => {
  const group = await groupAt(work, id)
  if (!group) return undefined
  const mayLead = group.state === 'accepted' && !isRefusal(await clearedToLead(work, group))
  return {
    group,
    history: await leadsOf(work, id),
    mayLead,
    agencies: mayLead ? await agenciesToLead(work) : [],
    once: work.nextId(`form lead ${id}`),
  }
}

export const lookAtLead = look('look-at-lead', async (work, id: GroupId) => {
  const page = await seenLead(work, id)
  return { page, shows: [], words: `lead of group ${id}` }
})
