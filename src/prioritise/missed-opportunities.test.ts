// What nobody acted on: each rule with its case and its wrong case, and nobody who was only met as its subject.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Web, WebLink, WebThing } from '#understand'
import { findMissedOpportunities } from './missed-opportunities.ts'

type Said = Partial<Omit<WebThing, 'agencies' | 'protected'>> & {
  readonly agencies?: readonly string[]
  readonly protected?: readonly string[]
}
const thing = (id: string, kind: WebThing['kind'], said: Said = {}): WebThing =>
  ({
    id,
    kind,
    name: id,
    records: [id],
    agencies: ['a'],
    protected: ['none'],
    codes: [],
    isOnGroupRegister: false,
    ...said,
  }) as unknown as WebThing
const link = (
  from: string,
  type: WebLink['type'],
  to: string,
  agency: string,
  roles: readonly string[] = [],
): WebLink => ({ from, to, type, roles, agencies: [agency] }) as unknown as WebLink
const web = (things: readonly WebThing[], links: readonly WebLink[]): Web => ({
  things: new Map(things.map(one => [one.id, one])),
  links,
})
const event = (id: string, eventType: string, codes: readonly string[] = []) =>
  thing(id, 'event', { eventType, codes, at: new Date('2026-07-01T00:00:00Z') })
const found = (things: readonly WebThing[], links: readonly WebLink[]) =>
  findMissedOpportunities(web(things, links)).map(one => [one.rule, one.about.name, one.owner])

test('an engine that was bought abroad and seized on a beach; not one that only one agency knows', () => {
  const engine = (agencies: readonly string[]) => thing('PV-1188', 'engine', { agencies })
  const events = [event('purchase', 'purchase'), event('seizure', 'seizure')]
  const links = [
    link('PV-1188', 'involved-in', 'purchase', 'overseas'),
    link('PV-1188', 'involved-in', 'seizure', 'border'),
  ]
  assert.deepEqual(found([engine(['border', 'overseas']), ...events], links), [
    ['engine-bought-and-used', 'PV-1188', 'border'],
  ])
  assert.deepEqual(found([engine(['border']), ...events], links), [])
})

test('it says what it rests on: the events and things that the rule went by, not the thing itself', () => {
  const [one] = findMissedOpportunities(
    web(
      [
        thing('TU20 BVN', 'vehicle', { agencies: ['estuary', 'wolds'] }),
        event('stop', 'stop'),
        event('report', 'report'),
      ],
      [link('TU20 BVN', 'involved-in', 'stop', 'estuary'), link('TU20 BVN', 'involved-in', 'report', 'wolds')],
    ),
  )
  assert.deepEqual(one?.evidence, ['report', 'stop'])
})

test('an answer given on arrival that nobody followed up, about a phone that another holds; not one that was passed on', () => {
  const phone = thing('07700 900123', 'phone', { agencies: ['arrivals', 'police'] })
  const links = [link('07700 900123', 'involved-in', 'interview', 'arrivals')]
  assert.deepEqual(found([phone, event('interview', 'interview', ['Not followed up'])], links), [
    ['answer-not-followed-up', '07700 900123', 'arrivals'],
  ])
  assert.deepEqual(found([phone, event('interview', 'interview', ['Passed to a desk'])], links), [])
})

test('a group that is listed and not investigated while others hold what its members use; not one under investigation', () => {
  const group = (status: string) =>
    thing('Scissors', 'organisation', { agencies: ['unit'], isOnGroupRegister: true, codes: [status] })
  const member = thing('listed member', 'person', { agencies: ['unit', 'police'] })
  const links = [link('listed member', 'member-of', 'Scissors', 'unit', ['associate'])]
  assert.deepEqual(found([group('not-investigated'), member], links), [['group-left-alone', 'Scissors', 'unit']])
  assert.deepEqual(found([group('investigated'), member], links), [])
})

test('a van that was stopped and let go while another agency had intelligence on it', () => {
  const van = thing('TU20 BVN', 'vehicle', { agencies: ['estuary', 'wolds'] })
  const events = [event('stop', 'stop'), event('report', 'report')]
  assert.deepEqual(
    found(
      [van, ...events],
      [link('TU20 BVN', 'involved-in', 'stop', 'estuary'), link('TU20 BVN', 'involved-in', 'report', 'wolds')],
    ),
    [['stopped-and-let-go', 'TU20 BVN', 'estuary']],
  )
  assert.deepEqual(
    found(
      [van, ...events],
      [link('TU20 BVN', 'involved-in', 'stop', 'estuary'), link('TU20 BVN', 'involved-in', 'report', 'estuary')],
    ),
    [],
  )
})

test('a suspect whom another agency met without knowing; never somebody who was only a victim, a witness or a child', () => {
  const crime = event('case', 'incident', ['facilitation'])
  const visit = event('visit', 'visit')
  const links = (role: string) => [
    link('somebody', 'involved-in', 'case', 'police', [role]),
    link('somebody', 'involved-in', 'visit', 'fair work'),
  ]
  const somebody = (protectedClass = 'none') =>
    thing('somebody', 'person', { agencies: ['police', 'fair work'], protected: [protectedClass] })
  assert.deepEqual(found([somebody(), crime, visit], links('suspect')), [
    ['suspect-met-elsewhere', 'somebody', 'fair work'],
  ])
  for (const role of ['victim', 'witness', 'missing', 'unknown'])
    assert.deepEqual(found([somebody(), crime, visit], links(role)), [], role)
  for (const protectedClass of ['victim', 'witness', 'child', 'debrief'])
    assert.deepEqual(found([somebody(protectedClass), crime, visit], links('suspect')), [], protectedClass)
})
