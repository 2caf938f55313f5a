// When a grading or a gap is questioned: each rule with its case and its wrong case, and what speaks otherwise in words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GroupBand, Lens } from '#core/language/prioritise.ts'
import { type Assessment, disagreementOf, rankedBand, type Standing } from '../assess/assessment.ts'
import type { Lead } from '../lead/lead.ts'
import { shelf } from '../schemes/shelf.ts'
import { exceptionsOf, otherwiseWords, type Situation } from './exceptions.ts'

const now = new Date('2026-11-22T09:00:00Z')
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
const graded = (lens: Lens, band: GroupBand, notKnown = 0): Assessment =>
  ({ lens, band, couldBe: band, notKnown }) as unknown as Assessment
const item = (at: number, isVoyage = false) => ({
  record: `r${at}`,
  name: 'Item',
  agency: 'A',
  at: daysAgo(at),
  isVoyage,
})
const quiet = { recent: [], agencies: ['A'], children: [], victims: [], members: [] }
const lead = (said: Partial<Lead>): Lead =>
  ({ status: 'investigated', since: '2026-11-01', recordedAt: daysAgo(21), ...said }) as unknown as Lead
const leader = { agency: 'a', agencyName: 'A' } as unknown as NonNullable<Lead['leader']>

const low: Standing = { attributes: graded('attributes', 'low'), harm: graded('harm', 'low') }
const situation = (said: Partial<Omit<Situation, 'evidence'>> & { readonly evidence?: object }): Situation =>
  ({ standing: {}, acceptedAt: daysAgo(1), now, evidence: quiet, lead: lead({ leader }), ...said }) as Situation
const rules = (said: Parameters<typeof situation>[0]) =>
  exceptionsOf(situation(said), shelf.priorities).map(one => one.rule)

test('graded low while enough is recent, or while somebody came to harm; not when nothing speaks otherwise', () => {
  const recent = [item(1), item(2), item(3)]
  assert.deepEqual(rules({ standing: low, evidence: { ...quiet, recent } }), ['graded-low'])
  assert.deepEqual(rules({ standing: low, evidence: { ...quiet, recent: recent.slice(1) } }), [])
  assert.deepEqual(rules({ standing: low, evidence: { ...quiet, children: ['c'] } }), ['graded-low'])
  assert.deepEqual(rules({ standing: low, evidence: { ...quiet, victims: ['v'] } }), ['graded-low'])
  assert.deepEqual(
    rules({ standing: {}, evidence: { ...quiet, recent } }),
    [],
    'a group that nobody graded is not graded low',
  )
})

test('one lens that is not low is enough, unless a second person let the low one stand', () => {
  const standing = { ...low, harm: graded('harm', 'severe') }
  const evidence = { ...quiet, children: ['c'] }
  assert.deepEqual(rules({ standing, evidence }), [])
  const moderation = (stands: Lens) =>
    ({ stands, reason: 'x', at: now, by: { id: 'm', name: 'M', agency: 'A' } }) as never
  assert.deepEqual(rules({ standing, evidence, moderation: moderation('attributes') }), ['graded-low'])
  assert.deepEqual(rules({ standing, evidence, moderation: moderation('harm') }), [])
})

test('not investigated is told with its reason; under investigation it is not', () => {
  const [told] = exceptionsOf(
    situation({ lead: lead({ status: 'not-investigated', leader, reason: 'Nobody is free' }) }),
    shelf.priorities,
  )
  assert.equal(told?.words, 'Not investigated for 21 days; the reason on record: Nobody is free')
  assert.deepEqual(rules({}), [])
})

test('a lead is missed after seven days, not before, not once there is one, and not when the group is closed', () => {
  assert.deepEqual(rules({ lead: undefined, acceptedAt: daysAgo(8) }), ['without-lead'])
  assert.deepEqual(rules({ lead: undefined, acceptedAt: daysAgo(7) }), [])
  assert.deepEqual(rules({ acceptedAt: daysAgo(100) }), [])
  assert.deepEqual(rules({ lead: lead({ status: 'closed' }), acceptedAt: daysAgo(100) }), [])
  assert.deepEqual(rules({ lead: lead({ status: 'not-investigated', reason: 'x', recordedAt: daysAgo(2) }) }), [
    'not-investigated',
  ])
})

test('what speaks otherwise is said in words', () => {
  const evidence = { ...quiet, recent: [item(1), item(2, true)], agencies: ['A', 'B'], children: ['c'], victims: [] }
  assert.deepEqual(otherwiseWords(situation({ standing: { harm: graded('harm', 'low', 2) }, evidence }), 90), [
    '2 items around its members in the last 90 days',
    '1 voyage among them',
    '1 child met there',
    '2 agencies hold something: A, B',
    '2 questions of its grading not known',
  ])
  assert.deepEqual(otherwiseWords(situation({}), 90), [])
})

test('lenses disagree from the distance that the data says, and the graver ranks the group until somebody decides', () => {
  const standing = { attributes: graded('attributes', 'low'), harm: graded('harm', 'high') }
  assert.equal(disagreementOf(standing, shelf.priorities)?.steps, 2)
  assert.equal(disagreementOf({ ...standing, harm: graded('harm', 'moderate') }, shelf.priorities), undefined)
  assert.equal(disagreementOf({ harm: graded('harm', 'severe') }, shelf.priorities), undefined)
  assert.equal(disagreementOf(standing, { disagreement: { bandsApart: 3 } }), undefined)
  assert.equal(rankedBand(standing), 'high')
  assert.equal(rankedBand(standing, { stands: 'attributes' } as never), 'low')
  assert.equal(rankedBand({}), undefined)
})
