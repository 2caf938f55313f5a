// What is asked at the pages of this room; by method and address as in the route table.
import type { Answered } from '../exchange.ts'
import { absent } from '../known.ts'
import type { RoomActs } from '../room-acts.ts'
import { type RouteCase, text } from '../route-case.ts'

const once = 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee'
const odd = ['1', 'not-an-id', '%00']
const id = '[0-9a-f-]{36}'

/** A quarter in which nothing happened in either world: what is frozen counts over hidden records too, and is meant to. */
const quiet = { from: '2025-Q1', to: '2025-Q1' }

/** The lists and empty forms: the same address for everybody. */
const opened = (path: string, meets: readonly number[]): RouteCase => ({
  phase: 'looking',
  meets,
  run: async caller => {
    await caller.get(path)
  },
})

const linksIn = (page: string, path: string): readonly string[] => [
  ...new Set([...page.matchAll(new RegExp(`href="(/${path}/${id})"`, 'g'))].map(found => found[1] ?? '')),
]

const lookAtFigures = (part = ''): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { hidden }) => {
    for (const path of linksIn(text(await caller.get('/figures')), 'figures')) await caller.get(`${path}${part}`)
    for (const one of [absent.thing, ...(hidden.products['account.snapshot'] ?? [])])
      await caller.get(`/figures/${one}${part}`, { nothing: 'figure' })
    for (const one of odd) await caller.get(`/figures/${one}${part}`)
  },
})

/** What is frozen counts over hidden records too, and is meant to: the form is filled in badly here. */
const freezeBadly: RouteCase = {
  phase: 'acting',
  meets: [404, 422],
  run: async caller => {
    await caller.get('/figures/new')
    await caller.post('/figures/new', { once, figure: 'weather', from: '2026-Q2', to: '2026-Q1' })
  },
}

const settle: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async caller => {
    const said = { decision: 'signed-off', reason: 'Held against the definition' }
    for (const path of linksIn(text(await caller.get('/figures')), 'figures')) {
      await caller.post(`${path}/sign-off`, { decision: 'both', reason: 'x' })
      await caller.post(`${path}/sign-off`, { ...said, decision: 'declined' })
      await caller.get(path)
    }
    await caller.post(`/figures/${absent.thing}/sign-off`, said, { nothing: 'sign-off' })
    await caller.post(`/figures/${absent.thing}/sign-off`, { ...said, reason: '' }, { nothing: 'sign-off' })
  },
}

const at = '/recommendations/hmicfrs-2025-arrival'

const lookAtRecommendations: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async caller => {
    for (const path of [at, `${at}?said=1`, `${at}?said=x`]) await caller.get(path)
    await caller.get('/recommendations/no-such-one')
  },
}

const sayOf = (part: string, said: Readonly<Record<string, string>>): RouteCase => ({
  phase: 'acting',
  meets: [404, 409, 422],
  run: async caller => {
    for (const seen of ['0', '77']) await caller.post(`${at}/${part}`, { seen, ...said })
    await caller.post(`${at}/${part}`, { seen: '0' })
    await caller.post(`/recommendations/no-such-one/${part}`, { seen: '0', ...said })
    await caller.get(at)
  },
})

const lookAtBriefs = (part = ''): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { hidden, turnsPages }) => {
    const briefs = linksIn(text(await caller.get('/briefs')), 'briefs')
    for (const path of briefs) await caller.get(`${path}${part}`)
    for (const path of briefs.slice(0, turnsPages && part === '' ? 1 : 0)) await caller.get(`${path}.pdf`)
    for (const one of [absent.thing, ...(hidden.products['account.brief'] ?? [])])
      await caller.get(`/briefs/${one}${part}`, { nothing: 'brief' })
    for (const one of [...odd, `${absent.thing}.pdf`, `${absent.thing}.doc`]) await caller.get(`/briefs/${one}${part}`)
  },
})

