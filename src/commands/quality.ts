// How right the model links, for everybody and for each group of people; and the gate through which a new model has to go.
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '#core/ground/problem.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import type { JudgedPair } from '../quality/judged-sample.ts'
import type { QualityReport } from '../quality/quality-report.ts'
import type { ReadModel } from '../quality/read-model.ts'
import type { Called, Command, Ending } from './command.ts'
import { refuseRealData } from './refuse-real-data.ts'

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const foldersOf = (given: unknown): readonly string[] => {
  const folders = (Array.isArray(given) ? given : [given]).flatMap(one => text(one) ?? [])
  const missing = folders.find(folder => !existsSync(folder))
  if (folders.length > 0 && missing === undefined) return folders
  throw new Problem({
    what: missing === undefined ? 'It is not said what to measure on.' : 'The folder is not there.',
    ...(missing === undefined ? {} : { where: missing }),
    mend: 'give --world FOLDER: exports with truth.csv and people.csv beside them, as ./breakwater world writes them.',
  })
}

const kindOf = (given: unknown, candidate: ReadModel | undefined): ThingKind => {
  if (candidate !== undefined) return candidate.kind
  const kind = text(given) ?? 'person'
  if (thingKinds.has(kind)) return kind
  throw new Problem({
    what: `There is no kind of thing called ${kind}.`,
    mend: `give one of ${thingKinds.values.join(', ')}.`,
  })
}

/** Verdicts of the instance, as far as the picture's identity sees them: all of them where the instance holds invented data, else none. */
const verdictsOfInstance = async ({ env }: Called): Promise<readonly JudgedPair[]> => {
  const [{ openHouse }, { openOffice }, { judgedPairs }, { judgedFrom }] = await Promise.all([
    import('../composition.ts'),
    import('../office.ts'),
    import('#resolve'),
    import('../quality/judged-sample.ts'),
  ])
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: ['app'] })
  const office = openOffice({ db: house.pools.db.app, clock: house.clock, ids: house.ids })
  try {
    const desk = office.deskFor({ kind: 'Service', id: 'picture' }, 'system-assurance')
    return judgedFrom(await desk.snapshot(judgedPairs))
  } finally {
    await office.close()
    await house.close()
  }
}

const judgedBy = async (called: Called): Promise<readonly JudgedPair[] | undefined> => {
  if (called.options.verdicts === true) return verdictsOfInstance(called)
  const file = text(called.options.judged)
  if (file === undefined) return undefined
  const { readJudgedPairs } = await import('../quality/judged-sample.ts')
  return readJudgedPairs(file)
}

/** Keys of judged pairs say a source and a key, which two worlds have alike. */
const refuseMixing = (folders: readonly string[], judged: readonly JudgedPair[] | undefined): void => {
  if (folders.length < 2 || judged === undefined) return
  throw new Problem({
    what: 'Judged pairs are of the records of one folder, and several folders were given.',
    mend: 'give one --world with --judged or --verdicts; several worlds are measured by their truth.',
  })
}

const quality = async (called: Called): Promise<Ending> => {
  const { options, printer } = called
  const folders = foldersOf(options.world)
  for (const folder of folders) await refuseRealData(folder, 'Quality is measured')
  const [{ readExports }, { readModel }, { promotionRule }, reporting, promoting, { models }] = await Promise.all([
    import('../quality/read-exports.ts'),
    import('../quality/read-model.ts'),
    import('../quality/promotion.ts'),
    import('../quality/quality-report.ts'),
    import('../quality/promote.ts'),
    import('#resolve'),
  ])
  const promote = text(options.promote)
  const candidate = promote === undefined ? undefined : readModel(promote)
  const kind = kindOf(options.kind, candidate)
  const judged = await judgedBy(called)
  refuseMixing(folders, judged)
  const [model, rule] = [candidate?.model ?? models[kind], promotionRule()]
  const each: { readonly name: string; readonly report: QualityReport }[] = []
  // One world after the other: records of two worlds are never compared, and only one is held at a time.
  for (const folder of folders) {
    printer.live(`Reading ${folder}`)
    const held = await readExports(folder)
    printer.live('Comparing')
    const report = reporting.reportOn({ held, kind, model, rule, ...(judged === undefined ? {} : { judged }) })
    each.push({ name: basename(folder), report })
  }
  const report = reporting.reportOver(each, rule)
  if (options.json === true) printer.line(JSON.stringify(reporting.figuresOfReport(report)))
  else for (const line of reporting.linesOfReport(report)) printer.line(line)
  if (promote === undefined || candidate === undefined) return 'done'
  const written = promoting.promote(promote, candidate, report, folders)
  if (options.json !== true) printer.line(`${report.model} may be shipped. Its report: ${written}`)
  return 'done'
}

export const qualityCommand: Command = {
  name: 'quality',
  group: 'data',
  line: 'how right the links are, and for whom they are wrong',
  usage:
    '--world FOLDER [--world FOLDER …] [--kind KIND] [--judged FILE.csv | --verdicts] [--promote MODEL.json] [--json]',
  help: `
Compares the exports in the folder and measures the links against the truth that stands beside them: precision, recall and
false matches per 10,000 things, overall and by script, language of the name, nationality, sex, age, noise and source,
each with its interval. Nationality is read from the truth (people.csv) and appears in this report alone; no model knows it.

Give --world several times to measure on several worlds: each is linked by itself, their people are added up, and the decision is on all
of them. What each said by itself stands beside it.

With --judged (left_source, left_key, right_source, right_key, verdict) pairs that officers judged stand in for the truth;
with --verdicts those that were given in this instance, of the same exports. They are no random sample, and the report says what that means.

With --promote the model in the file is measured in place of the shipped one. It is refused where the false matches of one
group surely exceed the overall rate by the ratio in reference/quality/promotion.yaml; the message names the group. If it
passes, its report is written beside it as MODEL.report.json: without one a model may not be shipped.`,
  options: {
    world: {
      type: 'string',
      multiple: true,
      value: 'FOLDER',
      line: 'exports of invented data with truth.csv, people.csv and world.yaml; several times for several worlds',
    },
    kind: { type: 'string', value: 'KIND', line: 'what is linked; person if not said' },
    judged: { type: 'string', value: 'FILE.csv', line: 'pairs that persons judged, in place of the truth' },
    verdicts: { type: 'boolean', line: 'the verdicts given in this instance, in place of the truth' },
    promote: { type: 'string', value: 'MODEL.json', line: 'a model that is to be shipped' },
    json: { type: 'boolean', line: 'write the figures to standard output as JSON' },
  },
  examples: [
    './breakwater world --records 100000 --seed 7 --out exports/',
    './breakwater quality --world exports/',
    './breakwater quality --world w11/ --world w12/ --world w13/ --promote person-v5.json',
  ],
  run: quality,
}
