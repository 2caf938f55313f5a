// Why two records are not proposed, over HTTP: for whoever sees both, and one answer to everybody else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { seenIn } from '../../../test/fixtures/filled-form.ts'

let served: Served
let analyst: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
})
after(async () => {
  for (const close of closers) await close()
})

type Found = { left: string; right: string }
const pathOf = ({ left, right }: Found): string => `/pairs/${left}/${right}`

const deny = async (path: string): Promise<Page> => {
  const seen = seenIn((await analyst.open(path)).text)
  return analyst.send(path, { seen, verdict: 'no-match', 'reason-no-match': 'Said in a test' })
}

const firstProposal = async (): Promise<string> => {
  const found = /href="(\/pairs\/[0-9a-f-]+\/[0-9a-f-]+)\?from=queue"/.exec(
    (await analyst.open('/proposals')).text,
  )?.[1]
  assert.ok(found, 'something waits')
  return found
}

test('why not: for two records never proposed, what they share, what is wanting, and the way to judge them all the same', async () => {
  const { rows } = await sql<Found>`
    select least(a.id, b.id) as left, greatest(a.id, b.id) as right from collect.record a join collect.record b on b.kind = a.kind and b.label = a.label and b.id > a.id
    where a.kind = 'person' and not exists (select 1 from resolve.edge e where e.left_record = a.id and e.right_record = b.id)
    order by a.id, b.id limit 60`.execute(served.database.pools.db.keeper)
  for (const row of rows) {
    const page = await analyst.open(`/resolve/why-not?one=${row.right}&other=${row.left}`)
    if (page.status !== 200) continue
    assert.match(page.text, /Why are these two not proposed\?/)
    assert.match(page.text, /On what they meet/)
    assert.ok(page.text.includes(`href="${pathOf(row)}"`), 'a person may judge them')
    assert.match((await deny(pathOf(row))).text, /What stands now: <strong>Not the same</)
    return
  }
  assert.fail('no two people that the analyst sees are unproposed')
})

test('why not, of what is hidden, absent or not two, is one answer', async () => {
  const nobody = '00000000-0000-4000-8000-000000000001'
  const path = await firstProposal()
  const [, , left, right] = path.split('/')
  const inspector = await served.signIn('inspector')
  const absent = await inspector.open(`/resolve/why-not?one=${nobody}&other=${left}`)
  assert.equal(absent.status, 404)
  assert.equal((await inspector.open(`/resolve/why-not?one=${left}&other=${right}`)).text, absent.text)
  assert.equal((await analyst.open(`/resolve/why-not?one=${left}&other=${left}`)).status, 404)
})
