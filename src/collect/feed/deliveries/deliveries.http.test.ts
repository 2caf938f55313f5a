// A data officer looks after the deliveries of his agency, decides what becomes of what one leaves out; nobody else finds them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { drain } from '#core/ground/queue.ts'
import { deliveryFolder, nominal, nominals } from '../../../../test/fixtures/delivery-folder.ts'
import { type Desk, type Served, serveDemonstration } from '../../../../test/fixtures/desk-over-http.ts'
import { takingIn } from '../../../../test/fixtures/intake-desk.ts'

let served: Served
let officer: Desk
const closers: (() => Promise<void>)[] = []
const title = 'Nominals of the Frontier Control Service'

before(async () => {
  const closing = { after: (close: () => Promise<void> | void) => void closers.unshift(async () => close()) }
  served = await serveDemonstration(closing)
  officer = await served.signIn('data-officer')
  const folder = deliveryFolder(closing)
  const more = (yaml: string) =>
    yaml
      .replace('source: estuary-nominals', 'source: frontier-nominals')
      .replace('title: Nominals of Estuary Police', `title: ${title}`)
      .replace('agency: estuary-police', 'agency: frontier-control-service')
  const load = takingIn(served.database)
  folder.deliver([...nominals(20), nominal(21, { DOB: '=1+1' })], { more })
  await load(folder.path)
  folder.deliver(nominals(4), { more, asOf: '2026-10-01T18:00:00Z' })
  await load(folder.path)
})
after(async () => {
  for (const close of closers) await close()
})

const waitingIn = (text: string): string => {
  const found = new RegExp(`href="(/deliveries/[0-9a-f-]+)">(?:<bdi[^>]*>)?${title}`).exec(text)?.[1]
  assert.ok(found, `a delivery of ${title} is listed`)
  return found
}

test('the delivery that waits stands at the top, with the rows to mend of the one before', async () => {
  const list = await officer.open('/deliveries')
  assert.equal(list.status, 200)
  const first = await officer.open(waitingIn(list.text))
  assert.match(first.text, /leaves out 16 rows of 20 that were held/)
  assert.match(first.text, /more than the share that may go by itself/)
  const [, earlier] = [
    ...list.text.matchAll(/href="(\/deliveries\/[0-9a-f-]+)">(?:<bdi[^>]*>)?Nominals of the Frontier/g),
  ].map(found => found[1] ?? '')
  const before = await officer.open(earlier ?? '')
  assert.match(before.text, /nominals\.csv/)
  assert.match(before.text, /is not a date written as dd\/MM\/yyyy/)
  const csv = await officer.open(`${earlier}/rejected.csv`)
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/)
  assert.match(csv.text, /^source,agency,file,line,column,kind,reason,mend,row_sha256,data\n.*Invented data$/m)
})

test('nobody but the data officer of the agency finds a delivery', async () => {
  const path = waitingIn((await officer.open('/deliveries')).text)
  const nowhere = await officer.open('/deliveries/00000000-0000-4000-8000-00000000abcd')
  assert.equal(nowhere.status, 404)
  for (const post of ['analyst', 'data-protection-officer', 'intelligence-officer']) {
    const other = await served.signIn(post)
    assert.equal((await other.open(path)).status, 404)
    assert.equal((await other.open(`${path}/rejected.csv`)).status, 404)
    assert.equal((await other.send(`${path}/withdrawals`, { decision: 'withdraw', reason: 'Because' })).status, 404)
    assert.doesNotMatch((await other.open('/deliveries')).text, /href="\/deliveries\//)
  }
})

test('a decision needs its reason, is made once, and is carried out by the feed', async () => {
  const path = waitingIn((await officer.open('/deliveries')).text)
  const without = await officer.send(`${path}/withdrawals`, { decision: 'withdraw', reason: '' })
  assert.equal(without.status, 422)
  assert.match(without.text, /Say why/)
  const decided = await officer.send(`${path}/withdrawals`, {
    decision: 'withdraw',
    reason: 'The old cases were deleted by agreement',
  })
  assert.equal(decided.status, 200)
  assert.match(decided.text, /The old cases were deleted by agreement/)
  assert.equal((await officer.send(`${path}/withdrawals`, { decision: 'keep', reason: 'Sent twice' })).status, 409)
  const { tasksOf } = await import('../../../tasks.ts')
  const { houseAt, rolesOf } = await import('../../../composition.ts')
  const house = houseAt(served.database.place, rolesOf.work)
  await drain(served.database.place, tasksOf(house))
  await house.close()
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from collect.record r join collect.source s on s.id = r.source
    where s.name = 'frontier-nominals' and r.kind = 'person' and r.withdrawn_at is null`.execute(
    served.database.pools.db.keeper,
  )
  assert.equal(rows[0]?.n, 4)
  const shown = await officer.open(path)
  assert.match(shown.text, /Taken in/)
})
