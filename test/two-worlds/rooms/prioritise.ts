// What is asked at the pages of this room; by method and address as in the route table.
import { sql } from 'kysely'
import { fieldIn } from '../../fixtures/filled-form.ts'
import type { Caller } from '../caller.ts'
import { absent } from '../known.ts'
import { type As, idOf, type RoomActs, type Worker } from '../room-acts.ts'
import { type RouteCase, text } from '../route-case.ts'

/** The addresses of the groups that whoever asks sees on the register. */
const groupsSeen = async (caller: Caller): Promise<readonly string[]> => [
  ...new Set(
    [...text(await caller.get('/groups')).matchAll(/href="(\/groups\/[0-9a-f-]{36})"/g)].map(found => found[1] ?? ''),
  ),
]

/** Two of them whose form stands open to whoever asks, as it does at accepted groups alone. */
const groupsOpen = async (caller: Caller, page: string): Promise<readonly string[]> => {
  const open: string[] = []
  for (const group of await groupsSeen(caller))
    if (open.length < 2 && fieldIn('once', text(await caller.get(`${group}${page}`))) !== '') open.push(group)
  return open
}

const nowhere = `/groups/${absent.thing}`

const pageOfGroup = (page: string): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async caller => {
    for (const group of await groupsSeen(caller)) await caller.get(`${group}${page}`)
    await caller.get(`${nowhere}${page}`, { nothing: 'page of a group' })
    await caller.get(`/groups/1${page}`)
  },
})

const answersIn = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...page.matchAll(/name="(answer-[a-z-]+)" value="not-known"/g)].map(
      found => [found[1] ?? '', 'not-known'] as const,
    ),
  )

const grade: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async caller => {
    for (const group of await groupsOpen(caller, '/assessments/new?lens=harm'))
      for (const lens of ['attributes', 'harm']) {
        const path = `${group}/assessments/new?lens=${lens}`
        const page = text(await caller.get(path))
        const rests = /name="(rests-[a-z-]+)" value="([0-9a-f-]{36})"/.exec(page)
        const form = {
          ...answersIn(page),
          ...Object.fromEntries(['scheme', 'seen', 'once'].map(name => [name, fieldIn(name, page)] as const)),
          ...(rests ? { [rests[1] ?? '']: rests[2] ?? '' } : {}),
        }
        await caller.post(path, form)
        await caller.post(path, { ...form, rationale: `Little is known, says ${caller.name}` })
        await caller.post(path, { ...form, once: absent.other, rationale: 'From an old page' })
        await caller.get(`${group}/assessments`)
      }
    for (const lens of ['harm', 'looks'])
      await caller.post(`${nowhere}/assessments/new?lens=${lens}`, { rationale: 'x' }, { nothing: 'act on a group' })
  },
}

const moderate: RouteCase = {
  phase: 'acting',
  meets: [404, 422],
  run: async caller => {
    const form = { attributes: absent.thing, harm: absent.other, stands: 'harm', reason: 'From hearsay' }
    for (const group of await groupsOpen(caller, '/assessments/new?lens=harm')) {
      await caller.post(`${group}/assessments/moderation`, { ...form, stands: 'neither' })
      await caller.post(`${group}/assessments/moderation`, form)
    }
    await caller.post(`${nowhere}/assessments/moderation`, form, { nothing: 'act on a group' })
  },
}

const lookAtOne: RouteCase = {
  phase: 'acting',
  meets: [200, 404],
  run: async caller => {
    for (const group of await groupsSeen(caller)) {
      const page = text(await caller.get(`${group}/assessments`))
      for (const found of page.matchAll(/href="(\/groups\/[0-9a-f-]{36}\/assessments\/[0-9a-f-]{36})"/g))
        await caller.get(found[1] ?? '')
      await caller.get(`${group}/assessments/${absent.thing}`, { nothing: 'page of a group' })
    }
    await caller.get(`${nowhere}/assessments/${absent.thing}`, { nothing: 'page of a group' })
  },
}

