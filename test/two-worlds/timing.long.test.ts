// The time that an answer takes tells nothing of how many hidden rows lie behind what was asked: no slope over 0, 10,000 and 100,000 of them.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { asked, type CrowdedWorld, openCrowded } from './crowded-world.ts'
import { naiveProbe } from './mutants.ts'
import { programWith } from './mutate.ts'

const crowds = [0, 10_000, 100_000] as const
const rounds = 40
/** A busy machine is given so many times the rounds: what the machine does goes away, what the hidden rows do stays. */
const patience = 4
/** Milliseconds between no hidden rows and 100,000 of them, and a twentieth of the answer. */
const isLevel = (none: number, most: number): boolean => Math.abs(most - none) < 1 + none * 0.05

/** The quickest tenth of many rounds: what others do on the machine only ever adds. */
const quickest = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b)
  const best = sorted.slice(0, Math.ceil(sorted.length / 10))
  return best.reduce((sum, time) => sum + time, 0) / best.length
}

/** Each world in turn, a different one first each time, so that what the machine does meets all alike; the first rounds are for warming up. */
const timesOf = async (
  worlds: readonly CrowdedWorld[],
  path: string,
  isEnough: (times: readonly number[]) => boolean,
): Promise<readonly number[]> => {
  const times = worlds.map((): number[] => [])
  for (let round = -5; round < rounds * patience; round++) {
    for (const turn of worlds.keys()) {
      const at = (turn + round + worlds.length * 2) % worlds.length
      const began = performance.now()
      await worlds[at]?.officer.get(path)
      if (round >= 0) times[at]?.push(performance.now() - began)
    }
    if (round > 0 && round % rounds === 0 && isEnough(times.map(quickest))) break
  }
  return times.map(quickest)
}

const worlds: CrowdedWorld[] = []
for (const rows of crowds) worlds.push(await openCrowded({ after }, { rows }))
after(() => Promise.all(worlds.map(({ world }) => world.close())))

for (const [what, path] of Object.entries(asked(worlds[0]?.person as CrowdedWorld['person'])))
  test(`${what}: no slope over ${crowds.join(', ')} hidden rows`, async t => {
    const [none = 0, some = 0, most = 0] = await timesOf(worlds, path, ([none = 0, , most = 0]) => isLevel(none, most))
    t.diagnostic([none, some, most].map(time => `${time.toFixed(2)} ms`).join(', '))
    assert.ok(isLevel(none, most), `${none} ms became ${most} ms.`)
  })

test('found: the time of a probe by key and label grows with the hidden rows', async t => {
  const program = await programWith('naive-probe-timed', naiveProbe)
  const naive = [await openCrowded(t, { rows: 0, program }), await openCrowded(t, { rows: 100_000, program })]
  const [none = 0, most = 0] = await timesOf(naive, '/search?q=07700+900102', () => true)
  for (const { world } of naive) await world.close()
  t.diagnostic(`${none.toFixed(2)} ms, ${most.toFixed(2)} ms`)
  assert.ok(most - none > 5, `${none} ms became only ${most} ms.`)
})
