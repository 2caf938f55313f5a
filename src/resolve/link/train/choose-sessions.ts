// Which blocks to train on: a comparison learns nothing from pairs that were chosen for agreeing on it, so each needs others' blocks.
import type { BlockingRule, LinkModel } from '../settings/link-model.ts'
import { columnsIn } from '../sql/expression.ts'

const columnsOfRule = ({ equal }: BlockingRule): ReadonlySet<string> =>
  new Set(equal.flatMap(({ left, right }) => [...columnsIn(left), ...columnsIn(right)]))

const columnsOfComparison = ({ levels }: LinkModel['comparisons'][number]): ReadonlySet<string> =>
  new Set(levels.flatMap(({ condition }) => (condition === 'else' ? [] : columnsIn(condition))))

const related = (column: string, columns: ReadonlySet<string>): boolean =>
  columns.has(column) ||
  // A joined column carries its parts with it.
  [...columns].some(
    other =>
      (other.endsWith('_concat') && other.includes(column)) || (column.endsWith('_concat') && column.includes(other)),
  )

/** For each comparison, whether pairs of this rule can teach it anything. */
export const taughtBy = (rule: BlockingRule, model: LinkModel): readonly boolean[] => {
  const used = columnsOfRule(rule)
  return model.comparisons.map(
    comparison => ![...columnsOfComparison(comparison)].some(column => related(column, used)),
  )
}

const single = (column: string): BlockingRule => ({
  text: `l."${column}" = r."${column}"`,
  equal: [{ left: { kind: 'column', column, side: 'l' }, right: { kind: 'column', column, side: 'r' } }],
  rest: [],
})

/** The model's own rules, and every column that it compares by itself. */
const candidates = (model: LinkModel): readonly BlockingRule[] => {
  const columns = [...new Set(model.comparisons.flatMap(comparison => [...columnsOfComparison(comparison)]))]
  return [...model.rules.filter(({ equal, rest }) => equal.length > 0 && rest.length === 0), ...columns.map(single)]
}

export type Sized = { readonly rule: BlockingRule; readonly pairs: number }

const fewestPairs = 200
const count = (taught: readonly boolean[]): number => taught.filter(Boolean).length

/** Chance agreement drowns the few true pairs of a very wide block, so narrower blocks teach better: what a rule is chosen by. */
const worth = ({ rule, pairs }: Sized, model: LinkModel, wanted: readonly boolean[], records: number): number => {
  const taught = taughtBy(rule, model).filter((does, at) => does && wanted[at] === true).length
  return taught === 0 || pairs < fewestPairs ? -Infinity : taught - Math.max(0, Math.log10(pairs / (20 * records)))
}

/**
 * Rules until every comparison is taught, the best first, two at the least.
 * @returns the rules, and the names of comparisons that no rule teaches
 */
export const chooseSessions = (
  model: LinkModel,
  pairsOf: (rule: BlockingRule) => number,
  records: number,
): { readonly rules: readonly BlockingRule[]; readonly untaught: readonly string[] } => {
  const left = candidates(model).map(rule => ({ rule, pairs: pairsOf(rule) }))
  const rules: BlockingRule[] = []
  let wanted = model.comparisons.map(() => true)
  for (;;) {
    const ranked = left
      .filter(({ rule }) => !rules.includes(rule))
      .toSorted((a, b) => worth(b, model, wanted, records) - worth(a, model, wanted, records))
    const [best] = ranked
    if (best === undefined || worth(best, model, wanted, records) === -Infinity) break
    rules.push(best.rule)
    const taught = taughtBy(best.rule, model)
    wanted = wanted.map((still, at) => still && taught[at] !== true)
    if (count(wanted) > 0) continue
    if (rules.length > 1) break
    wanted = model.comparisons.map(() => true)
    if (rules.length === 1 && left.length === 1) break
  }
  const everTaught = model.comparisons.map((_, at) => rules.some(rule => taughtBy(rule, model)[at] === true))
  return { rules, untaught: model.comparisons.filter((_, at) => everTaught[at] !== true).map(({ name }) => name) }
}
