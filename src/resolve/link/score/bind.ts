// Brings a model and a table together: every column the model reads, every test, every block, ready to be shared among threads.
import { blockRules, type RuleKeys, rulesToBlock } from '../block/block-rules.ts'
import { type Blocked, inRecordOrder } from '../block/blocks.ts'
import {
  type BlockingRule,
  type LinkComparison,
  type LinkModel,
  leastShare,
  weightOfLevel,
} from '../settings/link-model.ts'
import { isSameBothWays } from '../settings/read-model.ts'
import { columnsIn, withoutSide } from '../sql/expression.ts'
import { sharedInts, type Table } from '../table/table.ts'
import type { Threads } from '../threads/threads.ts'
import { atomsOf } from './atoms.ts'
import { aColumn, Columns } from './columns.ts'
import { roomForGlances } from './glances.ts'
import type { Plan, PlannedColumn, PlannedComparison, PlannedLevel, PlannedRule } from './plan.ts'
import { doTasks, doTasksInThreads, type Task, type TaskOf, type Told } from './prepare.ts'

const plannedComparison = ({ name, levels }: LinkComparison, columns: Columns): PlannedComparison => {
  const { atoms, alternatives } = atomsOf(
    levels.map(level => level.condition),
    columns,
  )
  return {
    name,
    atoms,
    levels: levels.map((level, at): PlannedLevel => {
      const { termFrequency: frequency } = level
      return {
        alternatives: alternatives[at] ?? 'else',
        weight: weightOfLevel(level),
        isNull: level.isNull,
        ...(frequency?.exactU === undefined
          ? {}
          : {
              frequency: {
                column: columns.text(aColumn(frequency.column)),
                exact: Math.log2(Math.max(frequency.exactU, leastShare)),
                weight: frequency.weight,
                least: frequency.least,
              },
            }),
      }
    }),
  }
}

const keysOf = (rule: BlockingRule, columns: Columns, size: number): RuleKeys => {
  const lefts = rule.equal.map(({ left }) => columns.ids(left))
  return isSameBothWays(rule)
    ? { size, lefts }
    : { size, lefts, rights: rule.equal.map(({ right }) => columns.ids(right)) }
}

const plannedRule = (rule: BlockingRule, columns: Columns, made: Blocked): PlannedRule => ({
  ...made,
  rest: rule.rest.length === 0 ? undefined : { kind: 'and', parts: rule.rest },
  same: rule.equal.flatMap(({ left, right }) => (withoutSide(left) === withoutSide(right) ? [columns.text(left)] : [])),
})

const namesIn = ({ comparisons }: LinkModel, rules: readonly BlockingRule[]): readonly string[] => [
  ...new Set([
    ...comparisons.flatMap(({ levels }) =>
      levels.flatMap(({ condition }) => (condition === 'else' ? [] : columnsIn(condition))),
    ),
    ...rules.flatMap(({ rest }) => rest.flatMap(columnsIn)),
  ]),
]

/** Blocks of rules that are not the model's own, for training, which may look at some of them only: at the same in whatever order rows come. */
export const plannedRulesOf = (rules: readonly BlockingRule[], table: Table): readonly PlannedRule[] => {
  const columns = new Columns(table)
  // Their columns have places of their own, which no plan knows.
  const made = blockRules(rules.map(rule => keysOf(rule, columns, table.size)))
  return rules.flatMap((rule, at) =>
    made[at] ? [{ ...plannedRule(rule, columns, inRecordOrder(made[at])), same: [] }] : [],
  )
}

/** Text columns that any test reads: those that only block are not needed once the blocks are made. */
const comparedIn = (
  comparisons: readonly PlannedComparison[],
  columns: readonly PlannedColumn[],
): readonly number[] => {
  const read = comparisons.flatMap(({ atoms, levels }) => [
    ...atoms.flatMap(atom => (atom.kind === 'other' ? [] : 'column' in atom ? [atom.column] : [atom.left, atom.right])),
    ...levels.flatMap(({ frequency }) => (frequency ? [frequency.column] : [])),
  ])
  return [...new Set(read)].filter(place => columns[place]?.kind === 'text').toSorted((a, b) => a - b)
}

