// What is asked at the pages of this room; by method and address as in the route table.
import { fieldIn, seenIn } from '../../fixtures/filled-form.ts'
import type { Caller } from '../caller.ts'
import type { Answered } from '../exchange.ts'
import { absent, type Known } from '../known.ts'
import type { As, RoomActs } from '../room-acts.ts'
import { type RouteCase, text, turnPages } from '../route-case.ts'

/** A form that nobody opened. */
const noForm = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'

const whereTo = (answered: Answered): string =>
  answered.headers
    .find(header => header.toLowerCase().startsWith('location: '))
    ?.slice('location: '.length)
    .split('?')[0] ?? ''

/** The hidden fields of the second page, with a yes to all that was found. */
const confirmed = (page: string): Record<string, string> => {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [
      name,
      value.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ],
  )
  const found = [...page.matchAll(/name="([a-z0-9-]+-thing-\d+)-kind" value="([a-z]+)"/g)].flatMap(
    ([, prefix = '', kind = '']) => [
      [`${prefix}-keep`, 'yes'],
      [`${prefix}-text`, new RegExp(`id="${prefix}-text"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? ''],
      ...(kind === 'person' ? [[`${prefix}-role`, 'victim']] : []),
    ],
  )
  const { 'form-token': _, ...fields } = Object.fromEntries([...hidden, ...found]) as Record<string, string>
  return fields
}

const itemOf = (words: string, at = 1): Record<string, string> => ({
  [`item-${at}-words`]: words,
  [`item-${at}-day`]: '2026-09-20',
  [`item-${at}-basis`]: 'fact',
  [`item-${at}-source`]: '2',
  [`item-${at}-assessment`]: 'B',
  [`item-${at}-handling`]: 'P',
})

const underC = (at: number): Record<string, string> => ({
  [`item-${at}-handling`]: 'C',
  [`item-${at}-action`]: 'A1',
  [`item-${at}-sanitisation`]: 'S2',
  [`item-${at}-instructions`]: 'Ask the desk first',
})

const named = 'Karwan Sabri Ahmed rang 07700 900101 from a van AB12 CDE.'

const report = (readers: string, more: Record<string, string> = {}): Record<string, string> => ({
  came: 'A caller whom the desk knows',
  readers,
  marking: 'OFFICIAL-SENSITIVE',
  items: '1',
  ...itemOf(named),
  ...more,
})

const writeReport = async (caller: Caller, form: Record<string, string>): Promise<string> => {
  const once = fieldIn('once', text(await caller.get('/reports/new')))
  const second = await caller.post('/reports/new', { ...form, once, do: 'continue' })
  return whereTo(await caller.post('/reports', { ...confirmed(text(second)), do: 'save' }))
}

const gates = {
  site: 'Gull Point',
  age: 'adult',
  welfare: 'yes',
  offered: 'yes',
  told: 'yes',
  understood: 'yes',
  agrees: 'yes',
  consent: '3',
  language: 'Kurdish',
  present: 'nobody',
  readers: 'own-agency',
}

const beginDebrief = async (caller: Caller, more: Record<string, string> = {}): Promise<string> => {
  const once = fieldIn('once', text(await caller.get('/debriefs/new')))
  return whereTo(await caller.post('/debriefs', { ...gates, ...more, once }))
}

const answerOf = async (
  caller: Caller,
  debrief: string,
  group: string,
  more: Record<string, string>,
): Promise<void> => {
  const path = `${debrief}/answers/${group}`
  const once = fieldIn('once', text(await caller.get(path)))
  const second = await caller.post(path, { state: 'answered', directness: 'saw', ...more, once, do: 'continue' })
  await caller.post(path, { ...confirmed(text(second)), source: '2', assessment: 'C', do: 'save' })
}

const voyage = {
  'launched-day': '2026-09-12',
  aboard: '48',
  'part-boat': 'Grey inflatable',
  'part-launch': 'Dune camp',
  'part-people': 'Mehmet Hasanoglu',
  marking: 'OFFICIAL',
  source: '2',
  assessment: 'B',
  'voyage-handling': 'P',
}

const recordVoyage = async (caller: Caller, readers: string, more: Record<string, string> = {}): Promise<string> => {
  const once = fieldIn('once', text(await caller.get('/voyages/new')))
  const page = text(await caller.post('/voyages/new', { ...voyage, ...more, readers, once, do: 'continue' }))
  const chosen = { 'choice-boat': 'new', 'choice-launch': 'new', 'choice-people': 'none' }
  return whereTo(await caller.post('/voyages', { ...confirmed(page), ...chosen, do: 'save' }))
}

const reportsOf = (known: Known): readonly string[] => (known.products['collect.report'] ?? []).slice(0, 4)
const hiddenReports = (known: Known): readonly string[] => known.hidden.products['collect.report'] ?? []
const debriefsOf = (known: Known): readonly string[] => (known.products['collect.debrief'] ?? []).slice(0, 4)
const hiddenDebriefs = (known: Known): readonly string[] => known.hidden.products['collect.debrief'] ?? []
const voyagesIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/href="(\/voyages\/[0-9a-f-]{36})"/g)].map(found => found[1] ?? '')),
]

const list = (path: string): RouteCase => ({
  phase: 'looking',
  meets: [200],
  run: async caller => {
    await turnPages(caller, path)
    for (const after of ['1', absent.thing]) await caller.get(`${path}?after=${after}`)
  },
})

const form = (path: string): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async caller => void (await caller.get(path)),
})

const lookAt = (
  room: string,
  seen: (known: Known) => readonly string[],
  hidden: (known: Known) => readonly string[],
): RouteCase => ({
  phase: 'looking',
  meets: [200, 404],
  run: async (caller, known) => {
    for (const id of seen(known)) {
      await caller.get(`/${room}/${id}`)
      await caller.get(`/${room}/${id}?done=written`)
    }
    for (const id of [absent.thing, ...hidden(known)]) await caller.get(`/${room}/${id}`, { nothing: room })
    await caller.get(`/${room}/1`)
  },
})

const continueReport: RouteCase = {
  phase: 'acting',
  meets: [200, 404, 422],
  run: async caller => {
    const once = absent.other
    const typed = report('own-agency')
    for (const does of ['add-item', 'remove-item', 'continue', 'back', 'add-item-1', 'nonsense'])
      await caller.post('/reports/new', { ...typed, once, do: does })
    await caller.post('/reports/new', { once, do: 'continue' })
    await caller.post('/reports/new', { ...typed, once, marking: 'above', do: 'continue' })
  },
}

const writeReports: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async caller => {
    await caller.post('/reports', { ...report('oic-taskforce'), 'item-1-handling': 'C', once: noForm })
    await caller.post('/reports', { ...report('no-such-agreement'), once: noForm })
    for (const readers of ['oic-taskforce', 'own-agency'])
      await caller.get((await writeReport(caller, report(readers))) || '/reports')
    await turnPages(caller, '/reports')
    await caller.get('/search?q=07700900101')
  },
}

const sendBack: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, known) => {
    for (const id of reportsOf(known).slice(0, 2)) {
      const path = `/reports/${id}`
      const seen = seenIn(text(await caller.get(path))) || '0'
      for (const reason of [' ', 'Which harbour?', 'Which harbour?'])
        await caller.post(`${path}/return`, { reason, seen })
      await caller.get(path)
    }
    for (const id of [absent.thing, ...hiddenReports(known)])
      await caller.post(`/reports/${id}/return`, { reason: 'Which?', seen: '0' }, { nothing: 'return' })
    await caller.post('/reports/1/return', { reason: 'Which?' })
  },
}

const correctionsIn = (page: string): readonly string[] =>
  [...page.matchAll(/href="(\/report-parts\/[0-9a-f-]{36}\/correct)"/g)].map(found => found[1] ?? '')

const lookAtCorrections: RouteCase = {
  phase: 'acting',
  meets: [200, 404],
  run: async (caller, known) => {
    for (const id of reportsOf(known).slice(0, 2))
      for (const path of correctionsIn(text(await caller.get(`/reports/${id}`))).slice(0, 2)) await caller.get(path)
    for (const id of [absent.thing, ...known.hidden.things.slice(0, 2), ...known.things.slice(0, 1).map(one => one.id)])
      await caller.get(`/report-parts/${id}/correct`, { nothing: 'correction' })
  },
}

const correct: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, known) => {
    const now = { words: 'He rang 07700 900104 instead.', 'happened-day': '2026-09-20', reason: 'Misheard' }
    for (const id of reportsOf(known).slice(0, 2))
      for (const path of correctionsIn(text(await caller.get(`/reports/${id}`))).slice(0, 1)) {
        const seen = seenIn(text(await caller.get(path)))
        await caller.post(path, { ...now, seen, reason: '' })
        for (let times = 0; times < 2; times++) await caller.post(path, { ...now, seen })
        await caller.get(`/reports/${id}`)
      }
    for (const id of [absent.thing, ...known.hidden.things.slice(0, 2)])
      await caller.post(`/report-parts/${id}/correct`, { ...now, seen: '1' }, { nothing: 'correction' })
  },
}

const openDebriefs: RouteCase = {
  phase: 'acting',
  meets: [404],
  run: async caller => {
    await caller.post('/debriefs', { ...gates, once: noForm })
    await caller.post('/debriefs', { once: noForm })
  },
}

const inDebrief = (part: string, fields: Record<string, string>, method: 'get' | 'post'): RouteCase => ({
  phase: 'acting',
  meets: [404],
  run: async (caller, known) => {
    for (const id of debriefsOf(known)) {
      const path = `/debriefs/${id}${part}`
      await (method === 'get' ? caller.get(path) : caller.post(path, fields))
    }
    for (const id of [absent.thing, ...hiddenDebriefs(known)]) {
      const path = `/debriefs/${id}${part}`
      await (method === 'get' ? caller.get(path, { nothing: part }) : caller.post(path, fields, { nothing: part }))
    }
    const odd = `/debriefs/1${part}`
    await (method === 'get' ? caller.get(odd) : caller.post(odd, fields))
  },
})

const followUp: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 409, 422],
  run: async (caller, known) => {
    for (const id of debriefsOf(known)) {
      const seen = seenIn(text(await caller.get(`/debriefs/${id}`)))
      for (const words of [' ', 'A social worker is on the way', 'Again'])
        await caller.post(`/debriefs/${id}/follow-up`, { 'follow-up': words, seen })
      await caller.get(`/debriefs/${id}`)
    }
    for (const id of [absent.thing, ...hiddenDebriefs(known)])
      await caller.post(`/debriefs/${id}/follow-up`, { 'follow-up': 'Done', seen: '1' }, { nothing: 'follow-up' })
  },
}

const lookAtVoyages = (part: string, meets: readonly number[]): RouteCase => ({
  phase: 'looking',
  meets,
  run: async (caller, known) => {
    for (const path of voyagesIn(text(await caller.get('/voyages'))).slice(0, 4)) await caller.get(`${path}${part}`)
    for (const id of [absent.thing, ...known.hidden.things])
      await caller.get(`/voyages/${id}${part}`, { nothing: `voyage${part}` })
    await caller.get(`/voyages/1${part}`)
  },
})

const chooseRecords: RouteCase = {
  phase: 'acting',
  meets: [200, 404, 422],
  run: async (caller, known) => {
    for (const words of [...known.telltales, ...known.words.slice(0, 3)])
      await caller.post('/voyages/new', {
        ...voyage,
        'part-people': words,
        'part-sources': words,
        readers: 'own-agency',
        once: noForm,
        do: 'continue',
      })
    await caller.post('/voyages/new', { ...voyage, aboard: 'many', once: noForm, do: 'continue' })
    await caller.post('/voyages/new', { ...voyage, readers: 'own-agency', once: noForm, do: 'back' })
  },
}

const recordVoyages: RouteCase = {
  phase: 'acting',
  meets: [303, 404, 422],
  run: async (caller, { hidden }) => {
    await caller.get((await recordVoyage(caller, 'oic-taskforce')) || '/voyages')
    for (const id of [absent.thing, ...hidden.things.slice(0, 2)]) {
      const chosen = { 'choice-boat': 'new', 'choice-launch': 'new', 'choice-people': id }
      await caller.post('/voyages', { ...voyage, ...chosen, readers: 'own-agency', once: noForm })
    }
    await caller.get('/voyages')
  },
}

const joinParts: RouteCase = {
  phase: 'acting',
  meets: [200, 303, 404, 409, 422],
  run: async (caller, { hidden, telltales }) => {
    const ours = voyagesIn(text(await caller.get('/voyages'))).slice(0, 2)
    for (const path of ours) {
      const once = fieldIn('once', text(await caller.get(`${path}/join?part=people`))) || absent.other
      for (const words of [' ', ...telltales])
        await caller.post(`${path}/join`, { once, part: 'people', 'part-people': words, do: 'find' })
      const save = { once, part: 'engine', 'part-engine': 'Yamaha, serial 6HB1X4471', do: 'save' }
      await caller.post(`${path}/join`, save)
      for (const id of [absent.thing, ...hidden.things.slice(0, 1)])
        await caller.post(`${path}/join`, { ...save, 'choice-engine': id })
      for (let times = 0; times < 2; times++) await caller.post(`${path}/join`, { ...save, 'choice-engine': 'new' })
      await caller.get(path)
    }
    await caller.post(`/voyages/${absent.thing}/join`, { part: 'boat' }, { nothing: 'join' })
    for (const id of hidden.things.slice(0, 2))
      await caller.post(`/voyages/${id}/join`, { part: 'boat' }, { nothing: 'join' })
  },
}

export const casesOfCollect: Readonly<Record<string, RouteCase>> = {
  'GET /reports': list('/reports'),
  'GET /reports/new': form('/reports/new'),
  'POST /reports/new': continueReport,
  'POST /reports': writeReports,
  'GET /reports/:report': lookAt('reports', reportsOf, hiddenReports),
  'POST /reports/:report/return': sendBack,
  'GET /report-parts/:record/correct': lookAtCorrections,
  'POST /report-parts/:record/correct': correct,
  'GET /debriefs': list('/debriefs'),
  'GET /debriefs/new': { ...form('/debriefs/new'), meets: [404] },
  'POST /debriefs': openDebriefs,
  'GET /debriefs/:debrief': lookAt('debriefs', debriefsOf, hiddenDebriefs),
  'POST /debriefs/:debrief/end': inDebrief('/end', { how: 'stopped', why: 'age', seen: '1' }, 'post'),
  'POST /debriefs/:debrief/follow-up': followUp,
  'GET /debriefs/:debrief/answers/:group': inDebrief('/answers/journey', {}, 'get'),
  'POST /debriefs/:debrief/answers/:group': inDebrief('/answers/journey', { state: 'refused', once: noForm }, 'post'),
  'GET /debriefs/:debrief/identity': inDebrief('/identity', {}, 'get'),
  'POST /debriefs/:debrief/identity': inDebrief('/identity', { name: 'Dilnaz Rahimi' }, 'post'),
  'GET /voyages': list('/voyages'),
  'GET /voyages/new': form('/voyages/new'),
  'POST /voyages/new': chooseRecords,
  'POST /voyages': recordVoyages,
  'GET /voyages/:voyage': lookAtVoyages('', [200, 404]),
  'GET /voyages/:voyage/join': lookAtVoyages('/join?part=boat', [200, 404]),
  'POST /voyages/:voyage/join': joinParts,
}

const mixed = report('oic-taskforce', {
  items: '2',
  ...itemOf('Linh Pham Thi said that she may not leave the flat.', 2),
  ...underC(2),
})

const hiddenReport = report('own-agency', {
  'item-1-words': 'Mehmet Hasanoglu and Karwan Sabri Ahmed share 07700 900202.',
})

const writeHidden = async (as: As): Promise<void> => {
  const night = await as('nightAnalyst')
  await writeReport(night, hiddenReport)
  await recordVoyage(night, 'own-agency')
  const debriefer = await as('nightDebriefer')
  const debrief = await beginDebrief(debriefer)
  await answerOf(debriefer, debrief, 'phones', { 'q-phone': '07700 900101', 'q-whose': 'Mehmet Hasanoglu' })
  await debriefer.post(`${debrief}/identity`, { name: 'Karwan Sabri Ahmed', born: '1991-03-14' })
  await beginDebrief(debriefer, { age: 'under-18' })
}

/** Written before anybody looks: a report that some see one item of, a voyage, debriefs of which two stopped for a child, and the like at the night desk. */
export const actsOfCollect: RoomActs = {
  visible: async as => {
    const colleague = await as('colleague')
    await writeReport(colleague, mixed)
    await writeReport(colleague, report('own-agency'))
    await recordVoyage(colleague, 'oic-taskforce')
    const debriefer = await as('debriefer')
    await beginDebrief(debriefer, { age: 'under-18' })
    await beginDebrief(debriefer, { age: 'disputed' })
    await answerOf(debriefer, await beginDebrief(debriefer), 'phones', { 'q-phone': '07700 900103' })
    await writeReport(
      await as('officer'),
      report('own-agency', { 'item-1-words': 'A boat trailer stood at the old quay.' }),
    )
  },
  hidden: writeHidden,
}
