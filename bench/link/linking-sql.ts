// The SQL with which DuckDB links: the shapes that Splink gives it, in our own words, from the model's own conditions.
import { Problem } from '#core/ground/problem.ts'
import { levelWeight, type SplinkComparison, type SplinkLevel, type SplinkModel } from './splink-model.ts'

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const double = (value: number): string => `cast('${value}' as double)`
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** Whether a condition speaks of a column, as "column_l" or "column_r". */
const speaksOf = (condition: string, column: string): boolean =>
  (condition.match(/[A-Za-z0-9_]+/g) ?? []).some(word => word === `${column}_l` || word === `${column}_r`)

export const frequencyColumns = (model: SplinkModel): readonly string[] => [
  ...new Set(
    model.comparisons
      .flatMap(({ comparison_levels }) => comparison_levels)
      .flatMap(level => level.tf_adjustment_column ?? []),
  ),
]

const comparedColumns = (model: SplinkModel, columns: readonly string[]): readonly string[] =>
  columns.filter(column =>
    model.comparisons.some(({ comparison_levels }) =>
      comparison_levels.some(({ sql_condition }) => speaksOf(sql_condition, column)),
    ),
  )

/** How often each value occurs among the records that have one. */
export const frequencySql = (column: string): string => `
  create table ${quoted(`tf_of_${column}`)} as
  select ${quoted(column)}, cast(count(*) as double) / (select count(${quoted(column)}) from records) as ${quoted(`tf_${column}`)}
  from records where ${quoted(column)} is not null group by ${quoted(column)}`

export const recordsWithFrequenciesSql = (model: SplinkModel): string => {
  const columns = frequencyColumns(model)
  const joins = columns.map(column => {
    const table = quoted(`tf_of_${column}`)
    return `left join ${table} on records.${quoted(column)} = ${table}.${quoted(column)}`
  })
  const chosen = ['records.*', ...columns.map(column => quoted(`tf_${column}`))]
  return `create table records_with_tf as select ${chosen.join(', ')} from records ${joins.join(' ')}`
}

/** The pairs to compare, each by the first rule that finds it; a rule that cannot be told is taken as not met. */
export const blockingSql = (model: SplinkModel): string => {
  const id = quoted(model.unique_id_column_name)
  const rules = model.blocking_rules_to_generate_predictions.map(({ blocking_rule }) => blocking_rule)
  const selects = rules.map((rule, at) => {
    const earlier = rules.slice(0, at).map(before => `coalesce((${before}), false)`)
    const unlessEarlier = earlier.length > 0 ? `and not (${earlier.join(' or ')})` : ''
    return `select '${at}' as match_key, l.${id} as join_key_l, r.${id} as join_key_r
      from records_with_tf as l inner join records_with_tf as r on (${rule})
      where l.${id} < r.${id} ${unlessEarlier}`
  })
  return `create table blocked_pairs as ${selects.join(' union all ')}`
}

/** A level's number as Splink gives it: -1 for nothing to compare, 0 for the last, upwards to the best. */
const numbered = ({ comparison_levels }: SplinkComparison): readonly (SplinkLevel & { readonly gamma: number })[] => {
  const nulls = comparison_levels.filter(level => level.is_null_level).length
  let best = comparison_levels.length - nulls
  return comparison_levels.map(level => {
    if (!level.is_null_level) best -= 1
    return { ...level, gamma: level.is_null_level ? -1 : best }
  })
}

const gammaOf = (comparison: SplinkComparison): string => quoted(`gamma_${comparison.output_column_name}`)

const gammaSql = (comparison: SplinkComparison): string => {
  const cases = numbered(comparison).map(({ sql_condition, gamma }) =>
    sql_condition.trim().toUpperCase() === 'ELSE' ? `else ${gamma}` : `when ${sql_condition} then ${gamma}`,
  )
  return `case ${cases.join(' ')} end as ${gammaOf(comparison)}`
}

