// A backup is every table at one moment, restoring it gives the same rows, and neither is ever half done under its own name.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { systemClock } from '../clock.ts'
import { migrationsFolder } from '../paths.ts'
import { drain, enqueue, enqueueAll } from '../queue.ts'
import { takeBackup } from './backup.ts'
import { type Manifest, verifyBackup } from './backup-manifest.ts'
import type { Place } from './database.ts'
import { groundAlone } from './ground-alone.ts'
import { restoreInto } from './restore.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

const shelves = `
create schema shelf;
grant usage on schema shelf to breakwater_app, breakwater_keeper;
create table shelf.zone (id uuid primary key);
create table shelf.box (id uuid primary key, zone uuid not null references shelf.zone(id));
create table shelf.item (
  id integer primary key, box uuid not null references shelf.box(id), words text, bytes bytea, weight double precision,
  at timestamptz, tags text[], said jsonb, twice integer generated always as (id * 2) stored
);
alter table shelf.item enable row level security;
alter table shelf.item force row level security;
create table shelf.counted (what text primary key, n bigint not null);
insert into shelf.counted values ('boxes', 0);
create function shelf.count_boxes() returns trigger language plpgsql security definer set search_path = shelf, pg_temp as $$
begin update shelf.counted set n = n + 1; return null; end $$;
create trigger counts after insert on shelf.box for each row execute function shelf.count_boxes();
create unlogged table shelf.in_hand (words text);
grant select, insert, update, delete on all tables in schema shelf to breakwater_app, breakwater_keeper;
`

const migrations = groundAlone()
copyFileSync(join(migrationsFolder, '035-outstanding-jobs.sql'), join(migrations, '035-outstanding-jobs.sql'))
writeFileSync(join(migrations, '010-shelves.sql'), shelves)

const folder = mkdtempSync(join(tmpdir(), 'bw-backup-'))
after(() => rmSync(folder, { recursive: true }))
const { place, pools, asSuperuser } = await openTestDatabase({ after }, { migrations })

const silent = { at: () => {}, did: () => {} }
const backupTo = (name: string) =>
  takeBackup({
    place,
    to: join(folder, name),
    clock: systemClock,
    progress: silent,
    kept: [{ file: 'key.json', text: '{}' }],
  })

const restore = async (into: Place, from: string, manifest?: Manifest, check = async () => {}) =>
  restoreInto({ place: into, from, manifest: manifest ?? (await verifyBackup(from, silent)), check, progress: silent })

const awkward = [
  '',
  'tab\there',
  'line\nand\r\n',
  'back\\slash \\N \\.',
  '\\.\n',
  'سمير',
  '🚤',
  "quo'te",
  '{"a":1}',
  null,
]

