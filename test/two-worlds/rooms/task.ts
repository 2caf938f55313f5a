// What is asked at the pages of this room; by method and address as in the route table.
import { fieldIn } from '../../fixtures/filled-form.ts'
import type { Caller } from '../caller.ts'
import { absent, type Known } from '../known.ts'
import { idOf, type RoomActs } from '../room-acts.ts'
import { queried, type RouteCase, text } from '../route-case.ts'

const nowhere = `/taskings/${absent.thing}`

const day = (name: string, date: string) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: '11',
  [`${name}-year`]: '2026',
})

const asking = {
  title: 'Watch the old quay',
  wanted: 'Keep the quay under watch on the nights of the spring tide',
  kind: 'enforcement',
  asked: 'estuary-police',
  ...day('answerBy', '3'),
  ...day('due', '20'),
  priority: 'supply-of-boats',
  level: 'regional',
  necessity: 'Nothing else shows who brings the engines',
  proportionality: 'A public place and three nights',
}

/** Opens the form as it is for whoever asks, and sends it. */
const send = async (caller: Caller, query: string, change: Readonly<Record<string, string>>): Promise<string> => {
  const form = text(await caller.get(`/taskings/new${query}`))
  const fields = { once: fieldIn('once', form), group: fieldIn('group', form), ...asking, ...change }
  const sent = await caller.post('/taskings', fields)
  return sent.headers.find(header => header.toLowerCase().startsWith('location:'))?.slice(10) ?? ''
}

const pathOf = (location: string): string => location.trim().split('?', 1)[0] ?? ''

const addressOf = (act: string): string => ({ escalate: 'escalation', 'send-on': 'next' })[act] ?? 'moves'

const move = async (caller: Caller, path: string, act: string, more: Readonly<Record<string, string>> = {}) => {
  const page = text(await caller.get(path))
  const [seen, once] = [fieldIn('seen', page), fieldIn('once', page)]
  return caller.post(`${path}/${addressOf(act)}`, { act, seen, once, ...more })
}

const groupsIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/href="\/groups\/([0-9a-f-]{36})"/g)].map(found => found[1] ?? '')),
]

const idsIn = (known: Known['products'] | undefined): readonly string[] => known?.['task.tasking'] ?? []

const board: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    for (const whose of ['agency', 'mine', 'all', 'nonsense']) await caller.get(`/taskings?whose=${whose}`)
  },
}

const lookAtOne: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { products, hidden }) => {
    for (const id of idsIn(products)) await caller.get(`/taskings/${id}`)
    for (const id of [absent.thing, ...idsIn(hidden.products)])
      await caller.get(`/taskings/${id}`, { nothing: 'tasking' })
    await caller.get('/taskings/1')
  },
}

const form: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { things, hidden }) => {
    await caller.get('/taskings/new')
    for (const { id } of things.slice(0, 2)) await caller.get(queried('/taskings/new', { about: id }))
    const opens = (await caller.get('/taskings/new')).status === 200
    for (const about of [absent.thing, ...hidden.things.slice(0, 3)])
      await caller.get(queried('/taskings/new', { about }), { nothing: 'page of a tasking to be written' })
    for (const group of [absent.thing, ...(hidden.products['understand.crime_group'] ?? [])])
      await caller.get(queried('/taskings/new', { group }), { nothing: 'page of a tasking to be written' })
    if (opens) await caller.get('/taskings/new?group=1')
  },
}

const write: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async (caller, { things, hidden }) => {
    await send(caller, '', { title: '', asked: 'nobody', kind: 'both' })
    const [one] = things.filter(({ kind }) => kind === 'person')
    const change = { asked: 'harbour-watch', ...(one ? { about: one.id } : {}) }
    await send(caller, one ? `?about=${one.id}` : '', change)
    await send(caller, '', { title: 'Watch the slipway', asked: 'harbour-watch' })
    for (const about of [absent.thing, ...hidden.things.slice(0, 3)])
      await caller.post(
        '/taskings',
        { once: absent.other, ...asking, about, asked: 'harbour-watch' },
        { nothing: 'sending' },
      )
    for (const asked of ['no-such-agency', 'inner-review'])
      await caller.post('/taskings', { once: absent.other, ...asking, asked }, { nothing: 'sending' })
    await caller.get('/taskings?whose=all')
    await caller.get('/')
  },
}

