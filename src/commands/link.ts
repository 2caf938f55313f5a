// Linking of files, for data engineers: find the same thing in one file or across several, by a model that Splink reads and writes.
import { Problem } from '#core/ground/problem.ts'
import type { ImportedPairs, LinkReport, TrainReport } from '#resolve'
import type { Called, Command, Ending } from './command.ts'

type Options = Called['options']

const text = (options: Options, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

const texts = (options: Options, name: string): readonly string[] => {
  const value = options[name]
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}

const needed = (options: Options, name: string, what: string): string => {
  const value = text(options, name)
  if (value !== undefined && value !== '') return value
  throw new Problem({ what: `${what} is not said.`, mend: `give --${name}; see ./breakwater link --help` })
}

const numberOf = (options: Options, name: string): number | undefined => {
  const value = text(options, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  throw new Problem({ what: `--${name} ${value} is no number.`, mend: 'give one, such as 0.95' })
}

const oneOf = <T extends string>(options: Options, name: string, all: readonly T[]): T | undefined => {
  const value = text(options, name)
  if (value === undefined) return undefined
  const found = all.find(one => one === value)
  if (found !== undefined) return found
  throw new Problem({ what: `--${name} ${value} is not known.`, mend: `give one of: ${all.join(', ')}` })
}

const given = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T })

const count = (number: number): string => number.toLocaleString('en-GB')
const stages = (seconds: Readonly<Record<string, number>>): string =>
  Object.entries(seconds)
    .map(([name, so]) => `${name} ${so.toFixed(1)} s`)
    .join(', ')

const sayLinked = (report: LinkReport, { printer }: Called): void => {
  printer.line(`${count(report.records)} records, ${count(report.blockedPairs)} pairs met on a rule:`)
  for (const { rule, pairs } of report.blockedPairsByRule) printer.line(`  ${count(pairs).padStart(13)}  ${rule}`)
  printer.line(`${count(report.pairs)} pairs at or above ${report.pairThreshold}`)
  printer.line(
    `${count(report.clusters)} clusters by ${report.clustering} at ${report.clusterThreshold}, the largest of ${count(report.largestCluster)} records`,
  )
  if (report.tooLargeComponents > 0)
    printer.line(
      `${count(report.tooLargeComponents)} components were too large to weigh whole and were split at higher weights`,
    )
  printer.line(`${stages(report.seconds)}; ${count(report.peakMemoryMB)} MB`)
}

const link = async (called: Called): Promise<Ending> => {
  const { options, printer } = called
  const { clusterings, linkFiles } = await import('#resolve')
  const report = await linkFiles(
    {
      inputs: texts(options, 'input'),
      model: needed(options, 'model', 'By which model to link'),
      ...given('id', text(options, 'id')),
      ...given('pairs', text(options, 'pairs')),
      ...given('clusters', text(options, 'clusters')),
      ...given('threshold', numberOf(options, 'threshold')),
      ...given('clustering', oneOf(options, 'clustering', clusterings)),
      ...given('threads', numberOf(options, 'threads')),
    },
    stage => printer.live(stage),
  )
  if (options.json) printer.line(JSON.stringify(report))
  else sayLinked(report, called)
  return 'done'
}

const sayTrained = (report: TrainReport, model: string, { printer }: Called): void => {
  printer.line(`${count(report.records)} records; one pair in ${count(Math.round(1 / report.lambda))} is of one thing`)
  for (const { rule, pairs, rounds, isSettled, teaches } of report.sessions)
    printer.line(
      `  ${count(pairs)} pairs with ${rule}: ${teaches.join(', ')} (${rounds} rounds${isSettled ? '' : ', not settled'})`,
    )
  if (report.unseen.length > 0)
    printer.line(
      `No pair has both values for ${report.unseen.join(', ')}: no figures. Leave it out, or state m_probability and u_probability.`,
    )
  printer.line(`${stages(report.seconds)}; ${count(report.peakMemoryMB)} MB`)
  printer.line(`Written to ${model}`)
}

const train = async (called: Called): Promise<Ending> => {
  const { options, printer } = called
  const model = needed(options, 'model', 'Where to write the model')
  const { trainFiles } = await import('#resolve')
  const report = await trainFiles(
    {
      inputs: texts(options, 'input'),
      settings: needed(options, 'settings', 'Which settings to train'),
      model,
      sessions: texts(options, 'block'),
      deterministic: texts(options, 'deterministic'),
      ...given('id', text(options, 'id')),
      ...given('recall', numberOf(options, 'recall')),
      ...given('seed', numberOf(options, 'seed')),
    },
    stage => printer.live(stage),
  )
  if (options.json) printer.line(JSON.stringify(report))
  else sayTrained(report, model, called)
  return 'done'
}

const exportModel = async ({ options, printer }: Called): Promise<Ending> => {
  const { dialects, exportSplink } = await import('#resolve')
  const out = needed(options, 'out', 'Where to write')
  exportSplink({
    model: needed(options, 'model', 'Which model to export'),
    out,
    dialect: oneOf(options, 'dialect', dialects) ?? 'spark',
  })
  printer.line(options.json ? JSON.stringify({ out }) : `Written to ${out}`)
  return 'done'
}