const packedRows = (inRow: readonly number[], columns: readonly PlannedColumn[], size: number): Int32Array => {
  const width = inRow.length
  const rows = sharedInts(size * width)
  for (const [at, place] of inRow.entries()) {
    const column = columns[place]
    if (column?.kind !== 'text') continue
    for (let record = 0; record < size; record += 1) rows[record * width + at] = column.ids[record] ?? 0
  }
  return rows
}

/** A plan whose columns, counts, glances and blocks are yet to be made, by these tasks. */
type Planned = {
  readonly tasks: readonly Task[]
  /** When all of them are done. */
  readonly plan: (told: readonly Told[]) => Plan
}

const adjustedIn = (comparisons: readonly PlannedComparison[]): readonly number[] => [
  ...new Set(
    comparisons.flatMap(({ levels }) => levels.flatMap(({ frequency }) => (frequency ? [frequency.column] : []))),
  ),
]

const planned = (model: LinkModel, table: Table, further: readonly BlockingRule[]): Planned => {
  const { size } = table
  const columns = new Columns(table)
  const rules = rulesToBlock(model.rules.map(rule => keysOf(rule, columns, size)))
  const comparisons = model.comparisons.map(comparison => plannedComparison(comparison, columns))
  const named = Object.fromEntries(
    namesIn(model, [...model.rules, ...further]).map(name => [name, columns.text(aColumn(name))]),
  )
  columns.settle(comparisons)
  const texts = table.pool.texts()
  const glances = roomForGlances(texts)
  const measured = columns.made.flatMap(column => (column.kind === 'text' && column.isMeasured ? [column.ids] : []))
  const derived = columns.tasks()
  const isDerived = new Set(derived.map(task => task.into))
  const counts = adjustedIn(comparisons).map((place): { place: number; task: TaskOf<'count'> } => {
    const column = columns.made[place]
    const ids = column?.kind === 'text' ? column.ids : new Int32Array(0)
    return { place, task: { kind: 'count', ids, into: sharedInts(texts.count + 1) } }
  })
  // The longest first, so that threads end together. What counts a column that is yet to be made waits for it.
  const atOnce: readonly Task[] = [
    ...derived,
    ...rules.map((rule): Task => ({ kind: 'block', rule })),
    { kind: 'glance', columns: measured, texts, into: glances },
    ...counts.filter(({ task }) => !isDerived.has(task.ids)).map(({ task }) => task),
  ]
  const plan = (told: readonly Told[]): Plan => {
    const toldOf = new Map(atOnce.map((task, at) => [task, told[at]] as const))
    const made = told.flatMap(({ blocked }) => (blocked ? [blocked] : []))
    const inRow = comparedIn(comparisons, columns.made)
    return {
      size,
      rows: packedRows(inRow, columns.made, size),
      width: inRow.length,
      inRow,
      texts,
      glances,
      columns: columns.made,
      named,
      comparisons,
      frequencies: Object.fromEntries(
        counts.map(({ place, task }) => {
          const { counted = { total: 0, most: 0 } } = toldOf.get(task) ?? doTasks([task])[0] ?? {}
          return [place, { counts: task.into, ...counted }]
        }),
      ),
      rules: model.rules.flatMap((rule, at) => (made[at] ? [plannedRule(rule, columns, made[at])] : [])),
      prior: Math.log2(model.lambda / (1 - model.lambda)),
      sourceOf: table.sourceOf,
      acrossOnly: model.linkType === 'link_only',
    }
  }
  return { tasks: atOnce, plan }
}

/** @param further rules whose conditions will be tried besides the model's own */
export const bind = (model: LinkModel, table: Table, further: readonly BlockingRule[] = []): Plan => {
  const { tasks, plan } = planned(model, table, further)
  return plan(doTasks(tasks))
}

/** The same on several threads. */
export const bindInThreads = async (model: LinkModel, table: Table, threads: Threads): Promise<Plan> => {
  const { tasks, plan } = planned(model, table, [])
  return plan(await doTasksInThreads(tasks, table.size, threads))
}
