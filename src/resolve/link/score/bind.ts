// Brings a model and a table together: every column the model reads, every test, every block, ready to be shared among threads.
import { blockRules, blockRulesInThreads, type RuleKeys } from '../block/block-rules.ts'
import { type Blocked, inRecordOrder } from '../block/blocks.ts'
import {
  type BlockingRule,
  type LinkComparison,
  type LinkModel,
  leastShare,
  weightOfLevel,
} from '../settings/link-model.ts'
import { isSameBothWays } from '../settings/read-model.ts'
import { columnsIn, type Expression, withoutSide } from '../sql/expression.ts'
import { deriveNumber, deriveText } from '../table/derive.ts'
import { sharedInts, type Table } from '../table/table.ts'
import type { Threads } from '../threads/threads.ts'
import { atomsOf, type Places } from './atoms.ts'
import { glancesOf } from './glances.ts'
import type { Frequencies, Plan, PlannedColumn, PlannedComparison, PlannedLevel, PlannedRule } from './plan.ts'

const aColumn = (column: string): Expression => ({ kind: 'column', column, side: 'l' })

/** Columns by what they are worked out from, each once however many levels and rules read it. */
class Columns implements Places {
  readonly made: PlannedColumn[] = []
  private readonly places = new Map<string, number>()
  private readonly table: Table

  constructor(table: Table) {
    this.table = table
  }

  private place(key: string, make: () => PlannedColumn): number {
    const known = this.places.get(key)
    if (known !== undefined) return known
    const at = this.made.push(make()) - 1
    this.places.set(key, at)
    return at
  }

  readonly text = (of: Expression): number =>
    this.place(`text ${withoutSide(of)}`, () => ({ kind: 'text', ids: deriveText(this.table, of), isMeasured: false }))

  readonly number = (of: Expression): number =>
    this.place(`number ${withoutSide(of)}`, () => ({ kind: 'number', values: deriveNumber(this.table, of) }))

  ids(of: Expression): Int32Array {
    const column = this.made[this.text(of)]
    return column?.kind === 'text' ? column.ids : new Int32Array(this.table.size)
  }

  markMeasured(place: number): void {
    const column = this.made[place]
    if (column?.kind === 'text') this.made[place] = { ...column, isMeasured: true }
  }
}

const plannedComparison = ({ name, levels }: LinkComparison, columns: Columns): PlannedComparison => {
  const { atoms, alternatives } = atomsOf(
    levels.map(level => level.condition),
    columns,
  )
  for (const atom of atoms)
    if (atom.kind === 'measure') for (const place of [atom.left, atom.right]) columns.markMeasured(place)
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

const frequenciesOf = (ids: Int32Array, texts: number): Frequencies => {
  const counts = sharedInts(texts + 1)
  let [total, most] = [0, 0]
  for (const id of ids) {
    if (id === 0) continue
    const count = (counts[id] ?? 0) + 1
    counts[id] = count
    if (count > most) most = count
    total += 1
  }
  return { counts, total, most }
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

const wantedTexts = (columns: readonly PlannedColumn[], count: number): Uint8Array => {
  const wanted = new Uint8Array(count + 1)
  for (const column of columns)
    if (column.kind === 'text' && column.isMeasured) for (const id of column.ids) wanted[id] = 1
  return wanted
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

const planWithoutRules = (model: LinkModel, table: Table, columns: Columns, rules: readonly BlockingRule[]): Plan => {
  const comparisons = model.comparisons.map(comparison => plannedComparison(comparison, columns))
  const named = Object.fromEntries(namesIn(model, rules).map(name => [name, columns.text(aColumn(name))]))
  const texts = table.pool.texts()
  const adjusted = new Set(
    comparisons.flatMap(({ levels }) => levels.flatMap(({ frequency }) => (frequency ? [frequency.column] : []))),
  )
  const frequencies = Object.fromEntries(
    [...adjusted].map(place => {
      const column = columns.made[place]
      return [place, frequenciesOf(column?.kind === 'text' ? column.ids : new Int32Array(0), texts.count)]
    }),
  )
  const inRow = comparedIn(comparisons, columns.made)
  return {
    size: table.size,
    rows: packedRows(inRow, columns.made, table.size),
    width: inRow.length,
    inRow,
    texts,
    glances: glancesOf(texts, wantedTexts(columns.made, texts.count)),
    columns: columns.made,
    named,
    comparisons,
    frequencies,
    rules: [],
    prior: Math.log2(model.lambda / (1 - model.lambda)),
    sourceOf: table.sourceOf,
    acrossOnly: model.linkType === 'link_only',
  }
}

const withRules = (plan: Plan, { rules }: LinkModel, columns: Columns, made: readonly Blocked[]): Plan => ({
  ...plan,
  rules: rules.flatMap((rule, at) => (made[at] ? [plannedRule(rule, columns, made[at])] : [])),
})

/** @param further rules whose conditions will be tried besides the model's own */
export const bind = (model: LinkModel, table: Table, further: readonly BlockingRule[] = []): Plan => {
  const columns = new Columns(table)
  const plan = planWithoutRules(model, table, columns, [...model.rules, ...further])
  return withRules(plan, model, columns, blockRules(model.rules.map(rule => keysOf(rule, columns, table.size))))
}

/** The same, its blocks begun on other threads while this one makes the columns that are compared. */
export const bindInThreads = async (model: LinkModel, table: Table, threads: Threads): Promise<Plan> => {
  const columns = new Columns(table)
  const blocked = blockRulesInThreads(
    model.rules.map(rule => keysOf(rule, columns, table.size)),
    threads,
  )
  const plan = planWithoutRules(model, table, columns, model.rules)
  return withRules(plan, model, columns, await blocked())
}
