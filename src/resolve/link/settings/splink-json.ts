// Splink's settings and models as JSON, versions 4 and 5: what is read, and what is kept untouched for whoever reads it next.
import { z } from 'zod'

/** Splink writes a sentence where a level was never seen in training. */
const share = z.union([z.number().min(0).max(1), z.string()]).nullish()

const splinkLevel = z.looseObject({
  sql_condition: z.string().optional(),
  /** Ours beyond Splink: a comparator that its SQL has no words for. */
  breakwater: z.looseObject({ comparator: z.string() }).optional(),
  label_for_charts: z.string().nullish(),
  is_null_level: z.boolean().nullish(),
  m_probability: share,
  u_probability: share,
  fix_m_probability: z.boolean().nullish(),
  fix_u_probability: z.boolean().nullish(),
  tf_adjustment_column: z.string().nullish(),
  tf_adjustment_weight: z.number().min(0).nullish(),
  tf_minimum_u_value: z.number().nullish(),
  disable_tf_exact_match_detection: z.boolean().nullish(),
})

const splinkComparison = z.looseObject({
  output_column_name: z.string().nullish(),
  comparison_description: z.string().nullish(),
  /** A level's number is kept in one byte. */
  comparison_levels: z.array(splinkLevel).min(2).max(256),
})

const splinkRule = z.union([
  z.string(),
  z.looseObject({
    blocking_rule: z.string(),
    sql_dialect: z.string().nullish(),
    arrays_to_explode: z.array(z.string()).nullish(),
    salting_partitions: z.number().nullish(),
  }),
])

export const splinkSettings = z.looseObject({
  link_type: z.enum(['dedupe_only', 'link_only', 'link_and_dedupe']),
  probability_two_random_records_match: z.number().gt(0).lt(1).nullish(),
  em_convergence: z.number().positive().nullish(),
  max_iterations: z.number().int().positive().nullish(),
  sql_dialect: z.string().nullish(),
  unique_id_column_name: z.string().nullish(),
  source_dataset_column_name: z.string().nullish(),
  blocking_rules_to_generate_predictions: z.array(splinkRule).nullish(),
  comparisons: z.array(splinkComparison).min(1),
})

export type SplinkSettings = z.infer<typeof splinkSettings>
export type SplinkComparison = z.infer<typeof splinkComparison>
export type SplinkLevel = z.infer<typeof splinkLevel>
