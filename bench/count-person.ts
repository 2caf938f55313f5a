// Counts what agreements between records of persons are worth, over invented worlds whose truth is known, and writes the next person model.
//
//   node bench/count-person.ts --worlds FOLDER[,FOLDER…] [--from person-v1.json] [--out person-v2.json]
//
// The worlds are ours, so what is counted in them is believed by half: each counted level goes half-way, in bits, from the weight set by
// hand to the weight counted. Levels that protect (brothers, cousins, placeholders, numbers that never err in our worlds) are not counted.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Problem } from '../src/core/ground/problem.ts'
import type { HeldRecord } from '../src/quality/held-record.ts'
import { readExports } from '../src/quality/read-exports.ts'
import { compare } from '../src/resolve/model/index.ts'
import type { ModelData } from '../src/resolve/model/model.ts'
import { strangersOf, truePairsOf } from './pairs.ts'

const believed: Readonly<Record<string, readonly string[]>> = {
  name: ['all', 'close', 'left-out', 'initial', 'one-part'],
  birthDate: ['day', 'month', 'swapped', 'year'],
}
/** Set by hand in bits, because our worlds cannot tell: their clerks mistype no digit of a birth date, and cousins are born days apart. */
const byHand: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  birthDate: { 'one-digit': 2, 'other-year': 2, 'placeholder-year': 0.5 },
  phone: { differ: -2 },
  place: { differ: -1 },
}
/** What the rarity of a name adds at most: so little that a name by itself, however rare, never suggests that two records are one. */
const mostByRarity: Readonly<Record<string, number>> = {
  all: 3,
  close: 2,
  'left-out': 2.5,
  'first-left-out': 2,
  initial: 1,
}
const link = 0.8
/** What a household shares counts so much less as lambda grants more, so that brothers and cousins stand where they stood. */
const householdLess = 2
const strangersPerWorld = 1_500_000
const fewest = 20

type Counts = Map<string, Map<string, number>>
const count = (counts: Counts, a: HeldRecord, b: HeldRecord): void => {
  for (const { comparison, level } of compare(a.features, b.features).terms) {
    const levels = counts.get(comparison) ?? new Map<string, number>()
    levels.set(level, (levels.get(level) ?? 0) + 1)
    counts.set(comparison, levels)
  }
}
const shareOf = (counts: Counts, comparison: string, level: string): number | undefined => {
  const levels = counts.get(comparison)
  const found = levels?.get(level) ?? 0
  const all = [...(levels?.values() ?? [])].reduce((sum, many) => sum + many, 0)
  return found < fewest ? undefined : found / all
}
/** The same m against another u, or the same u against another m where the level speaks against. */
const inBits = <L extends { readonly m: number; readonly u: number }>(level: L, bits: number): L =>
  bits > 0
    ? { ...level, u: Number((level.m / 2 ** bits).toPrecision(3)) }
    : { ...level, m: Number((level.u * 2 ** bits).toPrecision(3)) }
const halfWay = (a: number, b: number): number => Number(Math.sqrt(a * b).toPrecision(3))

const source =
  'Half-way, in bits, between person-1, which was set by hand, and what was counted in two invented worlds of 100,000 records (seeds 101 and 102; bench/count-person.ts): the levels at which names agree, birth dates of the same day, month or year or with day and month exchanged, and lambda, which so is that of a register of about 90,000 persons. All that protects against brothers, cousins and placeholders stays as set by hand, and so does what the invented worlds cannot tell. Not trained on any agency’s data. The unit of rarity is bits. Where a level depends on how little a source states (an initial, one part, a month, a year), its m and u are those among pairs that state so little, so the m of such a comparison add up to more than one.'

const { values } = parseArgs({
  options: { worlds: { type: 'string' }, from: { type: 'string' }, out: { type: 'string' } },
})
if (values.worlds === undefined)
  throw new Problem({
    what: 'It is not said what to count in.',
    mend: 'Give --worlds FOLDER[,FOLDER…], each made with ./breakwater world.',
  })
const from = values.from ?? new URL('./person-v1.json', import.meta.url)
const model = JSON.parse(readFileSync(from, 'utf8')) as ModelData

const [same, different]: readonly [Counts, Counts] = [new Map(), new Map()]
let truePairs = 0
let allPairs = 0
for (const folder of values.worlds.split(',')) {
  const records = (await readExports(folder)).filter(
    record => record.kind === 'person' && !record.isNeverCompared && record.strongOnly !== true,
  )
  allPairs += (records.length * (records.length - 1)) / 2
  for (const [a, b] of truePairsOf(records)) {
    truePairs += 1
    count(same, a, b)
  }
  for (const [a, b] of strangersOf(records, strangersPerWorld)) count(different, a, b)
}

const out = process.stdout
const levelOf = (comparison: string, level: ModelData['comparisons'][number]['levels'][number]) => {
  const [m, u] = [shareOf(same, comparison, level.level), shareOf(different, comparison, level.level)]
  const counted =
    m === undefined || u === undefined
      ? '    —'
      : Math.log2(m / u)
          .toFixed(1)
          .padStart(5)
  const isBelieved = believed[comparison]?.includes(level.level) === true && m !== undefined && u !== undefined
  const set = byHand[comparison]?.[level.level]
  const weighed = isBelieved
    ? { ...level, m: halfWay(level.m, m), u: halfWay(level.u, u) }
    : set === undefined
      ? level
      : inBits(level, set)
  const most = comparison === 'name' ? mostByRarity[level.level] : undefined
  const next =
    most === undefined || weighed.rarity === undefined ? weighed : { ...weighed, rarity: { ...weighed.rarity, most } }
  const bits = (of: { readonly m: number; readonly u: number }): string =>
    Math.log2(of.m / of.u)
      .toFixed(1)
      .padStart(5)
  out.write(
    `${comparison.padEnd(10)} ${level.level.padEnd(17)} by hand ${bits(level)}  counted ${counted}  next ${bits(next)}\n`,
  )
  return next
}
const lambda = truePairs / allPairs
out.write(`lambda: by hand ${model.lambda.toPrecision(3)}, counted ${lambda.toPrecision(3)} (${truePairs} pairs)\n`)
const next = {
  ...model,
  model: 'person-2',
  source,
  link,
  lambda: halfWay(model.lambda, lambda),
  ...(model.household === undefined
    ? {}
    : {
        household: {
          ...model.household,
          caps: model.household.caps.map(cap => ({ ...cap, most: cap.most - householdLess })),
        },
      }),
  comparisons: model.comparisons.map(one => ({
    ...one,
    levels: one.levels.map(level => levelOf(one.comparison, level)),
  })),
}
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(next, undefined, 2)}\n`)
