// Conditions without a fast way, worked out from the texts of the two records as they stand.

import { evaluator, type Value } from '../sql/evaluate.ts'
import type { Expression } from '../sql/expression.ts'
import { textOf } from '../table/text-pool.ts'
import type { Plan } from './plan.ts'

/** Makes a condition into a test of two places of the block at hand. */
export type OtherTest = (expression: Expression) => (i: number, j: number) => boolean

const mostRemembered = 200_000

/** @param members the record at each place of the block at hand */
export const otherTests = (plan: Plan, members: () => Int32Array): OtherTest => {
  const remembered = new Map<number, string>()
  const text = (id: number): Value => {
    if (id === 0) return null
    const known = remembered.get(id)
    if (known !== undefined) return known
    if (remembered.size >= mostRemembered) remembered.clear()
    const read = textOf(plan.texts, id) ?? ''
    remembered.set(id, read)
    return read
  }
  const idsOf = new Map(
    Object.entries(plan.named).map(([name, place]) => {
      const column = plan.columns[place]
      return [name, column?.kind === 'text' ? column.ids : new Int32Array(0)] as const
    }),
  )
  const read = (record: number) => (name: string) => text(idsOf.get(name)?.[record] ?? 0)
  return expression => {
    const value = evaluator(expression)
    return (i, j) => {
      const records = members()
      return value({ l: read(records[i] ?? 0), r: read(records[j] ?? 0) }) === true
    }
  }
}
