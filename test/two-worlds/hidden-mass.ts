// A great many hidden rows behind the very thing that is asked for: under the same key, tied to the same record.
import type pg from 'pg'
import type { TestDatabase } from '#core/ground/postgres/test-database.ts'
import { slot } from '#core/guard/slot.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'

export type Mass = {
  /** A visible record: hidden ones hold its keys, are linked to it and are proposed to be the same. */
  readonly record: RecordId
  /** Which of its keys: as they begin. */
  readonly keys: readonly string[]
  readonly rows: number
}

const hiddenLabels = async (client: pg.Client): Promise<readonly LabelId[]> => {
  const { rows } = await client.query<{ id: LabelId }>(`select distinct r.label as id from collect.record r
    join collect.source s on s.id = r.source where s.name like 'hidden-%' order by 1`)
  return rows.map(row => row.id)
}

/** The first key that begins with each of these. */
const keysOf = async (
  client: pg.Client,
  record: RecordId,
  beginnings: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await client.query<{ key: string }>(
    'select key from collect.posting where record = $1 order by key',
    [record],
  )
  return beginnings.flatMap(beginning => rows.find(row => row.key.startsWith(beginning))?.key ?? [])
}

/** Written as the superuser and without the checks of references, for the sake of time alone. */
export const addHidden = ({ asSuperuser }: TestDatabase, { record, keys, rows }: Mass): Promise<void> =>
  asSuperuser(async client => {
    const labels = await hiddenLabels(client)
    await client.query(`set session_replication_role = replica`)
    const made = `select n, ('d0000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id,
      ('e0000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as link, ($1::int[])[1 + n % cardinality($1::int[])] as label from generate_series(1, ${rows}) n`
    await client.query(
      `insert into collect.record (id, source, key, unit, kind, label, version)
       select m.id, s.id, 'mass ' || n, 'mass ' || n, 'person', m.label, 1 from (${made}) m, (select id from collect.source where name = 'hidden-crowd') s
       union all select m.link, s.id, 'mass link ' || n, 'mass ' || n, 'link', m.label, 1 from (${made}) m, (select id from collect.source where name = 'hidden-crowd') s`,
      [labels],
    )
    await client.query(
      `insert into collect.version (record, label, version, properties, content_sha256, basis, learnt_at)
       select made.record, made.label, 1, '{}', '\\x00', 'fact', now()
       from (select m.id as record, m.label from (${made}) m union all select m.link, m.label from (${made}) m) made`,
      [labels],
    )
    for (const key of await keysOf(client, record, keys)) {
      const slots = labels.map(label => slot(key, label).toString())
      await client.query(
        `insert into collect.posting (slot, key, label, kind, record)
         select ($2::bigint[])[1 + n % cardinality($2::bigint[])], $3, m.label, 'person', m.id from (${made}) m`,
        [labels, slots, key],
      )
    }
    const head = `(select label from collect.record where id = $2)`
    await client.query(
      `insert into collect.link (record, label, type, from_record, from_label, to_record, to_label)
       select m.link, m.label, 'met', $2, ${head}, m.id, m.label from (${made}) m`,
      [labels, record],
    )
    await client.query(
      `insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
       select least(m.id, $2), case when m.id < $2 then m.label else ${head} end, greatest(m.id, $2), case when m.id < $2 then ${head} else m.label end,
         'person', 'person-1', 12, 0.99, now() from (${made}) m`,
      [labels, record],
    )
    await client.query(`set session_replication_role = origin`)
    for (const table of ['collect.record', 'collect.version', 'collect.posting', 'collect.link', 'resolve.edge'])
      await client.query(`analyze ${table}`)
  })
