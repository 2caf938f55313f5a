// What is asked at the pages of this room; by method and address as in the route table.
import { sql } from 'kysely'
import { fieldIn } from '../../fixtures/filled-form.ts'
import type { Caller } from '../caller.ts'
import type { Answered } from '../exchange.ts'
import { absent, type Known } from '../known.ts'
import { type As, idOf, type RoomActs } from '../room-acts.ts'
import { queried, type RouteCase, text } from '../route-case.ts'

const whereTo = (answered: Answered): string =>
  answered.headers
    .find(header => header.toLowerCase().startsWith('location: '))
    ?.slice('location: '.length)
    .split('?')[0] ?? ''

const noForm = absent.other
const nowhere = `/groups/${absent.thing}`

const groupsOf = (known: Pick<Known, 'products'>): readonly string[] => known.products['understand.crime_group'] ?? []
const membersOf = (known: Pick<Known, 'products'>): readonly string[] => known.products['understand.membership'] ?? []

const people = ({ things }: Known): readonly string[] =>
  things.filter(thing => thing.kind === 'person').map(thing => thing.id)

/** Opens the form as it is for whoever asks, and sends it; the address of the group, where one was made. */
const propose = async (
  caller: Caller,
  readers: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const first = more.with === undefined ? '' : `?with=${more.with}`
  const form = text(await caller.get(`/groups/new${first}`))
  const said = { name: 'Old Quay run', summary: 'Engines by night', readers, once: fieldIn('once', form) || noForm }
  return whereTo(await caller.post('/groups', { ...said, ...more }))
}

const asMember = { role: 'transporter', basis: 'assessment', since: '2026-08-01', why: 'Drove the van twice' }

const decide = async (caller: Caller, path: string, decision: string): Promise<Answered> =>
  caller.post(`${path}/decision`, {
    decision,
    reason: 'Two sources agree',
    seen: fieldIn('seen', text(await caller.get(path))) || '1',
  })

const join = (caller: Caller, path: string, record: string, more: Readonly<Record<string, string>> = {}) =>
  caller.post(`${path}/members`, { record, ...asMember, ...more })

const membershipsIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/href="(\/groups\/[0-9a-f-]{36}\/members\/[0-9a-f-]{36})"/g)].map(one => one[1] ?? '')),
]

const list: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    await caller.get('/groups')
    await caller.get('/groups?after=3')
  },
}

const lookAtGroups: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    for (const id of groupsOf(known)) {
      await caller.get(`/groups/${id}`)
      await caller.get(`/groups/${id}?view=confirmed&done=accepted`)
    }
    for (const id of [absent.thing, ...groupsOf(known.hidden)]) await caller.get(`/groups/${id}`, { nothing: 'group' })
    await caller.get('/groups/1')
  },
}

const form: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    await caller.get('/groups/new')
    for (const id of [...people(known).slice(0, 4), ...known.things.filter(one => one.kind === 'phone').slice(0, 1)])
      await caller.get(queried('/groups/new', { with: typeof id === 'string' ? id : id.id }))
    for (const id of [absent.thing, ...known.hidden.things])
      await caller.get(queried('/groups/new', { with: id }), { nothing: 'form of a group' })
    await caller.get('/groups/new?with=1')
  },
}

const proposeGroups: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async (caller, known) => {
    const [first] = people(known)
    const path = await propose(caller, 'agreement:oic-taskforce', first ? { with: first, ...asMember } : {})
    if (path) await caller.get(path)
    await propose(caller, 'own', { name: 'Kept close' })
    await propose(caller, 'agencies', { name: 'For some', agency: 'harbour-watch' })
    await propose(caller, 'agencies', { name: 'For nobody', agency: 'no-such-agency' })
    await propose(caller, 'agreement:no-such-agreement', { name: '' })
    const form = { name: 'From hearsay', summary: '', readers: 'own', ...asMember }
    const ways = [absent.thing, ...known.hidden.things.slice(0, 3)]
    for (const id of ways)
      await caller.post('/groups', { ...form, once: noForm, with: id }, { nothing: 'group with nobody' })
    await caller.post('/groups', { ...form, once: 'not-a-token' })
    await caller.get('/groups')
  },
}

