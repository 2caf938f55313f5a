// What is asked at the pages of this room, and where somebody says that a life is at risk; by method and address as in the route table.
import { sql } from 'kysely'
import { onceIn } from '../../fixtures/filled-form.ts'
import type { Caller } from '../caller.ts'
import { absent } from '../known.ts'
import { type As, idOf, type RoomActs } from '../room-acts.ts'
import { fixedPage, type RouteCase, text, turnPages } from '../route-case.ts'

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
  meets: [200, 404],
  run: async caller => {
    for (const path of alarmsIn(text(await caller.get('/life-at-risk'))).slice(0, 3)) await caller.get(path)
    await caller.get(`/life-at-risk/${absent.thing}`, { nothing: 'alarm' })
    await caller.get('/life-at-risk/1')
  },
}

/** Some of all, and what happened: of that most is said. */
const someThings = (things: readonly { readonly id: string; readonly kind: string }[]): readonly string[] => [
  ...new Set([...things.slice(0, 3), ...things.filter(({ kind }) => kind === 'event')].map(({ id }) => id)),
]

const lookAtEvaluation: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { things, hidden }) => {
    for (const id of someThings(things)) await caller.get(`/records/${id}/evaluation`)
    for (const id of [absent.thing, ...hidden.things])
      await caller.get(`/records/${id}/evaluation`, { nothing: 'evaluation' })
    await caller.get('/records/1/evaluation')
  },
}

const seenIn = (page: string): string => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? '0'

const grade: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, { things, hidden }) => {
    const typed = { source: '2', assessment: 'C', handling: 'P', why: `As ${caller.name} reads it` }
    for (const id of someThings(things)) {
      const path = `/records/${id}/evaluation`
      const seen = seenIn(text(await caller.get(path)))
      await caller.post(path, { ...typed, seen, handling: 'C' })
      await caller.post(path, { ...typed, seen })
      await caller.post(path, { ...typed, seen })
      await caller.get(path)
    }
    for (const id of [absent.thing, ...hidden.things.slice(0, 2)])
      await caller.post(`/records/${id}/evaluation`, { ...typed, seen: '1' }, { nothing: 'evaluation' })
    await caller.post('/records/1/evaluation', typed)
  },
}

const onceOf = (page: string): string => /name="once" value="([^"]+)"/.exec(page)?.[1] ?? ''

const sayWhereFrom: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async (caller, { things, hidden }) => {
    const typed = {
      words: 'Said at the counter',
      'provenance-source': '2',
      'provenance-assessment': 'A',
      readers: 'own',
    }
    for (const id of someThings(things)) {
      const once = onceOf(text(await caller.get(`/records/${id}/evaluation`)))
      await caller.post(`/records/${id}/provenance`, { ...typed, once, words: '' })
      await caller.post(`/records/${id}/provenance`, { ...typed, once })
      await caller.get(`/records/${id}/evaluation`)
    }
    for (const id of [absent.thing, ...hidden.things.slice(0, 1)])
      await caller.post(`/records/${id}/provenance`, { ...typed, once: absent.other }, { nothing: 'provenance' })
  },
}

const lookAtSanitising: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, { things, hidden }) => {
    for (const id of someThings(things)) await caller.get(`/records/${id}/sanitised-copy/new`)
    for (const id of [absent.thing, ...hidden.things.slice(0, 2)])
      await caller.get(`/records/${id}/sanitised-copy/new`, { nothing: 'original' })
  },
}

const sanitise: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async (caller, { things, hidden }) => {
    const typed = {
      text: 'Somebody was seen at the quay',
      source: '2',
      assessment: 'C',
      marking: 'OFFICIAL',
      why: 'Asked for',
    }
    for (const id of someThings(things)) {
      const page = text(await caller.get(`/records/${id}/sanitised-copy/new`))
      const form = { ...typed, seen: seenIn(page), once: onceOf(page), 'may-stand': 'yes', 'protects-nobody': 'yes' }
      await caller.post(`/records/${id}/sanitised-copy`, form)
      await caller.post(`/records/${id}/sanitised-copy`, { ...form, agreement: 'oic-taskforce' })
      await caller.post(`/records/${id}/sanitised-copy`, { ...form, agreement: 'oic-taskforce' })
      await caller.get(`/records/${id}/evaluation`)
    }
    for (const id of [absent.thing, ...hidden.things.slice(0, 1)])
      await caller.post(
        `/records/${id}/sanitised-copy`,
        { ...typed, agreement: 'none', seen: '1' },
        { nothing: 'original' },
      )
  },
}

