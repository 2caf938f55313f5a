// Everybody's home: every place in his navigation, on his home and on the page of all rooms opens for him; what waits is told once and entered.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { posts } from '#core/language/members.ts'
import { type Desk, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'
import { navigationOf } from './home.route.ts'
import { ways, wayTo } from './ways.ts'
import { workOfPosts } from './work-of-posts.ts'

let served: Served
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
})
after(async () => {
  for (const close of closers) await close()
})

type Sitting = { readonly post: string; readonly agency: string; readonly name: string; readonly isFirst: boolean }

const people = async (): Promise<readonly Sitting[]> =>
  (
    await sql<Sitting>`select post, agency, name, row_number() over (partition by post order by name, id) = 1 as "isFirst"
      from guard.member where demonstration order by name, id`.execute(served.database.pools.db.app)
  ).rows

const placesOn = (text: string): readonly string[] => {
  const content = text.slice(text.indexOf('class="bw-places'), text.indexOf('<footer'))
  return [...content.matchAll(/href="(\/[^"#]*)"/g)].map(found => (found[1] ?? '').replaceAll('&amp;', '&'))
}

/** Opens a page and every place it leads to; what does not open, by whom. */
const walk = async (desk: Desk, who: string, from: string, opened: Set<string>): Promise<readonly string[]> => {
  const shown = await desk.open(from)
  const closed = shown.status === 200 ? [] : [`${who}: ${from} answers ${shown.status}`]
  for (const place of placesOn(shown.text)) {
    if (opened.has(place)) continue
    opened.add(place)
    const { status } = await desk.open(place)
    if (status !== 200) closed.push(`${who}: ${place} answers ${status}, from ${from}`)
  }
  return closed
}

/** The pages that were opened for somebody of a post; one about a record or an act is opened for each who is led there. */
const openedBy = new Map<string, Set<string>>()
const isOfAll = (place: string): boolean => !/[0-9a-f]{8}-[0-9a-f]{4}/.test(place)

/** What a post is led to is the same for all who hold it, and opened for one of them; what waits is not. */
const walkAs = async ({ post, agency, name, isFirst }: Sitting): Promise<readonly string[]> => {
  const desk = await served.signIn(post, agency)
  const opened = new Set<string>(['/', '/rooms', '/sign-out', ...(openedBy.get(post) ?? [])])
  const closed: string[] = []
  for (const from of isFirst ? ['/', '/rooms'] : ['/'])
    closed.push(...(await walk(desk, `${name}, ${post}`, from, opened)))
  openedBy.set(post, new Set([...(openedBy.get(post) ?? []), ...[...opened].filter(isOfAll)]))
  return closed
}

test('nobody is led to a page that does not open for him', async () => {
  const [first = [], second = []] = Object.values(
    Object.groupBy(await people(), (_one, at) => (at % 2 === 0 ? 'first' : 'second')),
  )
  const inTurn = async (half: readonly Sitting[]) => {
    const closed: string[] = []
    for (const one of half) closed.push(...(await walkAs(one)))
    return closed
  }
  assert.deepEqual((await Promise.all([inTurn(first), inTurn(second)])).flat(), [])
})

test('every post has a question, a main thing to do and at most seven places', () => {
  for (const post of posts.values) {
    const places = navigationOf(post)
    assert.ok(places.length <= 7, post)
    assert.deepEqual([places[0]?.href, places.at(-1)?.href], ['/', '/rooms'], post)
    assert.ok(workOfPosts[post].begin.length > 0, post)
    for (const href of workOfPosts[post].begin) assert.ok(wayTo(post, href))
  }
  assert.throws(() => wayTo('inspector', '/search'), /nothing for that post/)
})

test('who reads figures alone is led to no page of records', () => {
  for (const post of ['commander-office', 'inspector'] as const)
    assert.ok(ways.filter(way => way.posts.includes(post)).every(way => way.room === 'account'))
})

test('who has nothing waiting is led to what the program found, as far as his post works with it', async () => {
  const lead = await served.signIn('taskforce-lead')
  const { text } = await lead.open('/')
  assert.match(text, /What the program found by itself/)
  assert.ok(
    ['/groups/proposed', '/opportunities'].every(href => text.includes(`<li><a class="govuk-link" href="${href}"`)),
  )
  const inspector = await served.signIn('inspector')
  assert.doesNotMatch((await inspector.open('/')).text, /What the program found by itself/)
})

test('home is entered in the ledger as a consultation, with what it told of', async () => {
  const analyst = await served.signIn('analyst')
  await analyst.open('/')
  const { rows } = await sql<{ verb: string }>`select b.body ->> 'verb' as verb from ledger.body b
    join ledger.entry e on e.id = b.entry where b.body ->> 'act' = 'home' order by e.written_at desc limit 1`.execute(
    served.database.pools.db.auditor,
  )
  assert.equal(rows[0]?.verb, 'consultation')
})

test('whoever keeps it running is told that it answers, and nothing more', async () => {
  const answer = await fetch(new URL('/health', served.url))
  assert.deepEqual([answer.status, await answer.text()], [200, 'ok\n'])
  assert.equal(answer.headers.get('set-cookie'), null)
})
