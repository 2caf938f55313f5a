// A Splink model as its file says it, read for DuckDB alone: the benchmark runs the SQL in it, the product never does.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Problem } from '#core/ground/problem.ts'

const levelSchema = z.looseObject({
  sql_condition: z.string(),
  label_for_charts: z.string().optional(),
  is_null_level: z.boolean().default(false),
  m_probability: z.number().positive().optional(),
  u_probability: z.number().positive().optional(),
  tf_adjustment_column: z.string().optional(),
  tf_adjustment_weight: z.number().default(1),
  tf_minimum_u_value: z.number().default(0),
})

const comparisonSchema = z.looseObject({
  output_column_name: z.string(),
  comparison_levels: z.array(levelSchema).min(2),
})

const modelSchema = z.looseObject({
  link_type: z.literal('dedupe_only'),
  probability_two_random_records_match: z.number().gt(0).lt(1),
  unique_id_column_name: z.string(),
  blocking_rules_to_generate_predictions: z.array(z.looseObject({ blocking_rule: z.string() })).min(1),
  comparisons: z.array(comparisonSchema).min(1),
})

export type SplinkModel = z.infer<typeof modelSchema>
export type SplinkComparison = z.infer<typeof comparisonSchema>
export type SplinkLevel = z.infer<typeof levelSchema>

/** What a level weighs. A level that was never trained is refused: a default in its place would score on nothing. */
export const levelWeight = (level: SplinkLevel, comparison: string): number => {
  if (level.is_null_level) return 0
  if (level.m_probability !== undefined && level.u_probability !== undefined)
    return Math.log2(level.m_probability / level.u_probability)
  throw new Problem({
    what: `The level '${level.label_for_charts ?? level.sql_condition}' was never trained.`,
    where: `comparison ${comparison}`,
    mend: 'Train the model, or take the file in which the values that were used are filled in.',
  })
}

const parsed = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem({ what: 'The model is not JSON.', where: path, mend: 'Give the file that Splink saved.', cause })
  }
}

export const readSplinkModel = (path: string): SplinkModel => {
  const model = modelSchema.safeParse(parsed(readFileSync(path, 'utf8'), path))
  if (model.success) return model.data
  throw new Problem({
    what: `The model cannot be run here: ${z.prettifyError(model.error)}`,
    where: path,
    mend: 'Give a model of link type dedupe_only as Splink saves it.',
  })
}
