// Compares two names and says why, or measures the comparison on pairs of which the truth is known.
import type { AtThreshold, NameQuality } from '#resolve'
import type { Called, Command, Ending } from './command.ts'
import { readCases } from './read-cases.ts'

const cell = (share: number): string => share.toFixed(4).padStart(9)
const row = ({ threshold, precision, recall, f1 }: AtThreshold): string =>
  `${threshold.toFixed(2).padStart(9)}${cell(precision)}${cell(recall)}${cell(f1)}`

const tableOf = (title: string, { cases, thresholds, bestF1, bestThreshold }: NameQuality): readonly string[] => [
  `${title}: ${cases} ${cases === 1 ? 'case' : 'cases'}`,
  'threshold precision   recall       F1',
  ...thresholds.map(row),
  `best F1 ${bestF1.toFixed(4)} at ${bestThreshold.toFixed(4)}`,
]

const measure = async (file: string, { options, printer }: Called): Promise<Ending> => {
  const { measureNames, scoreWritten } = await import('#resolve')
  const { cases, hasSchema } = readCases(file)
  const scored = cases.map(({ name1, name2, isMatch, schema }) => ({
    score: scoreWritten(name1, name2, schema),
    isMatch,
    isPerson: schema?.trim().toLowerCase() === 'person',
  }))
  const all = measureNames(scored)
  const person = hasSchema ? measureNames(scored.filter(({ isPerson }) => isPerson)) : undefined
  if (options.json) printer.line(JSON.stringify({ ...all, ...(person === undefined ? {} : { person }) }))
  else
    for (const line of [...tableOf('All', all), ...(person ? ['', ...tableOf('Person', person)] : [])])
      printer.line(line)
  return 'done'
}

const explain = async (a: string, b: string, { options, printer }: Called): Promise<Ending> => {
  const { likenWritten } = await import('#resolve')
  const found = likenWritten(a, b)
  const kind = found.kind === 'person' ? 'names of persons' : 'names of organisations or vessels'
  if (options.json) printer.line(JSON.stringify(found))
  else for (const line of [`${found.score.toFixed(2)} of 1, as ${kind}`, ...found.said]) printer.line(line)
  return 'done'
}

const names = async (called: Called): Promise<Ending> => {
  const { args, options, printer } = called
  const [a, b] = args
  const file = options.cases
  if (typeof file === 'string' && args.length === 0) return measure(file, called)
  if (file === undefined && a !== undefined && b !== undefined) return explain(a, b, called)
  printer.note('Give either two names, each in quotation marks, or --cases FILE.csv.')
  printer.note('See: ./breakwater names --help')
  return 'usage'
}

export const namesCommand: Command = {
  name: 'names',
  group: 'data',
  line: 'say how alike two names are and why, or measure it on known cases',
  usage: '"NAME" "NAME" | --cases FILE.csv [--json]',
  takes: [0, 2],
  help: `
Two names, in any script and order, give a score from 0 to 1 and the reasons: which part goes with which, what was left
out, what contradicts. By itself a name proves nobody's identity; what a score is worth is told in docs/guide/names.md.

With --cases, a CSV with the columns name1, name2 and is_match (true or false; 1 and 0, yes and no are read too) gives
precision, recall and F1 by threshold; a column schema may say Person, Company, Organization or Vessel of each row, and
Person is then measured apart too. The best F1 is sought over every score as threshold. Nothing is kept.`,
  options: {
    cases: { type: 'string', value: 'FILE.csv', line: 'pairs of names with what is known of them' },
    json: { type: 'boolean', line: 'write the result as one line of JSON' },
  },
  examples: [
    './breakwater names "محمد حسین کریمی" "KARIMI, Mohammad Hussain"',
    './breakwater names --cases cases.csv --json',
  ],
  run: names,
}
