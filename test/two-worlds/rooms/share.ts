// What is asked at the pages of this room; by method and address as in the route table.
import { fieldIn } from '../../fixtures/filled-form.ts'
import type { Caller } from '../caller.ts'
import type { Answered } from '../exchange.ts'
import { absent, type Known } from '../known.ts'
import { type As, idOf, type RoomActs } from '../room-acts.ts'
import { fixedPage, queried, type RouteCase, text } from '../route-case.ts'

const once = 'dddddddd-dddd-4ddd-8ddd-dddddddddddd'
const noHit = 'f'.repeat(32)
const odd = ['1', 'not-an-id', '%00']

const agreementsIn = (page: string): readonly string[] =>
  [...page.matchAll(/href="(\/agreements\/[a-z0-9-]+)"/g)].map(found => found[1] ?? '')

const lookAtAgreements: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async caller => {
    for (const path of agreementsIn(text(await caller.get('/agreements')))) await caller.get(path)
    for (const id of ['closed-circle', 'lapsing', 'nowhere'])
      await caller.get(`/agreements/${id}`, { nothing: 'agreement' })
  },
}

const listHits: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    for (const path of ['/hits', '/hits?after=20', '/hits?after=-1']) await caller.get(path)
  },
}

/** Where the page leads whoever was told of a hit and wants to ask. */
const hitsIn = (page: string): readonly string[] => [
  ...new Set(
    [...page.matchAll(/href="(\/requests\/new\?[^"]+)"/g)].map(found => found[1]?.replaceAll('&amp;', '&') ?? ''),
  ),
]

const askForm: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { things, hidden, words }) => {
    await caller.get('/requests/new')
    for (const path of hitsIn(text(await caller.get(queried('/search', { q: 'AB12 CDE' }))))) await caller.get(path)
    for (const q of words.slice(0, 4)) await caller.get(queried('/requests/new', { q, hit: noHit }))
    for (const { id } of things.slice(0, 2)) await caller.get(queried('/requests/new', { record: id, hit: noHit }))
    for (const id of [absent.thing, ...hidden.things])
      await caller.get(queried('/requests/new', { record: id, hit: noHit }), { nothing: 'hit' })
  },
}

const asking = {
  about: 'A van',
  scope: 'record',
  necessity: 'To find who drives it',
  proportionality: 'One record',
  urgency: 'routine',
}

/** Asks for what somebody else holds of this, and not what the night desk does; the address of the request. */
const ask = async (caller: Caller, q: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  for (const path of hitsIn(text(await caller.get(queried('/search', { q }))))) {
    const form = text(await caller.get(path))
    if (form.includes('Ask Night Desk')) continue
    const fields = Object.fromEntries(new URL(path, 'http://here').searchParams)
    return whereTo(await caller.post('/requests', { ...fields, ...asking, once: fieldIn('once', form), ...more }))
  }
  return ''
}

const askOthers: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async (caller, { things, hidden }) => {
    await ask(caller, 'AB12 CDE', { necessity: '' })
    await caller.get((await ask(caller, 'AB12 CDE')) || '/requests')
    const said = {
      hit: noHit,
      once,
      about: 'A number',
      scope: 'record',
      necessity: 'To find who fits the engine',
      proportionality: 'One record',
      urgency: 'routine',
    }
    await caller.post('/requests', { ...said, q: '07700 900101' })
    await caller.post('/requests', { ...said, q: '07700 900101', about: '' })
    for (const { id } of things.slice(0, 1)) await caller.post('/requests', { ...said, record: id })
    for (const id of [absent.thing, ...hidden.things.slice(0, 2)])
      await caller.post('/requests', { ...said, record: id }, { nothing: 'request' })
  },
}

const whereTo = (answered: Answered): string =>
  answered.headers
    .find(header => header.toLowerCase().startsWith('location: '))
    ?.slice('location: '.length)
    .split('?')[0] ?? ''

type Table = 'request' | 'release'

const seenOf = (table: Table, known: Known): readonly string[] => (known.products[`share.${table}`] ?? []).slice(0, 4)
const unseenOf = (table: Table, { hidden }: Known): readonly string[] => [
  absent.thing,
  ...(hidden.products[`share.${table}`] ?? []),
  ...hidden.things.slice(0, 1),
]