const writeBrief: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async caller => {
    const said = { once, title: 'Progress', from: '2026-Q1', to: '2026-Q1', narrative: 'Nothing was frozen yet.' }
    await caller.get('/briefs/new')
    await caller.post('/briefs/new', { ...said, narrative: '' })
    await caller.post('/briefs/new', said)
    await caller.get('/briefs')
  },
}

const actOnBrief = (part: string): RouteCase => ({
  phase: 'acting',
  meets: [404, 409],
  run: async caller => {
    const said = { title: 'Progress', ...quiet, narrative: 'From an old page.' }
    for (const path of linksIn(text(await caller.get('/briefs')), 'briefs'))
      await caller.post(`${path}/${part}`, { seen: '77', ...said })
    await caller.post(`/briefs/${absent.thing}/${part}`, { seen: '1' }, { nothing: `${part} of a brief` })
    await caller.post(`/briefs/1/${part}`, { seen: '1' })
  },
})

export const casesOfAccount: Readonly<Record<string, RouteCase>> = {
  'GET /figures': opened('/figures', [200]),
  'GET /figures/new': opened('/figures/new', [200, 404]),
  'POST /figures/new': freezeBadly,
  'GET /figures/:id': lookAtFigures(),
  'GET /figures/:id/as-frozen.json': lookAtFigures('/as-frozen.json'),
  'GET /figures/:id/records': lookAtFigures('/records'),
  'POST /figures/:id/sign-off': settle,
  'GET /recommendations': opened('/recommendations', [200]),
  'GET /recommendations/:id': lookAtRecommendations,
  'POST /recommendations/:id/move': sayOf('move', { to: 'being-progressed', 'move-words': 'Taken up' }),
  'POST /recommendations/:id/comments': sayOf('comments', { 'comment-words': 'Asked for' }),
  'POST /recommendations/:id/evidence': sayOf('evidence', {
    evidence: 'document',
    reference: 'DT/1',
    'evidence-words': 'Shows it',
  }),
  'GET /briefs': opened('/briefs', [200]),
  'GET /briefs/new': opened('/briefs/new', [200, 404]),
  'POST /briefs/new': writeBrief,
  'GET /briefs/:id': lookAtBriefs(),
  'GET /briefs/:id/rewrite': lookAtBriefs('/rewrite'),
  'POST /briefs/:id/rewrite': actOnBrief('rewrite'),
  'POST /briefs/:id/issue': actOnBrief('issue'),
}

const whereTo = (answered: Answered): string =>
  answered.headers
    .find(header => header.toLowerCase().startsWith('location: '))
    ?.slice('location: '.length)
    .split('?')[0] ?? ''

/** Written before anybody looks: a figure and a brief that a second person signed, one of each that nobody did, and a recommendation. */
export const actsOfAccount: RoomActs = {
  visible: async as => {
    const lead = await as('taskforceLead')
    const freeze = async (figure: string, token: string) =>
      whereTo(await lead.post('/figures/new', { once: token, figure, ...quiet }))
    const signed = await freeze('disruptions', once)
    await freeze('operation-outcomes', once.replace('e', 'c'))
    const coordinator = await as('coordinator')
    await coordinator.post(`${signed}/sign-off`, { decision: 'signed-off', reason: 'Held against the definition' })
    const brief = {
      ...quiet,
      title: 'Progress',
      narrative: 'A quiet quarter.',
      figures: signed.split('/').at(-1) ?? '',
    }
    const issued = whereTo(await lead.post('/briefs/new', { once, ...brief }))
    await lead.post('/briefs/new', { once: once.replace('e', 'c'), ...brief, title: 'Draft' })
    await coordinator.post(`${issued}/issue`, { seen: '1' })
    await lead.post(`${at}/move`, { seen: '0', to: 'being-progressed', 'move-words': 'Taken up' })
  },
  drafts: async as => {
    const lead = await as('nightTaskforceLead')
    const frozen = whereTo(await lead.post('/figures/new', { once, figure: 'disruptions', ...quiet }))
    if (!frozen) throw new Error('No figure was frozen.')
    await lead.post('/briefs/new', { once, ...quiet, title: 'Nobody signed it', narrative: 'A quiet quarter.' })
  },
}
