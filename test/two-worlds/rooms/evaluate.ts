// What is asked at the pages of this room, and where somebody says that a life is at risk; by method and address as in the route table.
import { absent } from '../known.ts'
import type { RoomActs } from '../room-acts.ts'
import { fixedPage, type RouteCase, text } from '../route-case.ts'

const onceIn = (page: string): string => /name="once" value="([^"]+)"/.exec(page)?.[1] ?? ''

const alarmsIn = (page: string): readonly string[] =>
  [...page.matchAll(/href="(\/life-at-risk\/[0-9a-f-]{36})"/g)].map(found => found[1] ?? '')

const raise: RouteCase = {
  phase: 'acting',
  meets: [303, 422],
  run: async (caller, { hidden, things }) => {
    for (const about of [things[0]?.id ?? '', absent.thing, ...hidden.things.slice(0, 1)]) {
      const once = onceIn(text(await caller.get(`/life-at-risk/new?about=${about}`)))
      await caller.post('/life-at-risk', { once, about, danger: ' ' })
      await caller.post('/life-at-risk', { once, about, danger: `Somebody is in danger, says ${caller.name}` })
      await caller.post('/life-at-risk', { once, about, danger: 'The same form again' })
    }
    for (const path of alarmsIn(text(await caller.get('/life-at-risk')))) await caller.get(path)
  },
}

const answer: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409],
  run: async caller => {
    const alarms = alarmsIn(text(await caller.get('/life-at-risk')))
    for (const path of alarms.slice(0, 1)) {
      await caller.post(path, { step: 'acknowledged', seen: '0' })
      await caller.post(path, { step: 'acting', 'words-acting': '', seen: '1' })
      await caller.post(path, { step: 'acting', 'words-acting': 'A boat is on its way', seen: '1' })
      await caller.post(path, { step: 'closed', 'words-closed': 'Everybody is ashore', seen: '0' })
      await caller.get(path)
    }
    await caller.post(`/life-at-risk/${absent.thing}`, { step: 'acknowledged', seen: '0' }, { nothing: 'alarm' })
    await caller.post('/life-at-risk/1', { step: 'nonsense' })
  },
}

const lookAtAlarm: RouteCase = {
  phase: 'acting',
  meets: [404],
  run: async caller => {
    await caller.get(`/life-at-risk/${absent.thing}`, { nothing: 'alarm' })
    await caller.get('/life-at-risk/1')
  },
}

export const casesOfEvaluate: Readonly<Record<string, RouteCase>> = {
  'GET /life-at-risk/new': fixedPage('/life-at-risk/new'),
  'GET /life-at-risk': fixedPage('/life-at-risk'),
  'POST /life-at-risk': raise,
  'GET /life-at-risk/:id': lookAtAlarm,
  'POST /life-at-risk/:id': answer,
}

/** Written before anybody looks. */
export const actsOfEvaluate: RoomActs = {}
