// What is counted: distinct events, disruptions by quarter and grade, and that involvement is never added to events.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DisruptionGrade } from '#core/language/disrupt.ts'
import type { AgencyCode, OutcomeId } from '#core/language/ids.ts'
import { daysOf, type Quarter, quarterOf, quartersFrom } from '#core/language/quarters.ts'
import { byQuarterAndGrade, type Countable, totalOf } from './by-quarter-and-grade.ts'
import { distinctEvents, eventsIn, involvementIn, type ReportedEvent, tallied } from './distinct-events.ts'
import {
  countOfEvents,
  countOfInvolvement,
  type EventCount,
  type InvolvementCount,
  numberOf,
  saidCount,
} from './event-count.ts'

/** The Border Security Commander's annual report data of 16 July 2026, as domain.md's table has it. */
const published = {
  '2025-Q2': { major: 24, moderate: 86, minor: 584, total: 694 },
  '2025-Q3': { major: 22, moderate: 120, minor: 759, total: 901 },
  '2025-Q4': { major: 28, moderate: 144, minor: 861, total: 1_033 },
  '2026-Q1': { major: 34, moderate: 156, minor: 948, total: 1_138 },
} as const
const year = { from: '2025-04-01', to: '2026-03-31' }

const disruption = (
  id: string,
  happenedOn: string,
  grade: DisruptionGrade,
  more: Partial<Countable> = {},
): Countable => ({
  id,
  happenedOn,
  state: 'confirmed',
  grade,
  standing: grade,
  ...more,
})

/** As many as were published, spread over the days of their quarter. */
const generated: readonly Countable[] = Object.entries(published).flatMap(([quarter, grades]) =>
  (['major', 'moderate', 'minor'] as const).flatMap(grade =>
    Array.from({ length: grades[grade] }, (_, n) => {
      const { from, to } = daysOf(quarter as Quarter)
      const day = [from, `${from.slice(0, 7)}-15`, to][n % 3] ?? from
      return disruption(`${quarter} ${grade} ${n}`, day, grade)
    }),
  ),
)

test('the published disruptions by quarter and grade are reproduced, and the year from its quarters', () => {
  const quarters = byQuarterAndGrade(generated, year)
  assert.deepEqual(
    quarters.map(({ quarter, counted }) => ({
      quarter,
      ...{ major: counted.major, moderate: counted.moderate, minor: counted.minor },
      total: totalOf(counted),
    })),
    Object.entries(published).map(([quarter, grades]) => ({ quarter, ...grades })),
  )
  const sum = (of: (one: (typeof quarters)[number]) => number) => quarters.reduce((all, one) => all + of(one), 0)
  assert.equal(
    sum(one => totalOf(one.counted)),
    3_766,
  )
  assert.equal(
    sum(one => one.counted.major),
    108,
  )
  assert.equal(
    sum(one => one.counted.moderate),
    506,
  )
  assert.equal(
    sum(one => one.counted.minor),
    3_152,
  )
})

test('what nobody confirmed, what is doubled and what did nothing is in no such total', () => {
  const others = [
    disruption('a', '2025-05-01', 'major', { state: 'recorded', standing: undefined }),
    disruption('b', '2025-05-01', 'major', { state: 'returned', standing: undefined }),
    disruption('c', '2025-05-01', 'major', { state: 'doubled', standing: undefined }),
    disruption('d', '2025-05-01', 'negative'),
    disruption('e', '2025-05-01', 'minor', { state: 'changed', standing: 'none' }),
    disruption('f', '2025-03-31', 'major'),
    disruption('f', '2026-04-01', 'major'),
  ]
  const [quarter] = byQuarterAndGrade([...generated, ...others, ...generated], year)
  assert.ok(quarter)
  assert.equal(totalOf(quarter.counted), 694)
  assert.equal(quarter.notYet.major, 2)
  assert.deepEqual([quarter.counted.negative, quarter.counted.none], [1, 1])
})

