// For every route a case: what somebody asks there, of what he sees, of what is hidden from him and of what is not there at all.
import { absent } from './known.ts'
import { casesOfAccount } from './rooms/account.ts'
import { casesOfCollect } from './rooms/collect.ts'
import { casesOfDisrupt } from './rooms/disrupt.ts'
import { casesOfEntrance } from './rooms/entrance.ts'
import { casesOfEvaluate } from './rooms/evaluate.ts'
import { casesOfPrioritise } from './rooms/prioritise.ts'
import { casesOfResolve, judge, lookAtPairs, proposals, revoke } from './rooms/resolve.ts'
import { casesOfShare } from './rooms/share.ts'
import { casesOfTask } from './rooms/task.ts'
import { casesOfUnderstand } from './rooms/understand.ts'
import { asksAsStranger, fixedPage, queried, type RouteCase, text, turnPages } from './route-case.ts'
import { hiddenMembers } from './ways-of-hiding.ts'

export { fixedPage, type Phase, phases, queried, type RouteCase, text, turnPages } from './route-case.ts'

const asset = (name: string): RouteCase => ({
  phase: 'looking',
  meets: [200],
  run: async (caller, _known, person) => {
    if (!asksAsStranger(person)) return
    const version = /\/assets\/([^/]+)\//.exec(text(await caller.stranger().get('/about')))?.[1]
    await caller.get(`/assets/${version}/${name}`)
  },
})

const lookAtThings: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { things, hidden }) => {
    // Of the berths and telephones, which differ in a digit alone, a few stand for all.
    const some = (kind: string) => things.filter(thing => thing.kind === kind).slice(0, 3)
    const others = things.filter(thing => !['person', 'place', 'phone'].includes(thing.kind))
    for (const [at, { id }] of [
      ...things.filter(thing => thing.kind === 'person'),
      ...some('phone'),
      ...some('place'),
      ...others,
    ].entries()) {
      await caller.get(`/things/${id}`)
      if (at % 5 === 0) await caller.get(`/things/${id}?view=confirmed`)
    }
    for (const id of [absent.thing, ...hidden.things]) await caller.get(`/things/${id}`, { nothing: 'thing' })
    for (const id of hidden.things.slice(0, 1)) await caller.get(`/things/${id}?view=confirmed`, { nothing: 'thing' })
    for (const odd of ['0', 'not-an-id', '%00', `${absent.thing}x`]) await caller.get(`/things/${odd}`)
  },
}

const search: RouteCase = {
  phase: 'looking',
  meets: [200, 422],
  run: async (caller, { words, telltales, turnsPages }) => {
    await caller.get('/search')
    await caller.get(queried('/search', { q: '' }))
    for (const word of new Set([...telltales, ...words])) await caller.get(queried('/search', { q: word }))
    if (turnsPages) await turnPages(caller, queried('/search', { q: 'SM1 2AB' }))
    for (const kind of ['phone', 'nonsense']) await caller.get(queried('/search', { q: '07700 900101', kind }))
    for (const after of ['-1']) await caller.get(queried('/search', { q: 'Old Quay 3', after }))
    await caller.get(queried('/search', { q: 'Ryan Coldwell '.repeat(30) }))
  },
}

const signIn: RouteCase = {
  phase: 'acting',
  meets: [303, 422, 429],
  run: async (caller, _known, person) => {
    const stranger = caller.stranger()
    await stranger.get('/things/1')
    for (const member of [absent.thing, hiddenMembers.reviewer.id])
      await stranger.post('/sign-in', { member }, { nothing: 'member' })
    await stranger.post('/sign-in', { member: 'not-an-id' })
    await stranger.post('/sign-in')
    await stranger.post('/sign-in', { member: person.id })
    await stranger.get('/')
    await stranger.get('/sign-in')
    await stranger.post('/sign-out')
    if (!asksAsStranger(person)) return
    for (let tries = 0; tries < 31; tries++) await caller.stranger().post('/sign-in', { member: 'again-and-again' })
  },
}

const changePurpose: RouteCase = {
  phase: 'acting',
  meets: [303, 422],
  run: async (caller, { purposes, words, things }, person) => {
    await caller.post('/purpose', { purpose: 'curiosity' })
    for (const purpose of [...purposes.filter(one => one !== person.purpose), person.purpose]) {
      await caller.post('/purpose', { purpose })
      if (purpose === person.purpose) continue
      for (const word of words.slice(0, 1)) await caller.get(queried('/search', { q: word }))
      for (const { id } of things.slice(0, 1)) await caller.get(`/things/${id}`)
      await caller.get('/proposals')
    }
  },
}

const absentDelivery = `/deliveries/${absent.thing}`

const deliveriesIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/href="(\/deliveries\/[0-9a-f-]{36})"/g)].map(found => found[1] ?? '')),
]

