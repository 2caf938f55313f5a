// Reads a Splink model or settings: every condition into the closed set, every level with what it is worth, all problems told by name.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Problem } from '#core/ground/problem.ts'
import { columnsIn, type Expression, sidesIn, withoutSide } from '../sql/expression.ts'
import { parseCondition } from '../sql/parse-condition.ts'
import { extensionCondition } from './extensions.ts'
import type { BlockingRule, LinkComparison, LinkLevel, LinkModel, TermFrequency } from './link-model.ts'
import { type SplinkComparison, type SplinkLevel, type SplinkSettings, splinkSettings } from './splink-json.ts'

const shareOf = (share: number | string | null | undefined): number | undefined =>
  typeof share === 'number' ? share : undefined

const placed = <T>(where: string, read: () => T): T => {
  try {
    return read()
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    throw new Problem({ what: fault.message, where: `${where}: ${fault.where ?? ''}`, mend: fault.mend, cause: fault })
  }
}

const conditionOf = (level: SplinkLevel, dialect: string | undefined): Expression | 'else' => {
  if (level.breakwater !== undefined) return extensionCondition(level.breakwater)
  const sql = level.sql_condition?.trim() ?? ''
  return sql.toUpperCase() === 'ELSE' ? 'else' : parseCondition(sql, dialect)
}

type ReadLevel = Omit<LinkLevel, 'termFrequency'>

const levelOf = (level: SplinkLevel, dialect: string | undefined): ReadLevel => ({
  label: level.label_for_charts ?? level.sql_condition ?? level.breakwater?.comparator ?? '',
  isNull: level.is_null_level === true,
  condition: conditionOf(level, dialect),
  m: shareOf(level.m_probability),
  u: shareOf(level.u_probability),
  fixM: level.fix_m_probability === true,
  fixU: level.fix_u_probability === true,
})

/** Exact agreement on one column and on nothing else. */
const isExactOn = ({ condition }: ReadLevel, column: string): boolean =>
  condition !== 'else' &&
  condition.kind === 'compare' &&
  condition.sign === '=' &&
  condition.left.kind === 'column' &&
  condition.right.kind === 'column' &&
  condition.left.column.toLowerCase() === column.toLowerCase() &&
  condition.right.column.toLowerCase() === column.toLowerCase()

