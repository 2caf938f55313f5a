// Trains a model on files and writes it as Splink saves one: the settings as they were given, with what each level is worth filled in.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { columnsOf, linkModelOf, readSettings } from './settings/read-model.ts'
import type { SplinkSettings } from './settings/splink-json.ts'
import { readTable } from './table/read-rows.ts'
import { type TrainedModel, type TrainingAsk, trainModel } from './train/train-model.ts'
import { meanwhileOf, refuseOverwriting } from './write/refuse-overwriting.ts'

export type TrainFilesAsk = TrainingAsk & {
  readonly inputs: readonly string[]
  readonly id?: string
  readonly settings: string
  readonly model: string
}

export type TrainReport = {
  readonly records: number
  readonly lambda: number
  readonly sessions: TrainedModel['sessions']
  readonly seconds: Readonly<Record<string, number>>
  readonly peakMemoryMB: number
}

export const filled = (settings: SplinkSettings, { lambda, m, u }: TrainedModel): SplinkSettings => ({
  ...settings,
  probability_two_random_records_match: lambda,
  comparisons: settings.comparisons.map((comparison, at) => ({
    ...comparison,
    comparison_levels: comparison.comparison_levels.map((level, place) => {
      if (level.is_null_level === true) return level
      const [match, chance] = [m[at]?.[place], u[at]?.[place]]
      return {
        ...level,
        ...(match === undefined ? {} : { m_probability: match }),
        ...(chance === undefined ? {} : { u_probability: chance }),
      }
    }),
  })),
})

/** The whole file or none. */
export const writeJson = (path: string, content: unknown): void => {
  const meanwhile = meanwhileOf(path)
  // Made anew: through a link that lies there, another file would be written.
  rmSync(meanwhile, { force: true })
  writeFileSync(meanwhile, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' })
  renameSync(meanwhile, path)
}

export const trainFiles = async (
  ask: TrainFilesAsk,
  onStage: (stage: string) => void = () => {},
): Promise<TrainReport> => {
  refuseOverwriting([ask.model], [...ask.inputs, ask.settings])
  const settings = readSettings(ask.settings)
  const model = linkModelOf(settings)
  const began = performance.now()
  onStage('Reading')
  const table = await readTable({ files: ask.inputs, id: ask.id ?? model.idColumn, columns: columnsOf(model) })
  const read = (performance.now() - began) / 1000
  const trained = await trainModel(model, table, ask, onStage)
  writeJson(ask.model, filled(settings, trained))
  return {
    records: table.size,
    lambda: trained.lambda,
    sessions: trained.sessions,
    seconds: { read, ...trained.seconds, total: (performance.now() - began) / 1000 },
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}
