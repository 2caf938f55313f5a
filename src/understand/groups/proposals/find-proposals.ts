// The groups that the program proposes to whoever looks: computed from what he sees, each time anew; nothing of it is stored.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { suggestedEverywhere } from '#resolve'
import { findGroups, groupRule, type ProposedGroup } from '../../find-groups.ts'
import { everyRecord, readWeb } from '../../read-web.ts'
import type { Web } from '../../web.ts'

/** Measured: 0.8 s at 15,600 visible records. Over this many the program proposes nothing while somebody waits. */
export const recordsAtMost = 40_000

export type FoundProposal = {
  /** A digest of the evidence: the same evidence is the same proposal, and any other is another. */
  readonly fingerprint: string
  readonly group: ProposedGroup
}

export type Proposals =
  | { readonly kind: 'found'; readonly web: Web; readonly proposals: readonly FoundProposal[] }
  | { readonly kind: 'too-many-records' }

const manyRecords = async (work: Work): Promise<boolean> => {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from (select 1 from collect.record r where r.kind <> 'link' and not r.restricted and r.withdrawn_at is null
      and r.label = any(${[...work.sight.visible]}::int[]) limit ${recordsAtMost + 1}) as seen`.execute(work.db)
  return (rows[0]?.many ?? 0) > recordsAtMost
}

const fingerprintOf = (web: Web, { members, things, signals }: ProposedGroup): string => {
  const all = [...members, ...things]
  const ids = new Set(all.map(thing => thing.id))
  const links = web.links
    .filter(link => ids.has(link.from) && ids.has(link.to))
    .map(link => `${link.from} ${link.type} ${link.to} ${link.roles.join(' ')}`)
  const evidence = JSON.stringify([
    groupRule.version,
    all.flatMap(thing => [...thing.records]).sort(),
    links.sort(),
    signals,
  ])
  return createHash('sha256').update(evidence).digest('hex').slice(0, 32)
}

export const findProposals = async (work: Work): Promise<Proposals> => {
  if (await manyRecords(work)) return { kind: 'too-many-records' }
  const records = await everyRecord(work)
  const web = await readWeb(work, records, await suggestedEverywhere(work))
  const proposals = findGroups(web).map(group => ({ fingerprint: fingerprintOf(web, group), group }))
  return { kind: 'found', web, proposals }
}

export const fingerprintIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^[0-9a-f]{32}$/.test(text) ? text : undefined

export const recordsOf = ({ members, things }: ProposedGroup): readonly RecordId[] =>
  [...members, ...things].flatMap(thing => [...thing.records])
