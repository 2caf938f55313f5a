// Writes a label down once; the same codes always come back as the same id.
import { type Kysely, sql } from 'kysely'
import type { LabelId, LabelSetId } from '#core/language/ids.ts'
import { canonicalLabel, type Label, labelIdOf } from './label.ts'

/**
 * The id under which a label is held, written down when it was not; undefined where `id` is that of another label. In one statement either way:
 * a second one would tell by its time that nobody had put anything down under these codes before.
 */
const heldOrWritten = async (
  db: Kysely<unknown>,
  id: LabelId,
  canonical: string,
  label: Label,
): Promise<LabelId | undefined> => {
  const { rows } = await sql<{ id: LabelId }>`
    with held as (select id from guard.label where canonical = ${canonical}),
    written as (
      insert into guard.label (id, canonical, owner, marking, handling, action, sanitisation, agreement, compartment, release, purposes,
        protected, jurisdiction, regime, compare)
      select ${id}::int, ${canonical}, ${label.owner}, ${label.marking}, ${label.handling}, ${label.action ?? null},
        ${label.sanitisation ?? null}, ${label.agreement}, ${label.compartment ?? null}, ${label.release ?? null}::uuid,
        ${[...label.purposes].sort()}::text[], ${label.protected}, ${label.jurisdiction}, ${label.regime}, ${label.compare}
      where not exists (select from held)
      on conflict do nothing returning id)
    select id from held union all select id from written`.execute(db)
  return rows[0]?.id
}

/** The id of a label, interned on first use. Two writers who intern the same label at once get the same id. */
export const internLabel = async (db: Kysely<unknown>, label: Label): Promise<LabelId> => {
  const canonical = canonicalLabel(label)
  for (let attempt = 0; attempt < 8; attempt++) {
    const id = await heldOrWritten(db, labelIdOf(canonical, attempt), canonical, label)
    if (id !== undefined) return id
  }
  throw new Error('A label could not be given an id after eight attempts.')
}

/** The id of a set of labels: what was made of many inputs is seen only by who sees them all. */
export const internLabelSet = async (db: Kysely<unknown>, labels: readonly LabelId[]): Promise<LabelSetId> => {
  const set = [...new Set(labels)].sort((a, b) => a - b)
  const id = labelIdOf(`set ${set.join(',')}`) as unknown as LabelSetId
  await sql`insert into guard.label_set (id, labels) values (${id}, ${set}) on conflict do nothing`.execute(db)
  return id
}