const lookAtEach = (table: Table): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    for (const id of seenOf(table, known)) await caller.get(`/${table}s/${id}`)
    for (const id of unseenOf(table, known)) await caller.get(`/${table}s/${id}`, { nothing: `page of a ${table}` })
    for (const id of odd) await caller.get(`/${table}s/${id}`)
  },
})

/** Says something of each that he sees: without words, from an old page, and as it stands; and of what he does not see. */
const sayOfEach = (
  table: Table,
  act: string,
  form: Readonly<Record<string, string>>,
  meets: readonly number[],
): RouteCase => ({
  phase: 'acting',
  meets,
  run: async (caller, known) => {
    for (const id of seenOf(table, known).slice(0, 2)) {
      const seen = fieldIn('seen', text(await caller.get(`/${table}s/${id}`)))
      for (const said of [{ seen }, { ...form, seen: '77' }, { ...form, seen }])
        await caller.post(`/${table}s/${id}/${act}`, said)
      await caller.get(`/${table}s/${id}`)
    }
    for (const id of unseenOf(table, known))
      await caller.post(`/${table}s/${id}/${act}`, form, { nothing: `${act} of a ${table}` })
    for (const id of odd.slice(0, 1)) await caller.post(`/${table}s/${id}/${act}`, form)
  },
})

const list = (path: string): RouteCase => ({
  phase: 'looking',
  meets: [200],
  run: async caller => {
    for (const query of ['', '?after=25', '?after=x']) await caller.get(`${path}${query}`)
  },
})

const releaseForm: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { things, hidden }) => {
    for (const { id } of things.slice(0, 6)) await caller.get(queried('/releases/new', { record: id }))
    for (const { id } of things.slice(0, 1))
      await caller.get(queried('/releases/new', { record: id, request: absent.other }))
    for (const id of [absent.thing, ...hidden.things])
      await caller.get(queried('/releases/new', { record: id }), { nothing: 'releasable' })
    await caller.get('/releases/new')
  },
}

const tokenIn = (page: string): string => /name="once" value="([^"]+)"/.exec(page)?.[1] ?? once
const idsIn = (page: string, of: string): readonly string[] => [
  ...new Set([...page.matchAll(new RegExp(`href="(/${of}/[0-9a-f-]{36})"`, 'g'))].map(found => found[1] ?? '')),
]

/** Releases something that it may, takes it back, and looks at all that changed. */
const release: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async (caller, { things, hidden }) => {
    const said = { scope: 'record', conditions: 'For intelligence alone', seen: '1' }
    for (const { id } of things.slice(0, 6)) {
      const form = text(await caller.get(queried('/releases/new', { record: id })))
      const recipients = /name="recipients"[^>]*value="([^"]+)"/.exec(form)?.[1]
      if (!recipients) continue
      const kept = { ...said, record: id, once: tokenIn(form), recipients }
      await caller.post('/releases', { ...kept, recipients: '' })
      await caller.post('/releases', { ...kept, 'until-day': '31', 'until-month': '2', 'until-year': '2030' })
      await caller.post('/releases', kept)
      await caller.post('/releases', kept)
      break
    }
    for (const id of [absent.thing, ...hidden.things.slice(0, 2)])
      await caller.post(
        '/releases',
        { ...said, record: id, once, recipients: 'estuary-police' },
        { nothing: 'release' },
      )
    for (const path of idsIn(text(await caller.get('/releases')), 'releases')) await caller.get(path)
  },
}

const withdraw: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, { hidden }) => {
    for (const path of idsIn(text(await caller.get('/releases')), 'releases').slice(0, 2)) {
      await caller.post(`${path}/withdraw`, { why: '' })
      await caller.post(`${path}/withdraw`, { why: 'Given in error' })
      await caller.post(`${path}/withdraw`, { why: 'Sent twice' })
      await caller.get(path)
    }
    for (const id of [absent.thing, ...hidden.things.slice(0, 1)])
      await caller.post(`/releases/${id}/withdraw`, { why: 'By hearsay' }, { nothing: 'withdrawal' })
    await caller.get('/releases')
    await caller.get('/')
  },
}

