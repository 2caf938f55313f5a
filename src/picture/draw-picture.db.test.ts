// A picture of a small invented world, against the truth that is kept apart: how right the links are, which networks show, and who must not.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { leastRecords, writeWorld } from '../../world/index.ts'
import { houseAt } from '../composition.ts'
import { takeInFolder } from '../take-in.ts'
import { drawPicture, type Picture } from './draw-picture.ts'
import { readTruth, type Truth, truthKey } from './read-truth.ts'
import { briefOf, pictureFigures, writePicture } from './write-picture.ts'

const folder = mkdtempSync(join(tmpdir(), 'picture-'))
const world = join(folder, 'world')
const closers: (() => Promise<void>)[] = []
let database: TestDatabase
let picture: Picture
let truth: Truth

before(async () => {
  await writeWorld({ records: leastRecords, seed: 'a picture nobody tuned on', out: world })
  truth = await readTruth(join(world, 'truth.csv'))
  database = await openTestDatabase({ after: close => closers.unshift(close) })
  const house = houseAt(database.place, loginRoles)
  closers.unshift(house.close)
  picture = await drawPicture(house, { truth, load: () => takeInFolder(house, world), onStage: () => {} })
})
after(async () => {
  for (const close of closers) await close()
  rmSync(folder, { recursive: true, force: true })
})

const rowsOf = (file: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(world, file)), { columns: true }) as Record<string, string>[]

/** The entities that stand behind records. */
const entitiesOf = async (records: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ source: string; key: string }>`
    select s.name as source, r.key from collect.record r join collect.source s on s.id = r.source
    where r.id = any(${[...records]}::uuid[])`.execute(database.pools.db.keeper)
  return new Set(rows.flatMap(row => truth.get(truthKey(row.source, row.key)) ?? []))
}

test('links between agencies’ records of people are right, and there are many', () => {
  const { person } = picture.crossAgency
  assert.ok(person && person.links > 100)
  assert.ok((person.precision ?? 0) >= 0.98, `precision ${person.precision}`)
  assert.ok((person.recall ?? 0) >= 0.6, `recall ${person.recall}`)
})

test('each planted network shows as a group of its own, with none of its lawful look-alikes', async () => {
  const parts = rowsOf('networks.csv')
  const planted = [...new Set(parts.filter(part => part.standing === 'planted').map(part => part.network))]
  assert.equal(planted.length, 3)
  const groups = await Promise.all(
    picture.groups.map(group => entitiesOf([...group.members, ...group.things].flatMap(thing => thing.records))),
  )
  for (const network of planted) {
    const own = parts.filter(part => part.network === network).map(part => part.entity ?? '')
    const most = Math.max(...groups.map(group => own.filter(entity => group.has(entity)).length))
    assert.ok(most * 3 > own.length, `${network}: ${most} of ${own.length} parts stand together`)
  }
  const benign = new Set(parts.filter(part => part.standing === 'benign').map(part => part.entity ?? ''))
  const wronged = groups.flatMap(group => [...group].filter(entity => benign.has(entity)))
  assert.deepEqual(wronged, [])
})

test('nobody who needs protection is a member of a group or the subject of a missed opportunity', async () => {
  const protectedPeople = new Set(rowsOf('protected.csv').map(row => row.entity ?? ''))
  assert.ok(protectedPeople.size > 10)
  const members = await entitiesOf(picture.groups.flatMap(group => group.members.flatMap(member => member.records)))
  const subjects = await entitiesOf(picture.opportunities.flatMap(one => one.about.records))
  assert.deepEqual(
    [...members, ...subjects].filter(entity => protectedPeople.has(entity)),
    [],
  )
})

test('on paper people are counted and never named', async () => {
  const names = await sql<{ name: string }>`
    select distinct v.properties #>> '{name,0,text}' as name from collect.record r join collect.version v on v.record = r.id
    where r.kind = 'person' and length(v.properties #>> '{name,0,text}') > 8`.execute(database.pools.db.keeper)
  const said = JSON.stringify([pictureFigures(picture), briefOf(picture, code => code)])
  assert.deepEqual(
    names.rows.filter(row => said.includes(row.name)).map(row => row.name),
    [],
  )
})

test('it is written as figures, a brief and two tables, all of which say that the data is invented', async () => {
  const out = join(folder, 'out')
  await writePicture(picture, out, code => code)
  const figures = JSON.parse(readFileSync(join(out, 'picture.json'), 'utf8'))
  assert.equal(figures.view, 'suggested')
  assert.equal(figures.inventedData, true)
  assert.equal(readFileSync(join(out, 'brief.pdf')).subarray(0, 5).toString(), '%PDF-')
  assert.match(readFileSync(join(out, 'opportunities.csv'), 'utf8'), /^.*accountable owner/)
  assert.ok(parse(readFileSync(join(out, 'rejected.csv')), { columns: true }).length > 0)
})