const frequencyOf = (
  said: SplinkLevel,
  level: ReadLevel,
  all: readonly ReadLevel[],
  name: string,
): TermFrequency | undefined => {
  const column = said.tf_adjustment_column?.replaceAll(/^["`]|["`]$/g, '')
  const weight = said.tf_adjustment_weight ?? 1
  if (column === undefined || weight === 0) return undefined
  const exact = said.disable_tf_exact_match_detection === true ? level : all.find(one => isExactOn(one, column))
  if (exact === undefined)
    throw new Problem({
      what: `A level adjusts by how rare values of "${column}" are, and no level of its comparison is exact agreement on that column.`,
      where: `comparison ${name}, level ${level.label}`,
      mend: 'add that level, or set disable_tf_exact_match_detection so that the level stands for itself',
    })
  return { column, weight, least: said.tf_minimum_u_value ?? 0, exactU: exact.u }
}

const comparisonName = (comparison: SplinkComparison, at: number): string =>
  comparison.output_column_name ?? `comparison ${at + 1}`

const comparisonOf = (comparison: SplinkComparison, at: number, dialect: string | undefined): LinkComparison => {
  const name = comparisonName(comparison, at)
  const read = comparison.comparison_levels.map(level =>
    placed(`comparison ${name}, level "${level.label_for_charts ?? level.sql_condition ?? ''}"`, () =>
      levelOf(level, dialect),
    ),
  )
  const last = read.at(-1)
  if (last === undefined || last.condition !== 'else')
    throw new Problem({
      what: 'The last level of a comparison is not ELSE, so some pairs would reach none.',
      where: `comparison ${name}`,
      mend: 'end it with a level whose sql_condition is ELSE',
    })
  const levels = read.map((level, place): LinkLevel => {
    const said = comparison.comparison_levels[place]
    const termFrequency = said === undefined ? undefined : frequencyOf(said, level, read, name)
    return termFrequency === undefined ? level : { ...level, termFrequency }
  })
  return { name, levels }
}

const conjuncts = (expression: Expression): readonly Expression[] =>
  expression.kind === 'and' ? expression.parts.flatMap(conjuncts) : [expression]

/** An equality of something of the left record and something of the right one can be looked up; anything else must be tried. */
const meetingOf = (expression: Expression): { left: Expression; right: Expression } | undefined => {
  if (expression.kind !== 'compare' || expression.sign !== '=') return undefined
  const [one, other] = [sidesIn(expression.left), sidesIn(expression.right)]
  if (one.size !== 1 || other.size !== 1) return undefined
  if (one.has('l') && other.has('r')) return { left: expression.left, right: expression.right }
  if (one.has('r') && other.has('l')) return { left: expression.right, right: expression.left }
  return undefined
}

export const readRule = (text: string, dialect?: string): BlockingRule => {
  const parts = conjuncts(parseCondition(text, dialect))
  return {
    text,
    equal: parts.flatMap(part => meetingOf(part) ?? []),
    rest: parts.filter(part => meetingOf(part) === undefined),
  }
}

type SplinkRule = NonNullable<SplinkSettings['blocking_rules_to_generate_predictions']>[number]

const ruleOf = (rule: SplinkRule, at: number, dialect: string | undefined): BlockingRule => {
  if (typeof rule !== 'string' && (rule.arrays_to_explode?.length ?? 0) > 0)
    throw new Problem({
      what: 'A blocking rule takes lists apart (arrays_to_explode), which this engine does not do.',
      where: `blocking rule ${at + 1}`,
      mend: 'give the values a row each, or block on one of them',
    })
  return placed(`blocking rule ${at + 1}`, () =>
    typeof rule === 'string' ? readRule(rule, dialect) : readRule(rule.blocking_rule, rule.sql_dialect ?? dialect),
  )
}

export const linkModelOf = (settings: SplinkSettings): LinkModel => ({
  linkType: settings.link_type,
  lambda: settings.probability_two_random_records_match ?? 0.0001,
  idColumn: settings.unique_id_column_name ?? 'unique_id',
  sourceColumn: settings.source_dataset_column_name ?? 'source_dataset',
  comparisons: settings.comparisons.map((comparison, at) =>
    comparisonOf(comparison, at, settings.sql_dialect ?? undefined),
  ),
  rules: (settings.blocking_rules_to_generate_predictions ?? []).map((rule, at) =>
    ruleOf(rule, at, settings.sql_dialect ?? undefined),
  ),
  convergence: settings.em_convergence ?? 0.0001,
  mostRounds: settings.max_iterations ?? 25,
})

export const parseSettings = (text: string, where: string): SplinkSettings => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new Problem({ what: 'The model is not JSON.', where, mend: 'give the file that Splink saves', cause })
  }
  const read = splinkSettings.safeParse(json)
  if (read.success) return read.data
  throw new Problem({
    what: `The model does not read as one of Splink's:\n${z.prettifyError(read.error)}`,
    where,
    mend: 'give the file that Splink saves, version 4 or 5',
  })
}

export const readSettings = (path: string): SplinkSettings => {
  try {
    return parseSettings(readFileSync(path, 'utf8'), path)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem({ what: 'The model is not there.', where: path, mend: 'name a file that can be read', cause })
  }
}

/** INVARIANT: no pair is ever scored by a level whose m or u nobody trained; a default would be an invented figure. */
export const refuseUntrained = ({ comparisons }: LinkModel): void => {
  const untrained = comparisons.flatMap(({ name, levels }) =>
    levels
      .filter(({ isNull, m, u }) => !isNull && (m === undefined || u === undefined))
      .map(level => `${name}, "${level.label}"`),
  )
  if (untrained.length === 0) return
  throw new Problem({
    what: `The model has ${untrained.length === 1 ? 'a level' : 'levels'} without m or u: ${untrained.join('; ')}.`,
    mend: 'train it (./breakwater link train), or state m_probability and u_probability between 0 and 1 for each',
  })
}

/** Columns of the files that a model reads. */
export const columnsOf = ({ comparisons, rules }: LinkModel): readonly string[] => {
  const compared = comparisons.flatMap(({ levels }) =>
    levels.flatMap(({ condition, termFrequency }) => [
      ...(condition === 'else' ? [] : columnsIn(condition)),
      ...(termFrequency ? [termFrequency.column] : []),
    ]),
  )
  const blocked = rules.flatMap(({ equal, rest }) => [
    ...equal.flatMap(({ left, right }) => [...columnsIn(left), ...columnsIn(right)]),
    ...rest.flatMap(columnsIn),
  ])
  return [...new Set([...compared, ...blocked])]
}

/** A rule that reads the same of both records puts a record in one block only. */
export const isSameBothWays = ({ equal }: BlockingRule): boolean =>
  equal.every(({ left, right }) => withoutSide(left) === withoutSide(right))
