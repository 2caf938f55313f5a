// What is asked at the pages of this room; by method and address as in the route table.
import { fieldIn } from '../../fixtures/filled-form.ts'
import type { Caller } from '../caller.ts'
import { absent, type Known } from '../known.ts'
import { type As, idOf, type RoomActs } from '../room-acts.ts'
import { type RouteCase, text } from '../route-case.ts'

const pathsIn = (page: string, shape: RegExp): readonly string[] => [
  ...new Set([...page.matchAll(shape)].map(found => found[1] ?? '')),
]

const nowhere = (): string => `/operations/${absent.thing}`
const opening = {
  name: 'Autumn Tide',
  firstDay: '2026-09-28',
  lastDay: '2026-10-25',
  rhythm: 'day',
  dueHour: '22',
  pillars: '4',
}
const onDay = { onDay: '2026-10-02', pillar: '1' }
const said = {
  fourP: 'pursue',
  means: 'goods-seized',
  happenedOn: '2026-09-20',
  what: 'Engines seized at the wholesaler',
  impact: 'No launch for six weeks',
  grade: 'moderate',
  evidence: 'The note of the seizure',
  document: 'Seizure note 14',
}

const ofOperations = (known: Known): readonly string[] => known.products['disrupt.operation'] ?? []
const hiddenOperations = (known: Known): readonly string[] => known.hidden.products['disrupt.operation'] ?? []

const open = async (caller: Caller, others: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const once = fieldIn('once', text(await caller.get('/operations/new')))
  const opened = await caller.post('/operations', { once, ...opening, others, ...more })
  return opened.headers.flatMap(line => /^location: (\/operations\/[0-9a-f-]{36})/i.exec(line)?.[1] ?? [])[0] ?? ''
}

const enter = async (caller: Caller, operation: string, fields: Readonly<Record<string, string>>) => {
  const page = text(await caller.get(`${operation}/return?day=2026-10-02`))
  const form = { once: fieldIn('once', page), ...onDay, kind: 'arrest', many: '1', place: 'Old Quay', ...fields }
  return caller.post(`${operation}/return/events`, form)
}

const send = async (caller: Caller, operation: string, why = '') => {
  const page = text(await caller.get(`${operation}/return?day=2026-10-02`))
  return caller.post(`${operation}/return/send`, { ...onDay, seen: fieldIn('seen', page), why })
}

/** A page below an operation: of those he sees, of hidden ones, of one that is not there. */
const below = (page: string): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    for (const id of ofOperations(known)) await caller.get(`/operations/${id}${page}`)
    for (const id of [absent.thing, ...hiddenOperations(known)])
      await caller.get(`/operations/${id}${page}`, { nothing: 'operation' })
    await caller.get(`/operations/1${page}`)
  },
})

/** Each of the pages that a list leads to. */
const eachOf = (list: string, shape: RegExp, table: string, address: string): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    for (const id of ofOperations(known)) {
      const page = text(await caller.get(`/operations/${id}${list}`))
      for (const path of pathsIn(page, shape).slice(0, 3)) await caller.get(path)
      for (const hidden of [absent.other, ...(known.hidden.products[table] ?? [])])
        await caller.get(`/operations/${id}${address}/${hidden}`, { nothing: 'operation' })
    }
    await caller.get(`${nowhere()}${address}/${absent.other}`, { nothing: 'operation' })
    await caller.get(`${nowhere()}${address}/1`)
  },
})

const acting = (
  address: string,
  run: (caller: Caller, operation: string) => Promise<void>,
  meets: readonly number[],
): RouteCase => ({
  phase: 'acting',
  meets,
  run: async (caller, known) => {
    for (const id of ofOperations(known).slice(0, 2)) {
      await run(caller, `/operations/${id}`)
      await caller.get(`/operations/${id}`)
    }
    for (const id of [absent.thing, ...hiddenOperations(known)])
      await caller.post(`/operations/${id}${address}`, { ...onDay, seen: '1' }, { nothing: 'act on an operation' })
  },
})

const groupsSeen = async (caller: Caller): Promise<readonly string[]> =>
  pathsIn(text(await caller.get('/groups')), /href="(\/groups\/[0-9a-f-]{36})"/g)

