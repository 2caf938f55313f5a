// Groups from a web of what is known: what ties, what does not, and who is never a member.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findGroups } from './find-groups.ts'
import type { Web, WebLink, WebThing } from './web.ts'

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
const link = (from: string, type: WebLink['type'], to: string, roles: readonly string[] = []): WebLink =>
  ({ from, to, type, roles, agencies: ['a'] }) as unknown as WebLink
const web = (things: readonly WebThing[], links: readonly WebLink[]): Web => ({
  things: new Map(things.map(one => [one.id, one])),
  links,
})

// An engine bought abroad, found on a boat; a van stopped with it; the phone of the man on the register: each agency holds one corner.
const courier = (): { things: WebThing[]; links: WebLink[] } => ({
  things: [
    thing('buyer', 'person', { agencies: ['overseas'] }),
    thing('driver', 'person', { agencies: ['police'] }),
    thing('phone', 'phone', { agencies: ['overseas', 'police', 'unit'] }),
    thing('engine', 'engine', { agencies: ['overseas', 'border'] }),
    thing('seizure', 'event', { agencies: ['border'], eventType: 'seizure' }),
    thing('purchase', 'event', { agencies: ['overseas'], eventType: 'purchase' }),
    thing('listed', 'organisation', { agencies: ['unit'], isOnGroupRegister: true }),
  ],
  links: [
    link('buyer', 'owns', 'engine'),
    link('engine', 'involved-in', 'seizure'),
    link('engine', 'involved-in', 'purchase'),
    link('buyer', 'uses', 'phone'),
    link('driver', 'uses', 'phone'),
    link('driver', 'member-of', 'listed'),
  ],
})
const names = (web: Web): readonly (readonly string[])[] =>
  findGroups(web).map(group => group.members.map(one => one.id))

test('what four agencies hold in corners shows as one group, with its signs', () => {
  const { things, links } = courier()
  const [group] = findGroups(web(things, links))
  assert.ok(group)
  assert.deepEqual(
    group.members.map(one => one.id),
    ['buyer', 'driver'],
  )
  assert.deepEqual(group.agencies, ['border', 'overseas', 'police', 'unit'])
  assert.ok(group.largestShare < 0.7)
  assert.ok(group.signals.includes('engine was seized'))
})

test('a person is named in a seizure: nobody is said to be seized', () => {
  const { things, links } = courier()
  const [group] = findGroups(web(things, [...links, link('driver', 'involved-in', 'seizure', ['suspect'])]))
  assert.ok(group?.signals.includes('person is named in a seizure'))
  assert.ok(!group?.signals.includes('person was seized'))
})

test('a number that many people share, such as a taxi firm, joins nobody', () => {
  const { things, links } = courier()
  const callers = Array.from({ length: 20 }, (_, at) => thing(`caller ${at}`, 'person'))
  assert.deepEqual(
    names(web([...things, ...callers], [...links, ...callers.map(one => link(one.id, 'uses', 'phone'))])),
    [],
  )
})

test('a victim, a witness, a child or somebody debriefed ties nothing and is never a member, but is counted as met', () => {
  for (const [role, protectedClass] of [
    ['victim', 'none'],
    ['witness', 'none'],
    ['unknown', 'child'],
    ['unknown', 'debrief'],
    ['suspect', 'victim'],
  ] as const) {
    const { things, links } = courier()
    const met = thing('met', 'person', { protected: [protectedClass] })
    const [group] = findGroups(
      web([...things, met], [...links, link('met', 'uses', 'phone'), link('met', 'involved-in', 'seizure', [role])]),
    )
    assert.ok(group)
    assert.ok(!group.members.some(one => one.id === 'met'), `${role}, ${protectedClass}`)
    assert.equal(group.peopleMet, 1)
  }
})

test('passengers of one boat are not tied to each other by it', () => {
  const passengers = Array.from({ length: 5 }, (_, at) =>
    thing(`passenger ${at}`, 'person', { agencies: [`agency ${at}`] }),
  )
  const voyage = thing('voyage', 'event', { eventType: 'voyage' })
  assert.deepEqual(
    names(
      web(
        [...passengers, voyage],
        passengers.flatMap(one => [
          link(one.id, 'travelled-in', 'voyage'),
          link(one.id, 'involved-in', 'voyage', ['unknown']),
        ]),
      ),
    ),
    [],
  )
})

test('two crossings off one beach are not one group for it', () => {
  const { things, links } = courier()
  const other = [
    thing('other boat', 'vessel', { agencies: ['rescue'] }),
    thing('other landing', 'event', { agencies: ['rescue'], eventType: 'rescue' }),
    thing('beach', 'place'),
  ]
  const [group] = findGroups(
    web(
      [...things, ...other],
      [
        ...links,
        link('other boat', 'involved-in', 'other landing'),
        link('other landing', 'located-at', 'beach'),
        link('seizure', 'located-at', 'beach'),
      ],
    ),
  )
  assert.ok(group)
  assert.ok(!group.things.some(one => one.id === 'other boat'))
})

test('one agency alone, or one sign of crime alone, is no proposal', () => {
  const { things, links } = courier()
  assert.deepEqual(
    names(
      web(
        things.map(one => ({ ...one, agencies: ['police'] as unknown as WebThing['agencies'] })),
        links,
      ),
    ),
    [],
  )
  assert.deepEqual(
    names(
      web(
        things.map(one =>
          one.kind === 'event' ? { ...one, eventType: 'visit' } : { ...one, isOnGroupRegister: false },
        ),
        links,
      ),
    ),
    [],
  )
})

test('the same web in another order gives the same groups', () => {
  const { things, links } = courier()
  const expected = findGroups(web(things, links))
  fc.assert(
    fc.property(
      fc.shuffledSubarray(things, { minLength: things.length }),
      fc.shuffledSubarray(links, { minLength: links.length }),
      (some, others) => {
        assert.deepEqual(findGroups(web(some, others)), expected)
      },
    ),
  )
})
