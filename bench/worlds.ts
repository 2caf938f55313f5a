// How well the shipped models link invented worlds, without a database: the same reading, features, keys, model and clustering.
//
//   node bench/worlds.ts FOLDER…              worlds made before with ./breakwater world
//   node bench/worlds.ts --seed 7 --records 100000 [--seed …]
//   --kind person   one kind alone;   --lost   why true pairs of that kind are not found;   --json   the figures as one line each
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import { weightOfProbability } from '#resolve'
import { bestRecall } from '../src/quality/best-recall.ts'
import { groupsAt, linkRecords } from '../src/quality/link-records.ts'
import { measureGroups, overall } from '../src/quality/measure-groups.ts'
import { readExports } from '../src/quality/read-exports.ts'
import { linesOfTallies } from '../src/quality/say-tallies.ts'
import { writeWorld } from '../world/index.ts'
import { lostPairs } from './lost-pairs.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', multiple: true },
    records: { type: 'string', default: '100000' },
    kind: { type: 'string' },
    lost: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const wanted = [0.995, 0.999] as const
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

const measure = async (folder: string, name: string): Promise<void> => {
  const began = performance.now()
  const held = await readExports(folder)
  say(`\n${name}: ${held.length} records`)
  for (const kind of thingKinds.values as readonly ThingKind[]) {
    if (values.kind !== undefined && values.kind !== kind) continue
    const ofKind = held.filter(record => record.kind === kind)
    if (ofKind.length === 0) continue
    const linked = linkRecords(ofKind, kind)
    const groups = groupsAt(linked, weightOfProbability(linked.model.link))
    const { tallies, mixedGroups } = measureGroups(ofKind, groups)
    if (values.json) say(JSON.stringify({ world: name, kind, mixedGroups, tallies: Object.fromEntries(tallies) }))
    else {
      say(`${kind} (${linked.model.model}): ${linked.compared} pairs compared, ${mixedGroups} groups of several things`)
      const shown = kind === 'person' ? tallies : new Map([...tallies].filter(([group]) => group === overall))
      for (const line of linesOfTallies(shown)) say(`  ${line}`)
    }
    if (kind === 'person')
      for (const [least, best] of bestRecall(ofKind, linked, wanted))
        say(`  best recall at precision ${least}: ${percent(best.recall)} (from a weight of ${best.fromWeight} bits)`)
    if (kind === 'person' || values.lost)
      for (const line of lostPairs(ofKind, linked, groups, values.lost)) say(`  ${line}`)
  }
  say(`${((performance.now() - began) / 1000).toFixed(1)} s`)
}

for (const folder of positionals) await measure(folder, folder)
for (const seed of values.seed ?? []) {
  const place = mkdtempSync(join(tmpdir(), 'world-'))
  try {
    await writeWorld({ records: Number(values.records), seed, out: join(place, 'world') })
    await measure(join(place, 'world'), `seed ${seed}`)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