const decideOnGroups: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, known) => {
    for (const id of groupsOf(known)) {
      const path = `/groups/${id}`
      await caller.post(`${path}/decision`, { decision: 'accepted', reason: '', seen: '1' })
      await caller.post(`${path}/decision`, { decision: 'accepted', reason: 'From an old page', seen: '77' })
      await decide(caller, path, 'accepted')
      await decide(caller, path, 'accepted')
      await caller.get(path)
    }
    const own = await propose(caller, 'own', { name: 'Proposed and taken back' })
    if (own) await decide(caller, own, 'accepted')
    if (own) await decide(caller, own, 'declined')
    for (const id of [absent.thing, ...groupsOf(known.hidden)]) {
      const said = { decision: 'accepted', reason: 'From hearsay', seen: '1' }
      await caller.post(`/groups/${id}/decision`, said, { nothing: 'decision on a group' })
    }
    await caller.get('/')
  },
}

const chooseMembers: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    const [group] = groupsOf(known)
    if (group) {
      const path = `/groups/${group}/members/new`
      await caller.get(path)
      for (const word of [...known.telltales, ...known.words.slice(0, 3)]) await caller.get(queried(path, { q: word }))
      for (const record of people(known).slice(0, 2)) await caller.get(queried(path, { record }))
      for (const record of [absent.thing, ...known.hidden.things])
        await caller.get(queried(path, { record }), { nothing: 'form of a member' })
    }
    for (const id of [absent.thing, ...groupsOf(known.hidden)])
      await caller.get(`/groups/${id}/members/new`, { nothing: 'group to join' })
  },
}

const addMembers: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, known) => {
    for (const group of groupsOf(known)) {
      const path = `/groups/${group}`
      for (const record of people(known).slice(0, 4)) {
        await join(caller, path, record)
        await join(caller, path, record, { role: 'organiser' })
      }
      await join(caller, path, people(known)[0] ?? absent.thing, { role: 'nobody', since: 'then' })
      for (const record of [absent.thing, ...known.hidden.things])
        await join(caller, path, record).then(answered => answered)
      await caller.get(path)
    }
    for (const id of [absent.thing, ...groupsOf(known.hidden)])
      await caller.post(`/groups/${id}/members`, { record: absent.thing, ...asMember }, { nothing: 'joining' })
    const closed = await propose(caller, 'own', { name: 'Soon closed' })
    if (closed) await decide(caller, closed, 'declined')
    if (closed) await join(caller, closed, people(known)[0] ?? absent.thing)
  },
}

const lookAtMemberships: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    for (const group of groupsOf(known)) {
      for (const path of membershipsIn(text(await caller.get(`/groups/${group}`)))) await caller.get(path)
      for (const id of [absent.thing, ...membersOf(known.hidden)])
        await caller.get(`/groups/${group}/members/${id}`, { nothing: 'membership' })
    }
    await caller.get(`${nowhere}/members/${absent.thing}`, { nothing: 'membership' })
  },
}

const recordOn = (page: string): string => fieldIn('record', page) || absent.thing

const changeMembers = (
  act: 'role' | 'end',
  said: Readonly<Record<string, string>>,
  badly: Readonly<Record<string, string>>,
): RouteCase => ({
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, known) => {
    for (const group of groupsOf(known)) {
      for (const path of membershipsIn(text(await caller.get(`/groups/${group}`))).slice(0, 2)) {
        const record = recordOn(text(await caller.get(path)))
        await caller.post(`${path}/${act}`, { record, ...said, ...badly })
        await caller.post(`${path}/${act}`, { record, ...said })
        await caller.post(`${path}/${act}`, { record, ...said })
      }
      for (const id of [absent.thing, ...membersOf(known.hidden)])
        await caller.post(
          `/groups/${group}/members/${id}/${act}`,
          { record: absent.thing, ...said },
          { nothing: 'change of a membership' },
        )
      await caller.get(`/groups/${group}`)
    }
  },
})

const proposedIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/href="(\/groups\/proposed\/[0-9a-f]{32})"/g)].map(one => one[1] ?? '')),
]
const noProposal = `/groups/proposed/${'a'.repeat(32)}`

const listProposed: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    await caller.get('/groups/proposed')
    await caller.get(`/groups/proposed?declined=${'a'.repeat(32)}`)
  },
}

const lookAtProposed: RouteCase = {
  phase: 'looking',
  meets: [404],
  run: async caller => {
    for (const path of proposedIn(text(await caller.get('/groups/proposed')))) await caller.get(path)
    await caller.get(noProposal)
    await caller.get('/groups/proposed/1')
  },
}

