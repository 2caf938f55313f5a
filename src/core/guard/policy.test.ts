// The written policy against a second, plain reading of the same rules, and each rule with its wrong case.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { memberId } from '#core/language/ids.ts'
import { posts } from '#core/language/members.ts'
import { compareRules, type Purpose, protectedClasses, purposes } from '#core/language/protection.ts'
import { type MemberAsker, purposesOfPost } from './asker.ts'
import { allowedLabels, decide, type LabelFacts, policies, policyFaults } from './policy.ts'

const id = memberId('11111111-1111-4111-8111-111111111111')
const officer = (change: Partial<MemberAsker> = {}): MemberAsker => {
  assert.ok(id)
  return {
    kind: 'Member',
    id,
    name: 'Ruth Sample',
    agency: 'estuary-police' as MemberAsker['agency'],
    post: 'intelligence-officer',
    compartments: [],
    immigrationStatusWork: false,
    ...change,
  }
}

const label = (change: Partial<LabelFacts> = {}): LabelFacts => ({
  id: 7 as LabelFacts['id'],
  owner: 'estuary-police',
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'P',
  agreementReaders: ['estuary-police', 'border-control'],
  agreementParties: ['estuary-police', 'border-control'],
  hit: 'holder',
  agreementPurposes: ['prevent-detect-oic', 'safeguarding'],
  grantees: [],
  purposes: ['prevent-detect-oic', 'safeguarding'],
  protected: 'none',
  regime: 'law-enforcement',
  compare: 'yes',
  ...change,
})

const sees = (asker: MemberAsker, of: LabelFacts, purpose: Purpose = 'prevent-detect-oic') =>
  decide(asker, 'see', of, purpose).allowed
const elsewhere = officer({ agency: 'border-control' as MemberAsker['agency'] })
const outsider = officer({ agency: 'northmoor-police' as MemberAsker['agency'] })

/** The same rules in plain code, for the policy to be held against. */
const reference = (asker: MemberAsker, of: LabelFacts, purpose: Purpose): boolean => {
  if (!purposesOfPost(asker.post).includes(purpose) || !of.purposes.includes(purpose)) return false
  if (of.compartment !== undefined && !asker.compartments.some(held => held === of.compartment)) return false
  if (['commander-office', 'inspector'].includes(asker.post)) return false
  const isProtected = of.protected !== 'none'
  if (isProtected && (asker.immigrationStatusWork || purpose === 'civil-immigration')) return false
  if (of.protected === 'debrief' && !['debriefer', 'analyst', 'safeguarding-lead'].includes(asker.post)) return false
  if (isProtected && asker.post === 'data-officer') return false
  if (of.owner === asker.agency || of.grantees.includes(asker.agency)) return true
  if (!of.agreementReaders.includes(asker.agency)) return false
  if (of.protected === 'debrief') return of.handling === 'P' && of.agreementPurposes.includes(purpose)
  if (
    asker.post === 'safeguarding-lead' &&
    purpose === 'safeguarding' &&
    ['victim', 'witness', 'child'].includes(of.protected)
  )
    return true
  return of.handling === 'P' && !isProtected && of.agreementPurposes.includes(purpose)
}

const agencies = ['estuary-police', 'border-control', 'northmoor-police']
const someOf = <T>(values: readonly T[]) => fc.subarray([...values])
const askers = fc.record({
  agency: fc.constantFrom(...agencies).map(code => code as MemberAsker['agency']),
  post: fc.constantFrom(...posts.values),
  compartments: someOf(['kestrel', 'heron'] as unknown as MemberAsker['compartments']),
  immigrationStatusWork: fc.boolean(),
})
const labels = fc.record({
  owner: fc.constantFrom(...agencies),
  handling: fc.constantFrom('P', 'C'),
  compartment: fc.constantFrom(undefined, 'kestrel', 'heron'),
  agreementReaders: someOf(agencies),
  agreementPurposes: someOf(purposes.values),
  grantees: someOf(agencies),
  purposes: someOf(purposes.values),
  protected: fc.constantFrom(...protectedClasses.values),
  compare: fc.constantFrom(...compareRules.values),
})

const madeLabel = ({ compartment, ...given }: Partial<LabelFacts> & { compartment?: string | undefined }): LabelFacts =>
  label({ ...given, ...(compartment === undefined ? {} : { compartment }) })

