// Fills a database with invented records ready to be compared: heads, keys in slots, features. By COPY as the keeper, from two processes.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import type { Db, Place } from '#core/ground/postgres/database.ts'
import type { LabelId } from '#core/language/ids.ts'

export type Filling = {
  readonly place: Place
  readonly seed: string
  readonly labels: readonly (readonly LabelId[])[]
  readonly from: number
  readonly to: number
}

// Built when all rows are in, which takes a tenth of the time; the same indexes and references as the migrations made.
const without = sql`
  drop index collect.posting_slot; drop index collect.posting_record; drop index collect.posting_key;
  alter table collect.posting drop constraint posting_record_label_fkey;
  alter table collect.feature drop constraint feature_record_label_fkey`
const again = sql`
  set maintenance_work_mem = '1GB';
  create index posting_slot on collect.posting (slot);
  create index posting_record on collect.posting (record);
  create index posting_key on collect.posting (key);
  alter table collect.posting add constraint posting_record_label_fkey
    foreign key (record, label) references collect.record (id, label) on update cascade on delete cascade not valid;
  alter table collect.feature add constraint feature_record_label_fkey
    foreign key (record, label) references collect.record (id, label) on update cascade on delete cascade not valid;
  analyze collect.record; analyze collect.posting; analyze collect.feature`

const processes = 2

const fillPart = async (filling: Filling, did: (count: number) => void): Promise<void> => {
  const child = fork(join(packageRoot, 'bench', 'online', 'fill-part.ts'), [JSON.stringify(filling)])
  child.on('message', message => did(Number(message)))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('A process that fills the database broke off.')
}

/** @param migrator the owner's hand, which may take indexes away and bring them back */
export const fill = async (
  migrator: Db,
  { place, seed, labels }: Omit<Filling, 'from' | 'to'>,
  records: number,
  did: (count: number) => void,
): Promise<void> => {
  await without.execute(migrator)
  const each = Math.ceil(records / processes)
  await Promise.all(
    Array.from({ length: processes }, (_, at) =>
      fillPart({ place, seed, labels, from: at * each, to: Math.min(records, (at + 1) * each) }, did),
    ),
  )
  await again.execute(migrator)
}