const decideOnProposed: RouteCase = {
  phase: 'acting',
  meets: [409],
  run: async caller => {
    for (const path of proposedIn(text(await caller.get('/groups/proposed')))) {
      await caller.post(path, { decision: 'declined' })
      await caller.post(path, { decision: 'declined', reason: 'One family' })
      await caller.get('/groups/proposed')
    }
    await caller.post(noProposal, { decision: 'declined', reason: 'One family' })
    await caller.post(noProposal, { decision: 'accepted', reason: 'One group' })
    await caller.post('/groups/proposed/1', { decision: 'declined', reason: 'One family' })
  },
}

const compare: RouteCase = {
  phase: 'looking',
  meets: [200, 404, 422],
  run: async (caller, known) => {
    const of = (...ids: readonly string[]) => `/connections?${ids.map(id => `of=${id}`).join('&')}`
    const ids = known.things.map(thing => thing.id)
    const persons = people(known)
    await caller.get('/connections')
    for (const at of [0, 1, 2, 3]) await caller.get(of(...persons.slice(at, at + 3)))
    for (const pair of [...known.pairs.slice(0, 2), ...known.strangers]) await caller.get(of(...pair))
    await caller.get(of(...ids.slice(0, 6)))
    for (const word of known.telltales) await caller.get(queried('/connections', { of: persons[0] ?? '', q: word }))
    for (const id of [absent.thing, ...known.hidden.things])
      await caller.get(of(ids[0] ?? absent.other, id), { nothing: 'thing to compare' })
    await caller.get('/connections?of=1')
  },
}

export const casesOfUnderstand: Readonly<Record<string, RouteCase>> = {
  'GET /connections': compare,
  'GET /groups': list,
  'GET /groups/:id': lookAtGroups,
  'GET /groups/new': form,
  'POST /groups': proposeGroups,
  'POST /groups/:id/decision': decideOnGroups,
  'GET /groups/:id/members/new': chooseMembers,
  'POST /groups/:id/members': addMembers,
  'GET /groups/:id/members/:member': lookAtMemberships,
  'POST /groups/:id/members/:member/role': changeMembers('role', asMember, { role: 'nobody' }),
  'POST /groups/:id/members/:member/end': changeMembers('end', { until: '', ended: 'In custody' }, { ended: '' }),
  'GET /groups/proposed': listProposed,
  'GET /groups/proposed/:proposal': lookAtProposed,
  'POST /groups/proposed/:proposal': decideOnProposed,
}

const visible = async (as: As, world: Parameters<typeof idOf>[0]): Promise<void> => {
  const first = await idOf(world, 'estuary-nominals', 'person:E1')
  const colleague = await as('colleague')
  const path = await propose(colleague, 'agreement:oic-taskforce', { with: first, ...asMember })
  await decide(await as('leadOfficer'), path, 'accepted')
  await propose(await as('officer'), 'own', { name: 'Seen by Estuary alone' })
}

/** Not by a search: what it finds may stand for a view that has a record in it which all see. */
const ofHiddenFeeds = async ({ pools }: Parameters<typeof idOf>[0], name: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join collect.source s on s.id = r.source join collect.version v on v.record = r.id and v.version = r.version
    where s.name like 'hidden-%' and r.kind = 'person' and v.properties::text like ${`%${name}%`} order by r.id`.execute(
    pools.db.keeper,
  )
  return rows.map(({ id }) => id)
}

/** The night desk keeps a group of its own with a visible man in it, and puts its own man into the group that others see. */
const hidden = async (as: As, world: Parameters<typeof idOf>[0]): Promise<void> => {
  const first = await idOf(world, 'estuary-nominals', 'person:E1')
  const night = await as('nightAnalyst')
  const own = await propose(night, 'own', { name: 'Kept close', with: first, ...asMember })
  await decide(await as('nightLead'), own, 'accepted')
  await join(night, own, first, { role: 'organiser' })
  const unseen = await ofHiddenFeeds(world, 'Mehmet Hasanoglu')
  const shared = [...text(await night.get('/groups')).matchAll(/href="(\/groups\/[0-9a-f-]{36})"/g)].map(
    one => one[1] ?? '',
  )
  for (const group of shared) for (const record of unseen) await join(night, group, record)
}

/** Written before anybody looks. */
export const actsOfUnderstand: RoomActs = { visible, hidden }