test('the written policies fit their schema, and one that names a field that is not there does not', () => {
  assert.deepEqual(policyFaults(), [])
  const wrong = {
    ...policies,
    slip: 'permit(principal is Member, action == Action::"see", resource is Label) when { resource.ownr == principal.agency };',
  }
  assert.match(policyFaults(wrong).join(), /slip.*ownr/)
})

test('an officer sees what his own agency holds, for a purpose it allows', () => {
  assert.equal(sees(officer(), label({ agreementReaders: [] })), true)
  assert.equal(sees(officer(), label({ purposes: ['financial-investigation'] })), false)
  assert.equal(sees(officer(), label({ purposes: ['oversight'] }), 'oversight'), false, 'a purpose outside his post')
})

test('a party to the agreement sees what is shared lawfully; conditions go out by release alone', () => {
  assert.equal(sees(elsewhere, label()), true)
  assert.equal(sees(outsider, label()), false)
  assert.equal(sees(elsewhere, label({ handling: 'C' })), false)
  assert.equal(sees(elsewhere, label({ handling: 'C', grantees: ['border-control'] })), true)
})

test('a compartment is closed to whoever is not in it, his own agency included', () => {
  assert.equal(sees(officer(), label({ compartment: 'kestrel' })), false)
  assert.equal(sees(officer({ compartments: ['kestrel' as never] }), label({ compartment: 'kestrel' })), true)
})

test('deliveries into a compartment are decided on by a data officer inside it', () => {
  const decides = (asker: MemberAsker) =>
    decide(asker, 'decideDelivery', label({ compartment: 'kestrel' }), 'system-assurance').allowed
  assert.equal(decides(officer({ post: 'data-officer' })), false)
  assert.equal(decides(officer({ post: 'data-officer', compartments: ['kestrel' as never] })), true)
})

test('who decides immigration status gets silence on a victim, whatever purpose is typed', () => {
  const caseworker = officer({ immigrationStatusWork: true, post: 'safeguarding-lead' })
  assert.equal(sees(caseworker, label({ protected: 'victim' }), 'safeguarding'), false)
  assert.equal(sees(officer({ post: 'safeguarding-lead' }), label({ protected: 'victim' }), 'safeguarding'), true)
})

test("the Commander's office and the inspectorate read no live record", () => {
  for (const post of ['commander-office', 'inspector'] as const)
    for (const purpose of purposes.values)
      assert.equal(sees(officer({ post }), label({ purposes: purposes.values }), purpose), false)
})

test('the resolver compares what may be compared and sees nothing', () => {
  const resolver = { kind: 'Service', id: 'resolver' } as const
  assert.deepEqual(
    allowedLabels(resolver, 'compare', [label(), label({ id: 8 as never, compare: 'never' })], 'system-assurance'),
    [7],
  )
  assert.deepEqual(allowedLabels(resolver, 'see', [label()], 'prevent-detect-oic'), [])
})

test("a feed keeps its own agency's records and no other's", () => {
  const feed = { kind: 'Service', id: 'feed', agency: 'estuary-police' as MemberAsker['agency'] } as const
  assert.equal(decide(feed, 'keep', label(), 'system-assurance').allowed, true)
  assert.equal(decide(feed, 'keep', label({ owner: 'border-control' }), 'system-assurance').allowed, false)
})

test('policy and plain reading agree on every label, post and purpose', () => {
  fc.assert(
    fc.property(askers, labels, fc.constantFrom(...purposes.values), (asker, of, purpose) => {
      const member = officer(asker)
      assert.equal(sees(member, madeLabel(of as never), purpose), reference(member, madeLabel(of as never), purpose))
    }),
    { numRuns: 1500 },
  )
})