const recordLead: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async caller => {
    for (const group of await groupsOpen(caller, '/lead')) {
      const page = text(await caller.get(`${group}/lead`))
      const form = {
        ...Object.fromEntries(['seen', 'once'].map(name => [name, fieldIn(name, page)] as const)),
        since: '2026-09-01',
      }
      await caller.post(`${group}/lead`, { ...form, who: 'nobody', status: 'not-investigated' })
      await caller.post(`${group}/lead`, {
        ...form,
        who: 'nobody',
        status: 'not-investigated',
        reason: 'Nobody is free',
      })
      await caller.post(`${group}/lead`, { ...form, once: absent.other, who: 'myself', status: 'investigated' })
      await caller.get(`${group}/lead`)
    }
    await caller.post(`${nowhere}/lead`, { who: 'myself', status: 'investigated' }, { nothing: 'act on a group' })
  },
}

const priorities: RouteCase = {
  phase: 'looking',
  meets: [200],
  run: async caller => {
    await caller.get('/priorities')
    await caller.get('/priorities?after=3')
  },
}

const opportunitiesIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/href="(\/opportunities\/[a-z-]+\/[0-9a-f-]{36})"/g)].map(found => found[1] ?? '')),
]

const opportunity: RouteCase = {
  phase: 'looking',
  meets: [404],
  run: async (caller, { hidden }) => {
    for (const path of opportunitiesIn(text(await caller.get('/opportunities'))).slice(0, 4)) await caller.get(path)
    for (const id of [absent.thing, ...hidden.things.slice(0, 3)])
      await caller.get(`/opportunities/stopped-and-let-go/${id}`, { nothing: 'opportunity' })
    for (const odd of ['group-left-alone/1', `made-up/${absent.thing}`]) await caller.get(`/opportunities/${odd}`)
  },
}

const dismiss: RouteCase = {
  phase: 'acting',
  meets: [404],
  run: async (caller, { hidden }) => {
    for (const path of opportunitiesIn(text(await caller.get('/opportunities'))).slice(0, 2)) {
      const page = text(await caller.get(path))
      const form = Object.fromEntries(['seen', 'once'].map(name => [name, fieldIn(name, page)] as const))
      await caller.post(path, form)
      await caller.post(path, { ...form, seen: 'from an old page', reason: 'Overtaken' })
      await caller.post(path, { ...form, reason: `Looked at and passed on, says ${caller.name}` })
      await caller.post(path, { ...form, once: absent.other, reason: 'Sent anew' })
      await caller.get(path)
      await caller.get('/opportunities')
    }
    for (const id of [absent.thing, ...hidden.things.slice(0, 1)])
      await caller.post(
        `/opportunities/stopped-and-let-go/${id}`,
        { once: absent.other, reason: 'From hearsay' },
        { nothing: 'act on an opportunity' },
      )
  },
}

const scheme: RouteCase = {
  phase: 'looking',
  meets: [200, 404],
  run: async caller => {
    for (const id of ['attributes-lens-v1', 'harm-lens-v1', 'harm-lens-v99', '..']) await caller.get(`/schemes/${id}`)
  },
}

export const casesOfPrioritise: Readonly<Record<string, RouteCase>> = {
  'GET /priorities': priorities,
  'GET /opportunities': { ...priorities, run: async caller => void (await caller.get('/opportunities')) },
  'GET /opportunities/:rule/:record': opportunity,
  'POST /opportunities/:rule/:record': dismiss,
  'GET /groups/:id/assessments': pageOfGroup('/assessments'),
  'GET /groups/:id/assessments/new': pageOfGroup('/assessments/new?lens=harm'),
  'POST /groups/:id/assessments/new': grade,
  'GET /groups/:id/assessments/:assessment': lookAtOne,
  'POST /groups/:id/assessments/moderation': moderate,
  'GET /groups/:id/lead': pageOfGroup('/lead'),
  'POST /groups/:id/lead': recordLead,
  'GET /schemes/:id': scheme,
}

/** Puts a group on the register with one member, and has another accept it; its address. */
type Registering = { readonly by: Worker; readonly other: Worker; readonly readers: string }