const [zone, box, job] = [randomUUID(), randomUUID(), randomUUID()]
await asSuperuser(async client => {
  await client.query('insert into shelf.zone values ($1)', [zone])
  await client.query('insert into shelf.box values ($1, $2)', [box, zone])
  await client.query(`insert into shelf.in_hand values ('in hand')`)
  for (const [at, words] of awkward.entries())
    await client.query(
      `insert into shelf.item (id, box, words, bytes, weight, at, tags, said) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        at,
        box,
        words,
        Buffer.from([0, 10, 13, 92, 255]),
        0.1 + 0.2,
        '2026-10-03T09:00:00.123456+01:00',
        [words, 'b'],
        { n: '1e400' },
      ],
    )
  await client.query('update shelf.counted set n = 77')
})
await enqueue(pools.db.app, 'compare', job)
await enqueueAll(pools.db.app, 'tell', [job, zone])

const everything = ({ asSuperuser: look }: Pick<TestDatabase, 'asSuperuser'>) =>
  look(async client => {
    const read = async (table: string) =>
      (await client.query<{ t: string }>(`select t::text from shelf.${table} t order by 1`)).rows
    return {
      zone: await read('zone'),
      box: await read('box'),
      item: await read('item'),
      counted: await read('counted'),
    }
  })

const manifest = await backupTo('whole')
const whole = join(folder, 'whole')

test('a restored database has the same rows, whatever they are made of', async t => {
  const target = await openTestDatabase(t, { migrations })
  await restore(target.place, whole)
  assert.deepEqual(await everything(target), await everything({ asSuperuser }))
})

test('counters that triggers move while tables are filled stand where they stood', async t => {
  const target = await openTestDatabase(t, { migrations })
  await restore(target.place, whole)
  const found = await target.asSuperuser(client => client.query('select what, n from shelf.counted'))
  assert.deepEqual(found.rows, [{ what: 'boxes', n: '77' }])
})

test('work that was outstanding is outstanding again', async t => {
  const target = await openTestDatabase(t, { migrations })
  await restore(target.place, whole)
  const done: string[] = []
  const task = (name: string) => async (id: string) => void done.push(`${name} ${id}`)
  await drain(target.place, { compare: task('compare'), tell: task('tell') })
  assert.deepEqual(done.sort(), [`compare ${job}`, `tell ${job}`, `tell ${zone}`].sort())
})

test('the backup lists every table but the migrations and work in hand, with its rows', () => {
  assert.deepEqual(
    manifest.tables.map(({ table, rows }) => [table, rows]),
    [
      ['shelf.box', 1],
      ['shelf.counted', 1],
      ['shelf.item', awkward.length],
      ['shelf.zone', 1],
    ],
  )
  assert.equal(manifest.jobs.rows, 3)
})

test('only its owner may read a backup', () => {
  assert.equal(statSync(whole).mode & 0o777, 0o700)
  for (const file of readdirSync(whole)) assert.equal(statSync(join(whole, file)).mode & 0o777, 0o600, file)
})

test('no password is in a backup', () => {
  assert.deepEqual(
    readdirSync(whole).filter(file => /secret|password|role/.test(file)),
    [],
  )
})

test('a backup is one moment, though rows come and go while it is taken', async () => {
  let written = false
  const progress = {
    did: () => {},
    at: (file: string) => {
      if (file === 'shelf.counted.copy.gz') written = true
    },
  }
  const later = randomUUID()
  const writing = asSuperuser(async client => {
    while (!written) await new Promise(resolve => setImmediate(resolve))
    await client.query('insert into shelf.zone values ($1)', [later])
  })
  const taken = await takeBackup({ place, to: join(folder, 'moment'), clock: systemClock, progress })
  await writing
  await asSuperuser(client => client.query('delete from shelf.zone where id = $1', [later]))
  assert.equal(taken.tables.find(({ table }) => table === 'shelf.zone')?.rows, 1)
})

test('a backup never overwrites another', async () => {
  await assert.rejects(backupTo('whole'), /something in that place/)
  assert.deepEqual(await verifyBackup(whole, silent), manifest)
})

test('a table that numbers its rows in sequence is refused, because the number would be lost', async t => {
  await asSuperuser(client =>
    client.query('create table shelf.numbered (id serial); alter table shelf.numbered owner to breakwater_owner'),
  )
  t.after(() => asSuperuser(client => client.query('drop table shelf.numbered')))
  await assert.rejects(backupTo('numbered'), /in sequence/)
  assert.deepEqual(
    readdirSync(folder).filter(name => name.startsWith('numbered')),
    [],
  )
})

test('COPY into a table under forced row security is for the keeper alone', async () => {
  const copy = 'copy shelf.item (id, box) from stdin'
  await assert.rejects(pools.raw.app.query(copy), /row-level security/)
})

test('a backup of other tables is refused before a row is written', async t => {
  const target = await openTestDatabase(t, { migrations: groundAlone() })
  await assert.rejects(restore(target.place, whole), /another version/)
})

test('a check that fails undoes the whole restore', async t => {
  const target = await openTestDatabase(t, { migrations })
  const refused = restore(target.place, whole, undefined, async () => {
    throw new Error('the check failed')
  })
  await assert.rejects(refused, /the check failed/)
  assert.deepEqual((await everything(target)).box, [])
  await restore(target.place, whole)
})

test('fewer rows than the list says undo the whole restore', async t => {
  const target = await openTestDatabase(t, { migrations })
  const tables = manifest.tables.map(entry =>
    entry.table === 'shelf.item' ? { ...entry, rows: entry.rows + 1 } : entry,
  )
  await assert.rejects(restore(target.place, whole, { ...manifest, tables }), /should have 11 rows and has 10/)
  assert.deepEqual((await everything(target)).item, [])
})

const killsItselfAt = (module: string, call: string) => `
  import { ${call} } from '${new URL(module, import.meta.url)}'
  const { kill, ...options } = JSON.parse(process.env.ASKED)
  let steps = 0
  const progress = { did: () => {}, at: () => { if (++steps === kill) process.kill(process.pid, 'SIGKILL') } }
  await ${call}({ ...options, progress, clock: { now: () => new Date() }, check: async () => {} })`

/** Runs it in a process that kills itself at a step; says whether it came to the end. */
const killedAt = (program: string, kill: number, options: object): boolean => {
  const asked = JSON.stringify({ kill, ...options })
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, ASKED: asked },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  assert.ok(ended.status === 0 || ended.signal === 'SIGKILL', `it ended with ${ended.status}`)
  return ended.status === 0
}

test('a backup killed at any step has not got its name, and the next one clears it away', async () => {
  const to = join(folder, 'killed')
  const program = killsItselfAt('./backup.ts', 'takeBackup')
  let kills = 0
  for (; !killedAt(program, kills + 1, { place, to }); kills += 1) {
    assert.equal(existsSync(to), false)
    const left = readdirSync(folder).filter(name => name.startsWith('killed.'))
    assert.equal(left.length, 1, 'one unfinished folder, not one more each time')
    await assert.rejects(verifyBackup(join(folder, left[0] ?? ''), silent), /no whole backup/)
  }
  assert.equal(kills, 5)
  assert.deepEqual(
    readdirSync(folder).filter(name => name.startsWith('killed')),
    ['killed'],
  )
  assert.equal((await verifyBackup(to, silent)).tables.length, 4)
})

test('a restore killed at any step has written nothing, and can be repeated', async t => {
  const target = await openTestDatabase(t, { migrations })
  const program = killsItselfAt('./restore.ts', 'restoreInto')
  let kills = 0
  for (; !killedAt(program, kills + 1, { place: target.place, from: whole, manifest }); kills += 1) {
    const { box: boxes, item: items, counted } = await everything(target)
    assert.deepEqual([boxes, items, counted], [[], [], [{ t: '(boxes,0)' }]])
  }
  assert.equal(kills, 5)
  assert.deepEqual(await everything(target), await everything({ asSuperuser }))
})