test('what was made of many inputs is permitted exactly when every input is', () => {
  fc.assert(
    fc.property(
      askers,
      fc.array(labels, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...purposes.values),
      (asker, many, purpose) => {
        const member = officer(asker)
        const facts = many.map((of, at) => ({ ...madeLabel(of as never), id: (at + 1) as never }))
        const visible = new Set(allowedLabels(member, 'see', facts, purpose))
        assert.equal(
          facts.every(of => visible.has(of.id)),
          facts.every(of => sees(member, of, purpose)),
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('a picture is drawn of invented data and of no other', () => {
  const picture = { kind: 'Service', id: 'picture' } as const
  assert.equal(decide({ ...picture, synthetic: true }, 'see', label(), 'system-assurance').allowed, true)
  assert.equal(decide({ ...picture, synthetic: false }, 'see', label(), 'system-assurance').allowed, false)
  assert.equal(decide(picture, 'see', label(), 'system-assurance').allowed, false)
})

test('the data-protection officer of the holder can have a debrief erased that he may not read', () => {
  const officerOfTheHolder = officer({ post: 'data-protection-officer' })
  const debrief = label({ protected: 'debrief', compartment: 'kestrel' })
  assert.equal(decide(officerOfTheHolder, 'expunge', debrief, 'data-protection').allowed, true)
  assert.equal(sees(officerOfTheHolder, debrief, 'prevent-detect-oic'), false)
  assert.equal(
    decide(
      officer({ post: 'data-protection-officer', agency: 'border-control' as MemberAsker['agency'] }),
      'expunge',
      debrief,
      'data-protection',
    ).allowed,
    false,
  )
})

test('a data officer decides on a delivery of a protected source, and reads nothing in it', () => {
  const dataOfficer = officer({ post: 'data-officer' })
  assert.equal(decide(dataOfficer, 'decideDelivery', label({ protected: 'child' }), 'system-assurance').allowed, true)
  assert.equal(sees(dataOfficer, label({ protected: 'child' })), false)
})

test('whom a tasking reached answers it, the taskforce lead among them, and nobody whom it did not reach', () => {
  const answers = (asker: MemberAsker, of: LabelFacts) => decide(asker, 'answerTask', of, 'prevent-detect-oic').allowed
  const reached = label({ owner: 'border-control', agreementReaders: [], grantees: ['estuary-police'] })
  assert.equal(answers(officer({ post: 'taskforce-lead' }), reached), true)
  assert.equal(answers(officer({ post: 'debriefer' }), reached), false)
  assert.equal(answers(officer({ post: 'taskforce-lead' }), label({ owner: 'border-control', grantees: [] })), false)
})

test('a recipient sanitises under code S1, never under S2; the originator under both, and nobody else', () => {
  const sanitises = (asker: MemberAsker, of: LabelFacts) => decide(asker, 'sanitise', of, 'prevent-detect-oic').allowed
  const released = (sanitisation?: string) =>
    label({ handling: 'C', grantees: ['border-control'], ...(sanitisation ? { sanitisation } : {}) })
  assert.equal(sanitises(elsewhere, released('S1')), true)
  assert.equal(sanitises(elsewhere, released('S2')), false)
  assert.equal(sanitises(elsewhere, released()), false)
  assert.equal(sanitises(outsider, released('S1')), false)
  assert.equal(sanitises(officer({ post: 'operation-lead' }), released('S1')), false)
  for (const code of ['S1', 'S2']) assert.equal(sanitises(officer(), released(code)), true)
})

test('a hit is told to a party that may not read it, as its purpose and its protection allow, and to nobody else', () => {
  const told = (asker: MemberAsker, of: LabelFacts, purpose: Purpose = 'prevent-detect-oic') =>
    decide(asker, 'hit', of, purpose).allowed
  const held = label({ handling: 'C' })
  assert.equal(told(elsewhere, held), true)
  assert.equal(told(officer(), held), false, 'its holder is told nothing')
  assert.equal(told(outsider, held), false, 'no party')
  assert.equal(told(elsewhere, held, 'border-security'), false, 'a purpose that was not agreed')
  for (const more of [{ hit: 'silence' }, { compartment: 'kestrel' }, { compare: 'never' }] as const)
    assert.equal(told(elsewhere, label({ handling: 'C', ...more })), false, JSON.stringify(more))
  const lead = officer({ agency: 'border-control' as MemberAsker['agency'], post: 'safeguarding-lead' })
  const status = officer({ agency: 'border-control' as MemberAsker['agency'], immigrationStatusWork: true })
  for (const protectedAs of ['victim', 'witness', 'child', 'debrief'] as const) {
    const of = label({ handling: 'C', protected: protectedAs })
    assert.equal(
      told(elsewhere, of),
      protectedAs === 'debrief',
      'that somebody holds an answer is said where its agreement says so',
    )
    assert.equal(told(lead, of, 'safeguarding'), true)
    for (const purpose of purposes.values) assert.equal(told(status, of, purpose), false)
  }
})

test('only the originator releases, and who reads a released record does not pass it on', () => {
  const releases = (asker: MemberAsker, of: LabelFacts) => decide(asker, 'release', of, 'prevent-detect-oic').allowed
  assert.equal(releases(officer(), label({ handling: 'C' })), true)
  assert.equal(releases(officer({ post: 'tasking-coordinator' }), label({ handling: 'C' })), false)
  assert.equal(releases(elsewhere, label({ handling: 'C', regime: 'customs', grantees: ['border-control'] })), false)
})