const list: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    await turnPages(caller, '/evaluation')
    for (const query of ['kind=due', 'kind=nonsense', 'kind=ungraded&after=-1'])
      await caller.get(`/evaluation?${query}`)
  },
}

export const casesOfEvaluate: Readonly<Record<string, RouteCase>> = {
  'GET /life-at-risk/new': fixedPage('/life-at-risk/new'),
  'GET /life-at-risk': fixedPage('/life-at-risk'),
  'POST /life-at-risk': raise,
  'GET /life-at-risk/:id': lookAtAlarm,
  'POST /life-at-risk/:id': answer,
  'GET /evaluation': list,
  'GET /records/:id/evaluation': lookAtEvaluation,
  'POST /records/:id/evaluation': grade,
  'POST /records/:id/provenance': sayWhereFrom,
  'GET /records/:id/sanitised-copy/new': lookAtSanitising,
  'POST /records/:id/sanitised-copy': sanitise,
}

type World = Parameters<typeof idOf>[0]

const evaluated = { source: '2', assessment: 'C', handling: 'P', why: 'Heard from two' }
const cameFrom = { words: 'Said at the counter', 'provenance-source': '2', 'provenance-assessment': 'A' }
const copied = {
  text: 'A man was seen at the quay',
  source: '2',
  assessment: 'C',
  marking: 'OFFICIAL',
  why: 'Asked for',
}

const must = (what: string, status: number): void => {
  if (status !== 303) throw new Error(`${what}: ${status}.`)
}

const provenance = async (caller: Caller, id: string, readers: string): Promise<void> => {
  const once = onceOf(text(await caller.get(`/records/${id}/evaluation`)))
  must(
    'Nothing was said of where it came from',
    (await caller.post(`/records/${id}/provenance`, { ...cameFrom, readers, once })).status,
  )
}

const copyOf = async (caller: Caller, id: string, agreement: string): Promise<void> => {
  const page = text(await caller.get(`/records/${id}/sanitised-copy/new`))
  const form = {
    ...copied,
    seen: seenIn(page),
    once: onceOf(page),
    'may-stand': 'yes',
    'protects-nobody': 'yes',
    agreement,
  }
  must('No copy was written', (await caller.post(`/records/${id}/sanitised-copy`, form)).status)
}

/** Somebody says that a life is at risk. Of whom, the second world alone knows: it is the same alarm for whoever reads it. */
const raiseAbout = async (caller: Caller, about: string): Promise<void> => {
  const once = onceIn(text(await caller.get(`/life-at-risk/new?about=${about}`)))
  must(
    'No alarm was raised',
    (await caller.post('/life-at-risk', { once, about, danger: 'A boat with no engine' })).status,
  )
}

const hiddenPerson = async ({ pools }: World): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join collect.source s on s.id = r.source
    where s.name = 'hidden-conditions' and r.kind = 'person' and r.withdrawn_at is null order by r.id limit 1`.execute(
    pools.db.keeper,
  )
  return rows[0]?.id ?? absent.thing
}

const visible = async (as: As, world: World): Promise<void> => {
  const colleague = await as('colleague')
  const id = await idOf(world, 'estuary-nominals', 'person:E2')
  const seen = seenIn(text(await colleague.get(`/records/${id}/evaluation`)))
  must('It was not evaluated', (await colleague.post(`/records/${id}/evaluation`, { ...evaluated, seen })).status)
  await provenance(colleague, id, 'item')
  await raiseAbout(await as('nightLead'), await hiddenPerson(world))
}

/** The harbour says, to itself alone, where something came from that all see, and writes a copy of it for an exchange that none of them is of. */
const hidden = async (as: As, world: World): Promise<void> => {
  const harbour = await as('harbourOfficer')
  await provenance(harbour, await idOf(world, 'harbour-log', 'person:H2'), 'own')
  await provenance(harbour, await idOf(world, 'harbour-log', 'event:X1'), 'own')
  await copyOf(harbour, await idOf(world, 'harbour-log', 'event:X1'), 'quiet-exchange')
}

/** Written before anybody looks. */
export const actsOfEvaluate: RoomActs = { visible, hidden }