const fates: Readonly<Record<keyof ImportedPairs, string>> = {
  written: 'written as proposals',
  underFloor: 'under the floor: not worth asking about',
  notComparable: 'with a record that is not here or may not be compared',
  otherKind: 'of records of two kinds',
  strongOnly: 'with a label that allows strong identifiers only',
  vetoed: 'with verified documents that contradict each other',
  oneAccount: 'of an original and its own copy',
}

const importScored = async ({ options, printer, env }: Called): Promise<Ending> => {
  const file = needed(options, 'pairs', 'Which pairs to take in')
  const model = needed(options, 'name', 'By which model they were scored')
  const { importPairs, readScoredPairs } = await import('#resolve')
  const pairs = await readScoredPairs(file)
  const { openHouse } = await import('../composition.ts')
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: ['resolver'] })
  try {
    const { resolverDesk } = await import('../tasks.ts')
    const counts = await importPairs(resolverDesk(house), model, pairs)
    if (options.json) printer.line(JSON.stringify(counts))
    else
      for (const [fate, words] of Object.entries(fates))
        printer.line(`${count(counts[fate as keyof ImportedPairs]).padStart(9)}  ${words}`)
    return 'done'
  } finally {
    await house.close()
  }
}

const verbs = { train, 'export-splink': exportModel, 'import-pairs': importScored } as const

const run = async (called: Called): Promise<Ending> => {
  const [verb] = called.args
  if (verb === undefined) return link(called)
  if (verb === 'train' || verb === 'export-splink' || verb === 'import-pairs') return verbs[verb](called)
  throw new Problem({
    what: `There is no "link ${verb}".`,
    mend: `say link, or link with one of: ${Object.keys(verbs).join(', ')}`,
  })
}

export const linkCommand: Command = {
  name: 'link',
  group: 'data',
  line: 'find the same thing in files, by a model that Splink reads and writes',
  usage: '[train | export-splink | import-pairs] --input FILE … --model MODEL.json [options]',
  takes: [0, 1],
  help: `
Links the records of a file with each other, or those of several files, in memory. Files are CSV (UTF-8, first row the names)
or Parquet; names and values are taken without blanks around them, and an empty value is none.

  link                 pairs.csv: id_l,id_r,match_weight,match_probability (and source_l,source_r for several files)
                       clusters.csv: id,cluster_id (and source). Without --threshold, pairs from 0.01 on are written.
  link train           fills in what each level of a Splink settings file is worth on these files, without any truth:
                       chance agreement from random pairs, the rest by expectation and maximisation
  link export-splink   the model in the words of an engine that Splink runs it on, unchanged

  link import-pairs    pairs that Splink scored elsewhere, by the ids that their records have here, as proposals in this instance

A model is the JSON that Splink saves (version 4 or 5). Its conditions are read into a closed set of comparisons; any other is
refused by name, and a level that nobody trained is an error. docs/guide/linking-files.md has a worked example.`,
  options: {
    input: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      line: 'a file to link; give it again for each further one',
    },
    id: { type: 'string', value: 'COLUMN', line: "the column of ids (the model's unique_id_column_name)" },
    model: { type: 'string', value: 'FILE.json', line: 'the model to link by, or for train the file to write' },
    pairs: { type: 'string', value: 'FILE', line: 'where to write the pairs, .csv or .parquet' },
    clusters: { type: 'string', value: 'FILE', line: 'where to write the clusters, .csv or .parquet' },
    threshold: { type: 'string', value: 'P', line: 'the probability from which pairs are written and make clusters' },
    clustering: { type: 'string', value: 'WAY', line: "linkage (no false chains) or components (Splink's own)" },
    threads: { type: 'string', value: 'N', line: 'how many threads compare (as many as the machine has)' },
    settings: { type: 'string', value: 'FILE.json', line: 'train: the settings whose levels are to be filled in' },
    block: {
      type: 'string',
      multiple: true,
      value: 'RULE',
      line: 'train: a rule to choose pairs to learn from (chosen for you)',
    },
    deterministic: {
      type: 'string',
      multiple: true,
      value: 'RULE',
      line: 'train: a rule that finds true pairs and hardly any others',
    },
    recall: { type: 'string', value: 'SHARE', line: 'train: which share of the true pairs those rules find' },
    seed: { type: 'string', value: 'N', line: 'train: which random pairs are drawn (1)' },
    out: { type: 'string', value: 'FILE.json', line: 'export-splink: where to write' },
    dialect: { type: 'string', value: 'ENGINE', line: 'export-splink: spark or duckdb (spark)' },
    name: { type: 'string', value: 'MODEL', line: 'import-pairs: the name of the model that scored them' },
    json: { type: 'boolean', line: 'end with one line of JSON: counts, seconds by stage, peak memory' },
  },
  examples: [
    './breakwater link train --input people.csv --settings settings.json --model model.json',
    './breakwater link --input people.csv --model model.json --pairs pairs.csv --clusters clusters.csv --threshold 0.95',
    './breakwater link export-splink --model model.json --out for-spark.json',
    './breakwater link import-pairs --pairs scored.csv --name national-2026-11',
  ],
  run,
}
