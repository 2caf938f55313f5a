// Writes a model so that Splink runs it unchanged, on a laptop or on a national platform: every condition in its own engine's words.
import { Problem } from '#core/ground/problem.ts'
import { linkModelOf, readSettings, refuseUntrained } from './settings/read-model.ts'
import type { SplinkSettings } from './settings/splink-json.ts'
import { type Dialect, foreignTo, writeCondition } from './sql/write-condition.ts'
import { refuseOverwriting } from './write/refuse-overwriting.ts'
import { writeJson } from './write/write-json.ts'

const refuseForeign = (model: ReturnType<typeof linkModelOf>): void => {
  const foreign = model.comparisons.flatMap(({ name, levels }) =>
    levels.flatMap(({ label, condition }) => {
      const found = condition === 'else' ? undefined : foreignTo(condition)
      return found === undefined ? [] : [`${name}, "${label}" (${found})`]
    }),
  )
  if (foreign.length === 0) return
  throw new Problem({
    what: `Splink has no words for ${foreign.length === 1 ? 'a level' : 'levels'} of this model: ${foreign.join('; ')}.`,
    mend: 'export a model that keeps to what Splink compares; link with this one here and hand over the pairs',
  })
}

/** How a rule is to be run, such as the parts that Spark spreads its pairs over. */
const beyondText = (rule: string | object | undefined): object => (typeof rule === 'object' ? rule : {})

const exported = (settings: SplinkSettings, dialect: Dialect): SplinkSettings => {
  const model = linkModelOf(settings)
  refuseUntrained(model)
  refuseForeign(model)
  return {
    ...settings,
    sql_dialect: dialect,
    blocking_rules_to_generate_predictions: model.rules.map(({ equal, rest }, at) => ({
      ...beyondText(settings.blocking_rules_to_generate_predictions?.[at]),
      blocking_rule: [
        ...equal.map(
          ({ left, right }) => `(${writeCondition(left, dialect, 'rule')} = ${writeCondition(right, dialect, 'rule')})`,
        ),
        ...rest.map(part => `(${writeCondition(part, dialect, 'rule')})`),
      ].join(' AND '),
      sql_dialect: dialect,
    })),
    comparisons: settings.comparisons.map((comparison, at) => ({
      ...comparison,
      comparison_levels: comparison.comparison_levels.map((level, place) => {
        const condition = model.comparisons[at]?.levels[place]?.condition ?? 'else'
        return { ...level, sql_condition: condition === 'else' ? 'ELSE' : writeCondition(condition, dialect, 'level') }
      }),
    })),
  }
}

export type ExportAsk = { readonly model: string; readonly out: string; readonly dialect: Dialect }

export const exportSplink = ({ model, out, dialect }: ExportAsk): void => {
  refuseOverwriting([out], [model])
  writeJson(out, exported(readSettings(model), dialect))
}
