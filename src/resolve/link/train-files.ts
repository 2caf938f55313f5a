// Trains a model on files and writes it as Splink saves one: the settings as they were given, with what each level is worth filled in.
import { peakMemoryMB } from '#core/ground/peak-memory.ts'
import { columnsOf, linkModelOf, readRule, readSettings } from './settings/read-model.ts'
import type { SplinkSettings } from './settings/splink-json.ts'
import { readTable } from './table/read-rows.ts'
import { type TrainedModel, type TrainingAsk, trainModel } from './train/train-model.ts'
import { refuseOverwriting } from './write/refuse-overwriting.ts'
import { writeJson } from './write/write-json.ts'

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
  readonly unseen: TrainedModel['unseen']
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

export const trainFiles = async (
  ask: TrainFilesAsk,
  onStage: (stage: string) => void = () => {},
): Promise<TrainReport> => {
  refuseOverwriting([ask.model], [...ask.inputs, ask.settings])
  const settings = readSettings(ask.settings)
  const model = linkModelOf(settings)
  // A block to learn from may choose its pairs by a column that the model itself does not read.
  const further = [...(ask.sessions ?? []), ...(ask.deterministic ?? [])].map(text => readRule(text))
  const began = performance.now()
  onStage('Reading')
  const table = await readTable({
    files: ask.inputs,
    id: ask.id ?? model.idColumn,
    columns: columnsOf({ ...model, rules: [...model.rules, ...further] }),
    sourceColumn: model.sourceColumn,
  })
  const read = (performance.now() - began) / 1000
  const trained = await trainModel(model, table, ask, onStage)
  writeJson(ask.model, filled(settings, trained))
  return {
    records: table.size,
    lambda: trained.lambda,
    sessions: trained.sessions,
    unseen: trained.unseen,
    seconds: { read, ...trained.seconds, total: (performance.now() - began) / 1000 },
    peakMemoryMB: peakMemoryMB(),
  }
}