const moving = (act: string, more: Readonly<Record<string, string>>): RouteCase => ({
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, { products, hidden }) => {
    for (const id of idsIn(products)) {
      const path = `/taskings/${id}`
      await move(caller, path, act === 'accept' ? 'decline' : act)
      await move(caller, path, act, more)
      await caller.post(`${path}/${addressOf(act)}`, {
        act,
        seen: '1',
        once: absent.other,
        ...more,
      })
      await caller.get(path)
    }
    const address = addressOf(act)
    for (const id of [absent.thing, ...idsIn(hidden.products)])
      await caller.post(
        `/taskings/${id}/${address}`,
        { act, seen: '1', once: absent.other, ...more },
        { nothing: 'move' },
      )
    await caller.post(`${nowhere}/${address}`, { act: 'nonsense', seen: '1' })
  },
})

const onGroups: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { products, hidden }) => {
    for (const id of products['understand.crime_group'] ?? []) await caller.get(`/groups/${id}/taskings`)
    for (const id of [absent.thing, ...(hidden.products['understand.crime_group'] ?? [])])
      await caller.get(`/groups/${id}/taskings`, { nothing: 'page of a group' })
    await caller.get('/groups/1/taskings')
  },
}

export const casesOfTask: Readonly<Record<string, RouteCase>> = {
  'GET /taskings': board,
  'GET /taskings/new': form,
  'GET /taskings/:tasking': lookAtOne,
  'GET /groups/:id/taskings': onGroups,
  'POST /taskings': write,
  'POST /taskings/:tasking/escalation': moving('escalate', {
    words: 'No answer',
    to: 'taskforce-lead@serious-crime-office',
  }),
  'POST /taskings/:tasking/moves': moving('accept', { words: 'From Monday' }),
  'POST /taskings/:tasking/next': moving('send-on', {
    words: 'They cover it too',
    asked: 'harbour-watch',
    ...day('answerBy', '4'),
    ...day('due', '21'),
  }),
}

/** Written before anybody looks: taskings that some who look may read, and the night desk's own on the very same records. */
export const actsOfTask: RoomActs = {
  visible: async (as, world) => {
    const about = await idOf(world, 'estuary-nominals', 'person:E1')
    const coordinator = await as('coordinator')
    const first = pathOf(await send(coordinator, `?about=${about}`, { about }))
    await send(coordinator, '', { title: 'Ask round the boat yards', asked: 'harbour-watch' })
    const declined = pathOf(await send(coordinator, '', { title: 'Stop the grey van' }))
    const lead = await as('leadOfficer')
    await move(lead, first, 'accept', { words: 'From tonight' })
    await move(lead, declined, 'decline', { words: 'No unit free' })
    await send(lead, `?about=${about}`, { about, title: 'Trace the engine', asked: 'serious-crime-office' })
    await send(await as('safeguardingLead'), '', { kind: 'safeguarding', title: 'Somebody may need a safe place' })
  },
  hidden: async (as, world) => {
    const about = await idOf(world, 'estuary-nominals', 'person:E1')
    const night = await as('nightLead')
    const path = pathOf(
      await send(night, `?about=${about}`, { about, title: 'Not before Friday', asked: 'levies-office' }),
    )
    await send(night, '', { title: 'Hold off', asked: 'harbour-watch', kind: 'safeguarding' })
    await move(night, path, 'withdraw', { words: 'Done otherwise' })
    await send(night, `?about=${about}`, { about, title: 'Still not before Friday', asked: 'levies-office' })
    for (const group of groupsIn(text(await night.get('/groups'))))
      await send(night, `?group=${group}`, { group, title: 'Leave them be', asked: 'levies-office' })
  },
}