const listDeliveries: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    await caller.get('/deliveries')
    await caller.get('/deliveries?after=3')
  },
}

const lookAtDelivery: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { hidden }) => {
    for (const path of deliveriesIn(text(await caller.get('/deliveries')))) await caller.get(path)
    for (const path of [absentDelivery, ...hidden.deliveries.map(id => `/deliveries/${id}`)])
      await caller.get(path, { nothing: 'delivery' })
    for (const path of [`${absentDelivery}?after=100`, '/deliveries/1', '/deliveries/%00']) await caller.get(path)
  },
}

const rejectedRows: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { hidden }) => {
    for (const path of deliveriesIn(text(await caller.get('/deliveries')))) await caller.get(`${path}/rejected.csv`)
    for (const path of [absentDelivery, ...hidden.deliveries.map(id => `/deliveries/${id}`)])
      await caller.get(`${path}/rejected.csv`, { nothing: 'delivery' })
    await caller.get('/deliveries/1/rejected.csv')
  },
}

const decideWithdrawals: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, { hidden }) => {
    const said = { decision: 'withdraw', reason: 'The cases were closed' }
    for (const path of deliveriesIn(text(await caller.get('/deliveries')))) {
      for (const badly of [
        { decision: 'withdraw' },
        { ...said, decision: 'both' },
        { ...said, reason: 'x'.repeat(2_001) },
      ])
        await caller.post(`${path}/withdrawals`, badly)
      await caller.post(`${path}/withdrawals`, said)
      await caller.post(`${path}/withdrawals`, { ...said, decision: 'keep' })
      await caller.get(path)
    }
    for (const path of [absentDelivery, ...hidden.deliveries.map(id => `/deliveries/${id}`)])
      await caller.post(`${path}/withdrawals`, said, { nothing: 'decision' })
    await caller.post('/deliveries/1/withdrawals', said)
  },
}

const nowhere: RouteCase = {
  phase: 'looking',
  meets: [303, 404],
  run: async (caller, _known, person) => {
    for (const path of ['/nowhere', '/things', '/api/v1/things', '/things/', '//evil.example', '/%zz']) {
      await caller.get(path)
      if (asksAsStranger(person)) await caller.stranger().get(path)
    }
    await caller.ask({ method: 'HEAD', path: '/' })
    await caller.ask({ method: 'OPTIONS', path: '/search' })
    await caller.post('/search', { q: 'Ryan Coldwell' })
    await caller.get('/', { headers: { host: 'elsewhere.example' } })
  },
}

const signOut: RouteCase = {
  phase: 'leaving',
  meets: [303],
  run: async (caller, { things }) => {
    await caller.get('/proposals')
    await caller.get('/deliveries')
    for (const { id } of things.slice(0, 1)) await caller.get(`/things/${id}`)
    await caller.post('/sign-out')
    await caller.get('/')
    await caller.get('/search?q=Ryan')
    await caller.stranger().post('/sign-out')
  },
}

/** By method and address as in the route table; a version in an address stands as `:version`. */
export const cases: Readonly<Record<string, RouteCase>> = {
  'GET /assets/:version/page.css': asset('page.css'),
  'GET /assets/:version/enhance.js': asset('enhance.js'),
  'GET /assets/:version/govuk-frontend.min.js': asset('govuk-frontend.min.js'),
  'GET /assets/:version/mark.svg': asset('mark.svg'),
  'GET /about': fixedPage('/about'),
  'GET /about/record-of-use': fixedPage('/about/record-of-use'),
  'GET /about/accessibility': fixedPage('/about/accessibility'),
  'GET /sign-in': { ...fixedPage('/sign-in'), meets: [200, 303] },
  'GET /purpose': { ...fixedPage('/purpose'), meets: [200, 303] },
  'GET /': { ...fixedPage('/'), meets: [200, 303] },
  'GET /search': search,
  'GET /things/:id': lookAtThings,
  'GET /proposals': proposals,
  'GET /deliveries': listDeliveries,
  'GET /deliveries/:delivery': lookAtDelivery,
  'GET /deliveries/:delivery/rejected.csv': rejectedRows,
  'POST /deliveries/:delivery/withdrawals': decideWithdrawals,
  'GET /pairs/:left/:right': lookAtPairs,
  'POST /pairs/:left/:right': judge,
  'POST /pairs/:left/:right/judgements/:judgement/revoke': revoke,
  'POST /purpose': changePurpose,
  'POST /sign-in': signIn,
  'POST /sign-out': signOut,
  ...casesOfEntrance,
  ...casesOfCollect,
  ...casesOfEvaluate,
  ...casesOfShare,
  ...casesOfUnderstand,
  ...casesOfPrioritise,
  ...casesOfTask,
  ...casesOfDisrupt,
  ...casesOfAccount,
  ...casesOfResolve,
}

/** Addresses that no route answers. */
export const casesOfNoRoute: readonly RouteCase[] = [nowhere]