test('every day lies in one quarter', () => {
  assert.deepEqual(quartersFrom(quarterOf('2025-11-02'), quarterOf('2026-04-01')), ['2025-Q4', '2026-Q1', '2026-Q2'])
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), at => {
      const day = at.toISOString().slice(0, 10)
      const { from, to } = daysOf(quarterOf(day))
      return from <= day && day <= to
    }),
  )
})

const event = (id: string, more: Partial<ReportedEvent> = {}): ReportedEvent => ({
  id: id as OutcomeId,
  kind: 'arrest',
  day: '2025-09-03',
  pillar: '1',
  pounds: undefined,
  recordedAt: new Date('2025-09-03T20:00:00Z'),
  agencies: ['downland-police' as AgencyCode],
  ...more,
})
const agencies = ['a', 'b', 'c', 'd'].map(code => code as AgencyCode)

test('an event is one, whichever agencies were in it; two that are one are one; the parts make the whole', () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 })
  fc.assert(
    fc.property(
      some,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { maxLength: 20 }),
      fc.array(fc.subarray(agencies, { minLength: 1 }), { minLength: 31, maxLength: 31 }),
      (ids, same, parties) => {
        const events = ids.map(n => event(`e${n}`, { agencies: parties[n] ?? [], pillar: String(n % 4) }))
        const said = same.map(([one, other]) => ({ one: `e${one}` as OutcomeId, other: `e${other}` as OutcomeId }))
        const distinct = distinctEvents(events, said)
        assert.deepEqual(distinct.flatMap(one => one.reports).sort(), events.map(one => one.id).sort())
        const parts = tallied(distinct, one => one.pillar).reduce((sum, one) => sum + numberOf(one.count), 0)
        assert.equal(parts, numberOf(eventsIn(distinct)))
        assert.deepEqual(distinctEvents(events, [...said].reverse()).length, distinct.length)
      },
    ),
  )
})

test('said to be one in a ring, they are one and not none', () => {
  const three = ['a', 'b', 'c'].map(id => event(id))
  const ring = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
  ].map(([one, other]) => ({ one: one as OutcomeId, other: other as OutcomeId }))
  assert.equal(numberOf(eventsIn(distinctEvents(three, ring))), 1)
})

test('adding agency involvement to a count of events is impossible', () => {
  const events: EventCount = countOfEvents(['a', 'b', 'b'])
  const involvement: InvolvementCount = countOfInvolvement([
    { event: 'a', agency: 'x' },
    { event: 'a', agency: 'y' },
    { event: 'b', agency: 'x' },
  ])
  assert.deepEqual([numberOf(events), saidCount(events), saidCount(involvement)], [2, '2', '3'])
  // Each of these lines is refused when the program is checked, and again when it runs.
  // @ts-expect-error two counts are not added
  assert.throws(() => events + involvement, TypeError)
  // @ts-expect-error nor with a number
  assert.throws(() => involvement + 1, TypeError)
  // @ts-expect-error a count of involvement gives no number to add
  assert.throws(() => numberOf(involvement), TypeError)
  // @ts-expect-error and is no count of events
  const mistaken: EventCount = involvement
  assert.throws(() => numberOf(mistaken), TypeError)
  assert.throws(() => Number(involvement), TypeError)
  assert.throws(() => JSON.stringify({ involvement }), TypeError)
  assert.throws(() => [events, involvement].reduce((sum, count) => sum + Number(count), 0), TypeError)
})

test('2,380 involvements are not 2,380 events', () => {
  const arrests = Array.from({ length: 1_900 }, (_, n) =>
    event(`arrest ${n}`, { agencies: agencies.slice(0, n < 480 ? 2 : 1) }),
  )
  const distinct = distinctEvents(arrests, [])
  assert.equal(saidCount(eventsIn(distinct)), '1,900')
  assert.equal(saidCount(involvementIn(distinct)), '2,380')
})