/** Those of which something can be recorded: whoever opens the form is led there. */
const groupsToRecord = async (caller: Caller): Promise<readonly string[]> =>
  pathsIn(text(await caller.get('/disruptions/new')), /href="\/disruptions\/new\?group=([0-9a-f-]{36})/g)

const record = async (caller: Caller, group: string, fields: Readonly<Record<string, string>> = {}) => {
  const page = text(await caller.get(`/disruptions/new?group=${group}`))
  return caller.post('/disruptions', { group, once: fieldIn('once', page), looked: 'yes', ...said, ...fields })
}

const idIn = (path: string): string => path.split('/').at(-1) ?? ''

const disruptionsSeen = (known: Known): readonly string[] => known.products['disrupt.disruption'] ?? []

const onDisruption = (
  address: string,
  fields: Readonly<Record<string, string>>,
  meets: readonly number[],
): RouteCase => ({
  phase: 'acting',
  meets,
  run: async (caller, known) => {
    for (const id of disruptionsSeen(known).slice(0, 2)) {
      const path = `/disruptions/${id}`
      const seen = fieldIn('seen', text(await caller.get(path)))
      await caller.post(`${path}/${address}`, { seen })
      await caller.post(`${path}/${address}`, { seen: '77', ...fields })
      await caller.post(`${path}/${address}`, { seen, ...fields })
      await caller.get(path)
    }
    for (const id of [absent.thing, ...(known.hidden.products['disrupt.disruption'] ?? [])])
      await caller.post(`/disruptions/${id}/${address}`, { seen: '1', ...fields }, { nothing: 'act on a disruption' })
  },
})

export const casesOfDisrupt: Readonly<Record<string, RouteCase>> = {
  'GET /operations': {
    phase: 'looking',
    meets: [200],
    run: async caller => {
      await caller.get('/operations')
      await caller.get('/operations?after=1')
    },
  },
  'GET /operations/new': {
    phase: 'looking',
    meets: [200, 404],
    run: async caller => void (await caller.get('/operations/new')),
  },
  'POST /operations': {
    phase: 'acting',
    meets: [303, 404, 422],
    run: async caller => {
      await caller.post('/operations', { ...opening, once: absent.other, firstDay: '2026-02-30' })
      await open(caller, 'estuary-police', { name: `Opened by ${caller.name}` })
      await caller.get('/operations')
    },
  },
  'GET /operations/:id': below(''),
  'POST /operations/:id/pillars': acting(
    '/pillars',
    async (caller, operation) => {
      const page = text(await caller.get(operation))
      const days = pathsIn(page, /name="((?:from|to)-\d+)"/g)
      const fields = Object.fromEntries(days.map(name => [name, '2026-10-05'] as const))
      const seen = fieldIn('seen', page)
      await caller.post(`${operation}/pillars`, { seen, ...fields, 'from-1': 'soon' })
      await caller.post(`${operation}/pillars`, { seen, ...fields, 'name-1': 'Ports' })
      await caller.post(`${operation}/pillars`, { seen, ...fields })
    },
    [303, 404, 409, 422],
  ),
  'GET /operations/:id/return': below('/return?day=2026-10-02'),
  'POST /operations/:id/return/events': acting(
    '/return/events',
    async (caller, operation) => {
      await enter(caller, operation, { kind: 'nothing' })
      await enter(caller, operation, { record: `/things/${absent.thing}` })
      await enter(caller, operation, { place: 'Lane 3' })
      await enter(caller, operation, { place: 'Lane 3', many: '2', looked: 'yes' })
    },
    [200, 303, 404, 422],
  ),
  'POST /operations/:id/return/join': acting(
    '/return/join',
    async (caller, operation) => {
      const page = text(await caller.get(`${operation}/return?day=2026-10-02`))
      await caller.post(`${operation}/return/join`, { ...onDay, event: fieldIn('event', page) })
      await caller.post(`${operation}/return/join`, { ...onDay, event: absent.thing })
    },
    [303, 404],
  ),
  'POST /operations/:id/return/take-out': acting(
    '/return/take-out',
    async (caller, operation) => {
      await enter(caller, operation, { kind: 'vehicle-stopped', looked: 'yes' })
      const event = fieldIn('event', text(await caller.get(`${operation}/return?day=2026-10-02`)))
      await caller.post(`${operation}/return/take-out`, { ...onDay, event })
      await caller.post(`${operation}/return/take-out`, { ...onDay, event, [`why-${event}`]: 'Entered twice' })
    },
    [303, 404, 422],
  ),
  'POST /operations/:id/return/totals': acting(
    '/return/totals',
    async (caller, operation) => {
      const total = { 'total-kind': 'person-questioned', atLeast: '40', 'total-why': 'Counted by hand' }
      await caller.post(`${operation}/return/totals`, { ...onDay, ...total, atLeast: 'many' })
      await caller.post(`${operation}/return/totals`, { ...onDay, ...total })
    },
    [303, 404, 422],
  ),
  'POST /operations/:id/return/send': acting(
    '/return/send',
    async (caller, operation) => {
      await send(caller, operation, 'More was found')
      await send(caller, operation)
      await caller.post(`${operation}/return/send`, { ...onDay, seen: '0', why: 'From an old page' })
      await caller.get('/')
    },
    [303, 404, 409, 422],
  ),
  'GET /operations/:id/events': below('/events?kind=arrest&pillar=1&week=1'),
  'GET /operations/:id/events/:event': eachOf(
    '/events',
    /href="(\/operations\/[0-9a-f-]{36}\/events\/[0-9a-f-]{36})"/g,
    'disrupt.event',
    '/events',
  ),
  'POST /operations/:id/events/:event/same': {
    phase: 'acting',
    meets: [303, 404, 409, 422],
    run: async (caller, known) => {
      for (const id of ofOperations(known).slice(0, 2)) {
        const list = text(await caller.get(`/operations/${id}/events`))
        const [one = `${nowhere()}/events/${absent.thing}`, other = ''] = pathsIn(
          list,
          /href="(\/operations\/[0-9a-f-]{36}\/events\/[0-9a-f-]{36})"/g,
        )
        await caller.post(`${one}/same`, { other: idIn(other) })
        await caller.post(`${one}/same`, { other: idIn(other), reason: 'The same minute' })
        await caller.post(`${one}/same`, { other: idIn(other), reason: 'Sent twice' })
        await caller.get(one)
      }
      for (const id of [absent.thing, ...hiddenOperations(known)])
        await caller.post(
          `/operations/${id}/events/${absent.other}/same`,
          { other: absent.thing, reason: 'From hearsay' },
          { nothing: 'act on an operation' },
        )
    },
  },
  'POST /operations/:id/events/:event/same/:judgement/take-back': {
    phase: 'leaving',
    meets: [303, 404, 409, 422],
    run: async (caller, known) => {
      for (const id of ofOperations(known).slice(0, 2)) {
        const list = text(await caller.get(`/operations/${id}/events`))
        for (const event of pathsIn(list, /href="(\/operations\/[0-9a-f-]{36}\/events\/[0-9a-f-]{36})"/g).slice(0, 2)) {
          const [back = `${event}/same/${absent.judgement}/take-back`] = pathsIn(
            text(await caller.get(event)),
            /action="([^"]+\/take-back)"/g,
          )
          const judgement = back.split('/').at(-2) ?? ''
          await caller.post(back, {})
          await caller.post(back, { [`why-${judgement}`]: 'Two lorries' })
          await caller.post(back, { [`why-${judgement}`]: 'Sent twice' })
        }
      }
      for (const id of [absent.thing, ...hiddenOperations(known)])
        await caller.post(
          `/operations/${id}/events/${absent.other}/same/${absent.judgement}/take-back`,
          {},
          { nothing: 'taking back' },
        )
    },
  },
  'GET /operations/:id/returns': below('/returns'),
  'GET /operations/:id/returns/:return': eachOf(
    '/returns',
    /href="(\/operations\/[0-9a-f-]{36}\/returns\/[0-9a-f-]{36})"/g,
    'disrupt.agency_return',
    '/returns',
  ),
  'GET /disruptions': {
    phase: 'looking',
    meets: [200],
    run: async caller => {
      for (const query of ['', '?state=recorded', '?state=nonsense', '?after=1'])
        await caller.get(`/disruptions${query}`)
    },
  },
  'GET /disruptions/new': {
    phase: 'looking',
    meets: [200, 404],
    run: async (caller, known) => {
      await caller.get('/disruptions/new')
      for (const group of await groupsSeen(caller)) await caller.get(`/disruptions/new?group=${idIn(group)}`)
      for (const id of [absent.thing, ...(known.hidden.products['understand.crime_group'] ?? [])])
        await caller.get(`/disruptions/new?group=${id}`, { nothing: 'disruption' })
    },
  },
  'POST /disruptions': {
    phase: 'acting',
    meets: [200, 303, 404, 422],
    run: async (caller, known) => {
      for (const group of (await groupsToRecord(caller)).slice(0, 2)) {
        await record(caller, idIn(group), { document: '' })
        await record(caller, idIn(group), { looked: '' })
        await record(caller, idIn(group), { what: `Done, says ${caller.name}` })
        for (const id of known.hidden.things.slice(0, 2)) await record(caller, idIn(group), { record: `/things/${id}` })
        await caller.get(`${group}/disruptions`)
      }
      await caller.get('/disruptions')
      for (const id of [absent.thing, ...(known.hidden.products['understand.crime_group'] ?? [])])
        await caller.post(
          '/disruptions',
          { group: id, once: absent.other, ...said },
          { nothing: 'recording of a disruption' },
        )
    },
  },
  'GET /groups/:id/disruptions': {
    phase: 'looking',
    meets: [200, 404],
    run: async (caller, known) => {
      for (const group of await groupsSeen(caller)) await caller.get(`${group}/disruptions`)
      for (const id of [absent.thing, ...(known.hidden.products['understand.crime_group'] ?? [])])
        await caller.get(`/groups/${id}/disruptions`, { nothing: 'page of a group' })
      await caller.get('/groups/1/disruptions')
    },
  },
  'GET /disruptions/:id': {
    phase: 'looking',
    meets: [200, 404],
    run: async (caller, known) => {
      for (const id of disruptionsSeen(known)) await caller.get(`/disruptions/${id}`)
      for (const id of [absent.thing, ...(known.hidden.products['disrupt.disruption'] ?? [])])
        await caller.get(`/disruptions/${id}`, { nothing: 'disruption' })
      await caller.get('/disruptions/1')
    },
  },
  'POST /disruptions/:id/join': onDisruption('join', {}, [303, 404]),
  'POST /disruptions/:id/evidence': onDisruption(
    'evidence',
    { evidence: 'A page more', document: 'Note 14, page 2' },
    [303, 404, 409, 422],
  ),
  'POST /disruptions/:id/assess': onDisruption(
    'assess',
    { step: 'confirm', reason: 'Read the note' },
    [303, 404, 409, 422],
  ),
  'POST /disruptions/:id/reopen': onDisruption('reopen', { again: 'They launched again' }, [303, 404, 409, 422]),
}

