// Records come under another label: their versions, links and edges follow, and their keys move into its slots.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { RecordKind } from '#core/language/things.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'
import { publishChanges } from '../records/publish-changes.ts'
import { type Held, heldRecords } from './correct.ts'
import { compareRulesOf, keepKeysAnew } from './keep-keys.ts'

const isThing = (one: Held): one is Held & { readonly kind: Exclude<RecordKind, 'link'> } => one.kind !== 'link'

/** What may no longer be compared loses what was proposed about it. */
const forgetProposals = async (work: Work, records: readonly RecordId[], to: LabelId): Promise<void> => {
  if ((await compareRulesOf(work, [to])).get(to) !== 'never') return
  await sql`select resolve.forget_proposals(${[...records]}::uuid[])`.execute(work.db)
}

/** What its holder withdrew has no keys, but is read by whoever sees its label: it moves too. */
const moveWithdrawn = async (work: Work, records: readonly RecordId[], to: LabelId): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ id: RecordId }>`
    update collect.record set label = ${to} where id = any(${[...records]}::uuid[]) and withdrawn_at is not null
      and label <> ${to} and label = any(${[...work.sight.visible]}::int[]) returning id`.execute(work.db)
  return rows.map(row => row.id).sort()
}

/**
 * Moves records under a label, inside a change that has asked the policy and whose writer sees both labels.
 * Versions, link ends, edges, judgements and whatever else names a record with its label follow by themselves.
 */
export const relabel = async (work: AuditedWork, records: readonly RecordId[], to: LabelId): Promise<void> => {
  const held = (await heldRecords(work, records)).filter(one => one.label !== to)
  const current = held.map(one => one.record)
  await sql`update collect.record set label = ${to} where id = any(${current}::uuid[])`.execute(work.db)
  const ids = [...current, ...(await moveWithdrawn(work, records, to))]
  if (ids.length === 0) return
  await keepKeysAnew(
    work,
    held.filter(isThing).map(one => ({ ...one, label: to })),
  )
  await forgetProposals(work, ids, to)
  await publishChanges(
    work,
    ids.map(record => ({ record, label: to, fact: 'record-relabelled' })),
  )
}
