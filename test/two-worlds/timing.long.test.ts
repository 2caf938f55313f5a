// The time that an answer takes tells nothing of how many hidden rows lie behind what was asked: no slope over 0, 10,000 and 100,000 of them.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { asked, type CrowdedWorld, openCrowded } from './crowded-world.ts'
import { naiveProbe } from './mutants.ts'
import { programWith } from './mutate.ts'

const crowds = [0, 10_000, 100_000] as const
const rounds = 40
/** Milliseconds between no hidden rows and 100,000 of them. */
const slope = 1

/** The quickest tenth of many rounds: what others do on the machine only ever adds. */
const quickest = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b)
  const best = sorted.slice(0, Math.ceil(sorted.length / 10))
  return best.reduce((sum, time) => sum + time, 0) / best.length
}

/** Each world in turn, again and again, so that what the machine does meets all alike. */
const timesOf = async (worlds: readonly CrowdedWorld[], path: string): Promise<readonly number[]> => {
  const times = worlds.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [at, { officer }] of worlds.entries()) {
      const began = performance.now()
      await officer.get(path)
      if (round >= 5) times[at]?.push(performance.now() - began)
    }
  return times.map(quickest)
}

const worlds: CrowdedWorld[] = []
for (const rows of crowds) worlds.push(await openCrowded({ after }, { rows }))
after(() => Promise.all(worlds.map(({ world }) => world.close())))

for (const [what, path] of Object.entries(asked(worlds[0]?.person as CrowdedWorld['person'])))
  test(`${what}: no slope over ${crowds.join(', ')} hidden rows`, async t => {
    const [none = 0, some = 0, most = 0] = await timesOf(worlds, path)
    t.diagnostic([none, some, most].map(time => `${time.toFixed(2)} ms`).join(', '))
    assert.ok(Math.abs(most - none) < slope + none * 0.05, `${none} ms became ${most} ms.`)
  })

test('found: the time of a probe by key and label grows with the hidden rows', async t => {
  const program = await programWith('naive-probe-timed', naiveProbe)
  const naive = [await openCrowded(t, { rows: 0, program }), await openCrowded(t, { rows: 100_000, program })]
  const [none = 0, most = 0] = await timesOf(naive, '/search?q=07700+900102')
  for (const { world } of naive) await world.close()
  t.diagnostic(`${none.toFixed(2)} ms, ${most.toFixed(2)} ms`)
  assert.ok(most - none > 5, `${none} ms became only ${most} ms.`)
})
