// What is asked at the pages of this room; by method and address as in the route table.
import { fixedPage, queried, type RouteCase, text } from '../route-case.ts'
import { absent } from '../known.ts'
import type { RoomActs } from '../room-acts.ts'

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

const askForm: RouteCase = {
  phase: 'looking',
  meets: [404],
  run: async (caller, { things, hidden, words }) => {
    await caller.get('/requests/new')
    for (const q of words.slice(0, 4)) await caller.get(queried('/requests/new', { q, hit: noHit }))
    for (const { id } of things.slice(0, 2)) await caller.get(queried('/requests/new', { record: id, hit: noHit }))
    for (const id of [absent.thing, ...hidden.things])
      await caller.get(queried('/requests/new', { record: id, hit: noHit }), { nothing: 'hit' })
  },
}

const askBadly: RouteCase = {
  phase: 'acting',
  meets: [404],
  run: async (caller, { things, hidden }) => {
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

const nothingThere = (path: string, nothing: string): RouteCase => ({
  phase: 'looking',
  meets: [404],
  run: async (caller, { hidden }) => {
    for (const id of [absent.thing, absent.other, ...hidden.things.slice(0, 2)])
      await caller.get(`${path}/${id}`, { nothing })
    for (const id of odd) await caller.get(`${path}/${id}`)
  },
})

const sayNothing = (
  path: (id: string) => string,
  form: Readonly<Record<string, string>>,
  nothing: string,
): RouteCase => ({
  phase: 'acting',
  meets: [404],
  run: async (caller, { hidden }) => {
    for (const id of [absent.thing, ...hidden.things.slice(0, 1)]) {
      await caller.post(path(id), form, { nothing })
      await caller.post(path(id), {}, { nothing })
    }
    for (const id of odd) await caller.post(path(id), form)
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
  'POST /requests': askBadly,
  'GET /requests/:id': nothingThere('/requests', 'request page'),
  'POST /requests/:id/refuse': sayNothing(id => `/requests/${id}/refuse`, { refused: 'No', seen: '0' }, 'refusal'),
  'POST /requests/:id/ask-back': sayNothing(
    id => `/requests/${id}/ask-back`,
    { 'asked-back': 'What for?', seen: '0' },
    'question',
  ),
  'POST /requests/:id/reply': sayNothing(id => `/requests/${id}/reply`, { replied: 'For this', seen: '0' }, 'reply'),
  'GET /releases': list('/releases'),
  'GET /releases/new': releaseForm,
  'POST /releases': release,
  'GET /releases/:id': nothingThere('/releases', 'release page'),
  'POST /releases/:id/withdraw': withdraw,
  'POST /releases/:id/acknowledge': sayNothing(id => `/releases/${id}/acknowledge`, { seen: 'x' }, 'acknowledgement'),
}

/** Written before anybody looks. */
export const actsOfShare: RoomActs = {}
