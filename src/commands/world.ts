// Writes an invented world: agencies' exports with three networks in them, to learn on and to test with.
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { systemClock } from '#core/ground/clock.ts'
import { Problem } from '#core/ground/problem.ts'
import { startProgress } from '#core/ground/progress.ts'
import { leastRecords, type WrittenWorld, writeWorld } from '../../world/index.ts'
import type { Called, Command } from './command.ts'

const number = new Intl.NumberFormat('en-GB')

const countOf = (given: unknown): number => {
  const records = Number(given ?? 20_000)
  if (Number.isSafeInteger(records) && records >= leastRecords) return records
  throw new Problem({
    what: `--records ${String(given)} cannot be made.`,
    mend: `Give a whole number of at least ${number.format(leastRecords)}, so that the stories have room.`,
  })
}

const folderOf = (given: unknown): string => {
  if (typeof given !== 'string')
    throw new Problem({
      what: 'It is not said where to write.',
      mend: 'Give --out FOLDER, a folder that is not there yet or is empty.',
    })
  const folder = resolve(given)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Problem({
      what: 'The folder is not empty.',
      where: folder,
      mend: 'Name another folder, or empty this one first.',
    })
  return folder
}

const say = (made: WrittenWorld, out: string): readonly string[] => [
  `Invented data: ${number.format(made.records)} records of ${number.format(made.entities)} things, ${number.format(made.links)} links`,
  `in ${made.sources} sources with ${number.format(made.rows)} rows, under ${made.labels} labels; ${made.stories} stories among them.`,
  Object.entries(made.kinds)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${number.format(count)}`)
    .join(', '),
  out,
]

const world = async ({ options, printer }: Called) => {
  const [records, out] = [countOf(options.records), folderOf(options.out)]
  const progress = startProgress(printer, systemClock, { doing: 'Writing', total: records, unit: 'records' })
  let before = 0
  const made = await writeWorld({
    records,
    seed: String(options.seed ?? '1'),
    out,
    progress: done => {
      progress.did(done - before)
      before = done
    },
  })
  progress.end()
  if (options.json) printer.line(JSON.stringify({ ...made, seed: String(options.seed ?? '1'), out }))
  else for (const line of say(made, out)) printer.line(line)
  return 'done' as const
}

export const worldCommand: Command = {
  name: 'world',
  group: 'data',
  line: "write an invented world: agencies' exports to learn on and to test with",
  usage: '--out FOLDER [--records N] [--seed S] [--json]',
  help: `
Writes what invented agencies would send: a folder for each source with its files and its source.yaml, agencies.yaml and
agreements.yaml, ready for ./breakwater load. The same seed and number give the same bytes.

Apart from it lies what only the world knows: truth.csv (which records are of the same thing), networks.csv (who plays
which part in the stories, and who only looks like it), protected.csv (who must be under a protected label) and
expected-rejections.csv (rows that are wrong on purpose). No load reads these. world/README.md tells the stories.`,
  options: {
    out: { type: 'string', value: 'FOLDER', line: 'where to write; a folder that is not there yet, or empty' },
    records: { type: 'string', value: 'N', line: 'about how many records, links not counted (20000)' },
    seed: { type: 'string', value: 'S', line: 'any word or number; another seed is another world (1)' },
    json: { type: 'boolean', line: 'write the counts as JSON' },
  },
  examples: [
    './breakwater world --out /tmp/world',
    './breakwater world --records 100000 --seed harbour --out /tmp/world --json',
  ],
  run: world,
}