const register = async (as: As, { by, other, readers }: Registering, name: string, member: string): Promise<string> => {
  const proposer = await as(by)
  const form = text(await proposer.get(`/groups/new?with=${member}`))
  const put = await proposer.post('/groups', {
    ...{ once: fieldIn('once', form), name, summary: 'Known from several reports', readers },
    ...{ with: member, role: 'facilitator', basis: 'assessment', why: 'Named in two reports' },
  })
  const path = put.headers.flatMap(line => /^location: (\/groups\/[0-9a-f-]{36})/i.exec(line)?.[1] ?? [])[0]
  if (!path) throw new Error(`The group was not put on the register: ${put.status}.`)
  const accepting = await as(other)
  const page = text(await accepting.get(path))
  await accepting.post(`${path}/decision`, {
    decision: 'accepted',
    reason: 'Two agree',
    seen: fieldIn('seen', page),
  })
  return path
}

/** Grades a group, resting on this record where it is offered, else on the last that is. */
const gradeOnce = async (
  caller: Caller,
  group: string,
  lens: string,
  rationale: string,
  on?: string,
): Promise<void> => {
  const path = `${group}/assessments/new?lens=${lens}`
  const page = text(await caller.get(path))
  const offered = [...page.matchAll(/name="(rests-[a-z-]+)" value="([0-9a-f-]{36})"/g)]
  const rests = offered.find(found => found[2] === on) ?? offered.at(-1)
  const graded = await caller.post(path, {
    ...answersIn(page),
    ...Object.fromEntries(['scheme', 'seen', 'once'].map(name => [name, fieldIn(name, page)] as const)),
    ...(rests ? { [rests[1] ?? '']: rests[2] ?? '' } : {}),
    rationale,
  })
  if (graded.status !== 303) throw new Error(`The group was not graded: ${graded.status}.`)
}

const putInTheLead = async (caller: Caller, group: string, reason: string): Promise<void> => {
  const page = text(await caller.get(`${group}/lead`))
  await caller.post(`${group}/lead`, {
    ...Object.fromEntries(['seen', 'once'].map(name => [name, fieldIn(name, page)] as const)),
    ...{ since: '2026-09-20', who: 'nobody', status: 'not-investigated', reason },
  })
}

type Acts = NonNullable<RoomActs['visible']>

const visible: Acts = async (as, world) => {
  const member = await idOf(world, 'estuary-nominals', 'person:E1')
  const group = await register(
    as,
    { by: 'colleague', other: 'leadOfficer', readers: 'agreement:oic-taskforce' },
    'Fore Street',
    member,
  )
  await gradeOnce(await as('colleague'), group, 'harm', 'Little is known yet')
  await putInTheLead(await as('leadOfficer'), group, 'Nobody is free before winter')
}

/** Somebody whom the night desk alone holds, and who resembles as few as may be: who looks like somebody in need of protection joins no group. */
const nightRecord = async ({ pools }: Parameters<Acts>[1]): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label
    where r.kind = 'person' and l.owner = 'night-desk' and l.agreement = 'closed-circle' and l.protected = 'none'
      and l.handling = 'P' and r.withdrawn_at is null
    order by (select count(*) from resolve.edge e where r.id in (e.left_record, e.right_record)), r.id limit 1`.execute(
    pools.db.keeper,
  )
  const [row] = rows
  if (!row) throw new Error('The night desk holds nobody.')
  return row.id
}

/** The night desk grades a group that some who look may see, on what they may not; and keeps and leads one of its own. */
const hidden: Acts = async (as, world) => {
  const member = await nightRecord(world)
  const night = await as('nightAnalyst')
  const seen = text(await night.get('/groups'))
  const group = /href="(\/groups\/[0-9a-f-]{36})"[^>]*>(?:<bdi[^>]*>)?Fore Street/.exec(seen)?.[1]
  if (!group) throw new Error('The night desk does not see the group.')
  await night.post(`${group}/members`, {
    ...{ record: member, role: 'organiser', basis: 'assessment', why: 'Known to the night desk alone' },
  })
  await gradeOnce(night, group, 'harm', 'Far graver than it looks', member)
  await gradeOnce(night, group, 'attributes', 'Well organised', member)
  const own = await register(as, { by: 'nightAnalyst', other: 'nightLead', readers: 'own' }, 'Night Samphire', member)
  await gradeOnce(await as('nightAnalyst'), own, 'harm', 'Grave')
  await putInTheLead(await as('nightLead'), own, 'Kept quiet')
}

/** Written before anybody looks. */
export const actsOfPrioritise: RoomActs = { visible, hidden }
