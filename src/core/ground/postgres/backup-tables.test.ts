import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fillingOrder, type KeptTable } from './backup-tables.ts'

const table = (name: string, leansOn: readonly string[] = []): KeptTable => ({ name, columns: ['id'], leansOn })
const names = (tables: readonly KeptTable[]) => tables.map(({ name }) => name)

/** Tables that lean on earlier ones, dealt in any order. */
const someTables = fc.array(fc.array(fc.nat(20)), { maxLength: 12 }).chain(leanings =>
  fc.shuffledSubarray(
    leanings.map((on, at) =>
      table(
        `t${at}`,
        on.filter(other => other < at).map(other => `t${other}`),
      ),
    ),
    { minLength: leanings.length },
  ),
)

test('every table is filled once, and after those it leans on', () => {
  fc.assert(
    fc.property(someTables, fc.array(fc.nat(12)), (tables, late) => {
      const order = names(fillingOrder(tables, new Set(late.map(at => `t${at}`))))
      assert.deepEqual([...order].sort(), names(tables).sort())
      for (const { name, leansOn } of tables)
        for (const other of leansOn) assert.ok(order.indexOf(other) < order.indexOf(name), `${name} before ${other}`)
    }),
  )
})

test('a counter that others move is filled last', () => {
  const tables = [table('counter'), table('item', ['box']), table('box')]
  assert.deepEqual(names(fillingOrder(tables, new Set(['counter']))), ['box', 'item', 'counter'])
})

test('tables that lean on each other in a circle are refused', () => {
  assert.throws(() => fillingOrder([table('a', ['b']), table('b', ['a'])], new Set()), /in a circle/)
})
