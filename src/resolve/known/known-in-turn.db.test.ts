// A known-answer pair among real ones: nothing in when it comes up and what its page says tells it from them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { now, officers, record, smallOffice } from '../../../test/fixtures/small-office.ts'
import type { PairOfRecords } from '../judgement.ts'
import { models } from '../model/index.ts'
import { noConcerns } from '../queue/concerns.ts'
import { nextInQueue } from '../queue/next-in-queue.ts'
import { reviewing } from '../queue/settings.ts'
import { knownBefore } from './known-in-turn.ts'
import { knownPairs } from './known-pairs.ts'
import { lookAtKnownPair } from './look-at-known-pair.ts'

/** A pair before which a known-answer pair comes up for the analyst. */
const preceded = (): PairOfRecords => {
  for (let at = 1_000; ; at++) {
    const about = [record(at), record(at + 1)] as const
    if (knownBefore(about, officers.estuaryAnalyst.id, new Set(), reviewing.knownOneIn)) return about
  }
}

test('no person comes up to somebody who works through vehicles alone: he would know him for nobody', async t => {
  const house = await openTestDatabase(t)
  const { shared, deskOf } = await smallOffice(house, t)
  const { keeper } = house.pools.db
  const about = preceded()
  for (const id of about) {
    await sql`insert into collect.record (id, source, key, unit, kind, label, version)
      select ${id}, s.id, ${id}, ${id}, 'vehicle', ${shared}, 1 from collect.source s limit 1`.execute(keeper)
    await sql`insert into collect.version (record, label, version, properties, content_sha256, basis, learnt_at)
      values (${id}, ${shared}, 1, '{}', '', 'fact', ${now})`.execute(keeper)
  }
  await sql`insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
    values (${about[0]}, ${shared}, ${about[1]}, ${shared}, 'vehicle', 'vehicle-v1', 3, 0.9, ${now})`.execute(keeper)
  const desk = await deskOf('estuaryAnalyst')
  const next = (kind: 'vehicle' | undefined, aside: readonly PairOfRecords[] = []) =>
    nextInQueue(desk, { concerns: noConcerns, kind, aside })
  assert.deepEqual(await next('vehicle'), about)
  const unnarrowed = await next(undefined)
  assert.ok(
    knownPairs.some(known => known.about.join() === unnarrowed?.join()),
    'in the queue of everything he does',
  )
  assert.deepEqual(await next(undefined, unnarrowed && [unnarrowed]), about, 'left for now, it takes nobody’s place')
  assert.equal(await next(undefined, [about]), undefined, 'and none comes up for a pair that was left itself')
})

test('records of nobody were taken in on days of their own, as real ones were', async t => {
  const { deskOf } = await smallOffice(await openTestDatabase(t), t)
  const desk = await deskOf('estuaryAnalyst')
  const days: number[] = []
  for (const known of knownPairs) {
    const page = await lookAtKnownPair(desk, { known, agencyName: 'Estuary Police' })
    assert.ok(page)
    days.push(page.left.learntAt.getTime(), page.right.learntAt.getTime())
  }
  assert.ok(new Set(days).size > days.length / 2, `${new Set(days).size} days for ${days.length} records`)
  assert.ok(Math.max(...days) < now.getTime())
})

test('what would move says of nobody what it says of two who resemble each other as much', async t => {
  const { deskOf } = await smallOffice(await openTestDatabase(t), t)
  const desk = await deskOf('estuaryAnalyst')
  for (const known of knownPairs) {
    const page = await lookAtKnownPair(desk, { known, agencyName: 'Estuary Police' })
    const { isSuggested, parts } = page?.moves ?? {}
    assert.equal(isSuggested, (page?.compared.probability ?? 0) >= models.person.link, known.id)
    assert.equal(parts?.length, isSuggested ? 1 : 0, known.id)
  }
})