const visible = async (as: As): Promise<void> => {
  const coordinator = await as('coordinator')
  const operation = await open(coordinator, 'estuary-police')
  const lead = await as('leadOfficer')
  await enter(lead, operation, { many: '2', kind: 'premises-visited' })
  await enter(lead, operation, { kind: 'arrest' })
  await send(lead, operation)
  await enter(await as('coordinator'), operation, { kind: 'arrest', looked: 'yes', place: 'The quay' })
  await enter(await as('coordinator'), operation, { kind: 'warrant-executed', place: 'Unit 4' })
  await send(await as('coordinator'), operation)
  const colleague = await as('colleague')
  for (const group of await groupsSeen(colleague)) await record(colleague, idIn(group))
}

/** The night desk runs an operation of its own and writes against whatever group it sees, on records that nobody who looks may see. */
const hidden = async (as: As, world: Parameters<NonNullable<RoomActs['hidden']>>[1]): Promise<void> => {
  const about = await idOf(world, 'estuary-nominals', 'person:E1')
  const night = await as('nightLead')
  const operation = await open(night, 'levies-office', { name: 'Night Tide' })
  await enter(night, operation, { kind: 'arrest', many: '3' })
  await send(night, operation)
  const [event = ''] = pathsIn(text(await night.get(`${operation}/events`)), /\/events\/([0-9a-f-]{36})"/g)
  for (const group of (await groupsSeen(night)).slice(0, 2))
    await record(night, idIn(group), { what: 'Not before Friday', event, record: `/things/${about}` })
}

/** Written before anybody looks. */
export const actsOfDisrupt: RoomActs = { visible, hidden }
