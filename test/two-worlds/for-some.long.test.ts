// What some of those who look may see and others may not changes nothing for the others; and what is told on purpose tells no more than it says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cases } from './cases.ts'
import { compareWorlds } from './compare-worlds.ts'
import { differences } from './differences.ts'
import { seedForSome } from './hidden-activity.ts'
import { viewerNames } from './visible-world.ts'
import { drafts, type WayForSome, waysForSome } from './ways-of-hiding.ts'
import { knowledge, lookAt, openBuilt } from './worlds.ts'

for (const [way, { keptFrom }] of Object.entries(waysForSome))
  test(`${way}, which others may see, changes nothing for ${keptFrom.join(' and ')}`, t =>
    compareWorlds(t, seedForSome(way as WayForSome), keptFrom, 'both fences'))

/** Pages that look and nothing else; the form of a request is led to by the very hits. */
const onlyLooking = Object.entries(cases)
  .filter(([route, one]) => one.phase === 'looking' && route !== 'GET /requests/new')
  .map(([route]) => route)

test('a hit tells a party that its holder holds something, where hits are told, and nothing of what it is', async t => {
  const seed = seedForSome('what a hit tells')
  const [plain, hiding] = await Promise.all([openBuilt(t, undefined), openBuilt(t, seed)])
  const known = await knowledge(plain, [hiding], { names: ['officer'] })
  const how = { known, only: onlyLooking, withDelivery: false }
  const [first, second] = await Promise.all([lookAt(plain, how), lookAt(hiding, { ...how, seed })])
  const found = differences(first.transcript, second.transcript)
  assert.ok(found.length > 0, 'No hit was told.')
  assert.deepEqual(
    found.filter(line => !/^officer: GET \/(search|hits|things)\b/.test(line)),
    [],
  )
  const hidden = [...known.values()].flatMap(one => one.hidden.things)
  const said = second.transcript.filter(
    (entry, at) => !first.transcript[at]?.answered.bytes.equals(entry.answered.bytes),
  )
  for (const { asked, answered } of said)
    for (const word of [...hidden, 'Known to the night desk', 'Ask the night desk first'])
      assert.ok(!answered.body.includes(word), `${asked} tells ${word}.`)
})

test(`what nobody signed yet changes nothing for ${drafts.keptFrom.join(' and ')}`, t =>
  compareWorlds(t, seedForSome('a draft'), drafts.keptFrom, 'both fences'))

test(
  'a row that is recalled takes with it the number that it alone gave',
  { todo: 'the record of the number keeps the label under which the row came: see src/collect/feed/take-in/finish.ts' },
  t => compareWorlds(t, 'recalled with its number', viewerNames, 'both fences'),
)