export const casesOfShare: Readonly<Record<string, RouteCase>> = {
  'GET /agreements': fixedPage('/agreements'),
  'GET /agreements/:id': lookAtAgreements,
  'GET /hits': listHits,
  'GET /requests': list('/requests'),
  'GET /requests/new': askForm,
  'POST /requests': askOthers,
  'GET /requests/:id': lookAtEach('request'),
  'POST /requests/:id/refuse': sayOfEach('request', 'refuse', { refused: 'No' }, [404]),
  'POST /requests/:id/ask-back': sayOfEach('request', 'ask-back', { 'asked-back': 'What for?' }, [404]),
  'POST /requests/:id/reply': sayOfEach('request', 'reply', { replied: 'For this' }, [303, 404, 409]),
  'GET /releases': list('/releases'),
  'GET /releases/new': releaseForm,
  'POST /releases': release,
  'GET /releases/:id': lookAtEach('release'),
  'POST /releases/:id/withdraw': withdraw,
  'POST /releases/:id/acknowledge': sayOfEach('release', 'acknowledge', {}, [303, 404, 409]),
}

const mustBe = (path: string, what: string): string => {
  if (!/^\/(requests|releases)\/[0-9a-f-]{36}$/.test(path)) throw new Error(`No ${what} came of it: ${path}`)
  return path
}

/** Gives a record to an agency; as the answer to a request where it is one. */
const give = async (caller: Caller, path: string, recipients: string): Promise<string> => {
  const form = text(await caller.get(path))
  const { record = '', request } = Object.fromEntries(new URL(path, 'http://here').searchParams)
  const said = {
    scope: 'record',
    conditions: 'For intelligence alone',
    once: fieldIn('once', form),
    seen: fieldIn('seen', form),
  }
  const answered = { ...said, record, ...(request ? { request } : { recipients }) }
  return mustBe(whereTo(await caller.post('/releases', answered)), 'release')
}

const answerTo = (page: string): string =>
  /href="(\/releases\/new\?[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '/releases/new'

const sayOn = async (caller: Caller, path: string, act: string, field: string): Promise<void> => {
  const seen = fieldIn('seen', text(await caller.get(path)))
  const { status } = await caller.post(`${path}/${act}`, { seen, [field]: 'Said by who holds it' })
  if (status !== 303) throw new Error(`${caller.name} could not ${act} ${path}: ${status}.`)
}

/** A request that is granted, one that is asked back about, one that waits; a release that stands, and one that was taken back. */
const visible = async (as: As, world: Parameters<typeof idOf>[0]): Promise<void> => {
  const colleague = await as('colleague')
  const granted = mustBe(await ask(colleague, 'Ryan Coldwell 1988-12-24'), 'request')
  const askedBack = mustBe(await ask(colleague, 'AB12 CDE'), 'request')
  mustBe(await ask(await as('analyst'), 'AB12 CDE'), 'request')
  const levies = await as('leviesOfficer')
  await give(levies, answerTo(text(await levies.get(granted))), '')
  await sayOn(levies, askedBack, 'ask-back', 'asked-back')
  const van = `/releases/new?record=${await idOf(world, 'levies-ledger', 'vehicle:V1')}`
  await sayOn(levies, await give(levies, van, 'serious-crime-office'), 'withdraw', 'why')
}

/** Between agencies of which nobody looks: asked, granted and taken back; refused; and a thing that all see, given once more to one of them. */
const hidden = async (as: As, world: Parameters<typeof idOf>[0]): Promise<void> => {
  const night = await as('nightAnalyst')
  const granted = mustBe(await ask(night, 'AB12 CDE'), 'request')
  const refused = mustBe(await ask(night, 'LK63 ZZY'), 'request')
  mustBe(await ask(night, 'GBSTM44901'), 'request')
  const levies = await as('leviesOfficer')
  const release = await give(levies, answerTo(text(await levies.get(granted))), '')
  await sayOn(levies, refused, 'refuse', 'refused')
  await sayOn(levies, release, 'withdraw', 'why')
  const harbour = await as('harbourOfficer')
  await give(harbour, `/releases/new?record=${await idOf(world, 'harbour-log', 'vessel:B2')}`, 'night-desk')
}

/** Written before anybody looks. */
export const actsOfShare: RoomActs = { visible, hidden }
