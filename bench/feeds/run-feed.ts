// Takes a laid-out feed through the ordinary intake into a database of its own, resolves it, and looks at it from a desk.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type FolderReport, rejectedIn } from '#collect'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { drain } from '#core/ground/queue.ts'
import type { MemberAsker } from '#core/guard/asker.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyCode, memberId, mustBe } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { models, suggestedEverywhere } from '#resolve'
import { everyRecord } from '#understand'
import { type House, openPassingHouse } from '../../src/composition.ts'
import { openOffice } from '../../src/office.ts'
import { openStages } from '../../src/picture/stages.ts'
import { takeInFolder } from '../../src/take-in.ts'
import { tasksOf } from '../../src/tasks.ts'
import { nameOfRecord } from './lay-out.ts'
import type { Edge } from './measure.ts'

export type NotTaken = { readonly what: string; readonly times: number; readonly reason: string }

export type FeedRun = {
  /** What was not taken in: how often, of what kind, in which column, with the first reason. */
  readonly notTaken: readonly NotTaken[]
  /** Records by source and key. */
  readonly records: readonly string[]
  readonly edges: readonly Edge[]
  readonly groups: readonly (readonly string[])[]
  /** At or above this probability an edge joins. */
  readonly link: number
  readonly seconds: Readonly<Record<string, number>>
}

const notTakenIn = (report: FolderReport): readonly NotTaken[] =>
  [
    ...Map.groupBy(rejectedIn(report), ({ source, kind, column }) => [source, kind, column].filter(Boolean).join(' ')),
  ].map(([what, all]) => ({ what, times: all.length, reason: all[0]?.reason ?? '' }))

/** An analyst of the invented desk that is party to the examples' agreement. Nobody bypasses, and whoever looks has a name and a purpose. */
const analyst = (house: House): MemberAsker => ({
  kind: 'Member',
  id: mustBe(memberId(house.ids.next('feeds')), 'member'),
  name: 'Analyst of the linkage desk',
  agency: mustBe(agencyCode('linkage-desk'), 'agency'),
  post: 'analyst',
  compartments: [],
  immigrationStatusWork: false,
})

const seat = async (house: House): Promise<MemberAsker> => {
  const member = analyst(house)
  await sql`insert into guard.member (id, name, agency, post) values (${member.id}, ${member.name}, ${member.agency}, ${member.post})`.execute(
    house.pools.db.app,
  )
  return member
}

const visibleEdges = async (work: Work) => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<Edge>`
    select e.left_record as left, e.right_record as right, e.probability from resolve.edge e
    where e.left_label = any(${seen}::int[]) and e.right_label = any(${seen}::int[])`.execute(work.db)
  return rows
}

/** What the analyst sees is entered in the ledger record by record, as any look is (decision 6). */
const lookAtAll = look('measure-feed', async work => {
  const records = await everyRecord(work)
  const page = { records, edges: await visibleEdges(work), groups: await suggestedEverywhere(work) }
  return { page, shows: records.map(record => record.id) }
})

const readFrom = async (house: House) => {
  const office = openOffice({ db: house.pools.db.app, clock: house.clock, ids: house.ids })
  try {
    return await lookAtAll(office.deskFor(await seat(house), 'prevent-detect-oic'), {})
  } finally {
    await office.close()
  }
}

export const runFeed = async (folder: string, onStage: (name: string) => void = () => {}): Promise<FeedRun> => {
  const stages = openStages(onStage)
  const name = `feed_${randomBytes(6).toString('hex')}`
  const house = await openPassingHouse(name, { databaseUrl: process.env.DATABASE_URL, roles: loginRoles })
  try {
    const report = await stages.run('load', () => takeInFolder(house, folder))
    await stages.run('resolve', () => drain(house.place, tasksOf(house)))
    const { records, edges, groups } = await stages.run('read', () => readFrom(house))
    const named = new Map(records.map(record => [String(record.id), nameOfRecord(record.source, record.key)]))
    const nameOf = (id: string) => named.get(id) ?? id
    return {
      notTaken: notTakenIn(report),
      records: [...named.values()],
      edges: edges.map(edge => ({ ...edge, left: nameOf(edge.left), right: nameOf(edge.right) })),
      groups: groups.map(group => group.map(nameOf)),
      link: models.person.link,
      seconds: stages.seconds(),
    }
  } finally {
    await house.close()
  }
}