const weightSql = (comparison: SplinkComparison): string => {
  const cases = numbered(comparison).map(
    level =>
      `when ${gammaOf(comparison)} = ${level.gamma} then ${double(levelWeight(level, comparison.output_column_name))}`,
  )
  return `case ${cases.join(' ')} end`
}

/** The chance that two strangers agree exactly in the column: the level that asks just that has it. */
const exactChance = (comparison: SplinkComparison, column: string): number => {
  const exact = comparison.comparison_levels.find(
    ({ sql_condition }) => sql_condition.replaceAll('"', '').trim() === `${column}_l = ${column}_r`,
  )
  if (exact?.u_probability !== undefined) return exact.u_probability
  throw new Problem({
    what: `No level compares '${column}' exactly, so its frequencies have nothing to be held against.`,
    where: `comparison ${comparison.output_column_name}`,
    mend: 'Add an exact level for that column, or take the adjustment away.',
  })
}

const frequencyWeight = (level: SplinkLevel, comparison: SplinkComparison, column: string): string => {
  const [left, right] = [quoted(`tf_${column}_l`), quoted(`tf_${column}_r`)]
  const larger = `greatest(coalesce(${left}, ${right}), coalesce(${right}, ${left}), ${double(level.tf_minimum_u_value)})`
  const adjusted = `${double(level.tf_adjustment_weight)} * log2(${double(exactChance(comparison, column))} / ${larger})`
  return `case when coalesce(${left}, ${right}) is not null then ${adjusted} else 0 end`
}

const frequencyWeightSql = (comparison: SplinkComparison): readonly string[] => {
  const cases = numbered(comparison).flatMap(level =>
    level.tf_adjustment_column === undefined
      ? []
      : `when ${gammaOf(comparison)} = ${level.gamma} then ${frequencyWeight(level, comparison, level.tf_adjustment_column)}`,
  )
  return cases.length > 0 ? [`case ${cases.join(' ')} else 0 end`] : []
}

const bothSides = (column: string): readonly string[] => [
  `l.${quoted(column)} as ${quoted(`${column}_l`)}`,
  `r.${quoted(column)} as ${quoted(`${column}_r`)}`,
]

const priorWeight = (model: SplinkModel): number => {
  const prior = model.probability_two_random_records_match
  return Math.log2(prior / (1 - prior))
}

/** Both sides' columns, then the levels, then the weights of each, then their sum: one statement, of which the end alone is kept. */
export const predictionSql = (model: SplinkModel, columns: readonly string[], leastWeight: number): string => {
  const id = quoted(model.unique_id_column_name)
  const frequencies = frequencyColumns(model).map(column => `tf_${column}`)
  const kept = frequencies.flatMap(column => [quoted(`${column}_l`), quoted(`${column}_r`)])
  const terms = model.comparisons.flatMap(comparison => [weightSql(comparison), ...frequencyWeightSql(comparison)])
  const named = terms.map((term, at) => `${term} as term_${at}`)
  const sum = [double(priorWeight(model)), ...terms.map((_, at) => `term_${at}`)].join(' + ')
  return `create table predictions as
    with blocked_with_columns as (
      select ${[...comparedColumns(model, columns), ...frequencies].flatMap(bothSides).join(', ')},
        b.join_key_l, b.join_key_r, b.match_key
      from records_with_tf as l
      inner join blocked_pairs as b on l.${id} = b.join_key_l
      inner join records_with_tf as r on r.${id} = b.join_key_r
    ), comparison_vectors as (
      select ${['join_key_l', 'join_key_r', 'match_key', ...model.comparisons.map(gammaSql), ...kept].join(', ')}
      from blocked_with_columns
    ), weight_parts as (
      select join_key_l, join_key_r, match_key, ${named.join(', ')} from comparison_vectors
    )
    select join_key_l, join_key_r, ${sum} as match_weight,
      1 / (1 + pow(2, -(${sum}))) as match_probability, match_key
    from weight_parts where ${sum} >= ${double(leastWeight)}`
}
