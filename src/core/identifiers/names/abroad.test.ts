import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areOneAbroad } from './abroad.ts'

const one = (a: string, b: string): boolean => areOneAbroad({ l: a }, { l: b })

test('forms of one given name in two languages are told', () => {
  for (const [a, b] of [
    ['john', 'juan'],
    ['jorge', 'georgios'],
    ['volodymyr', 'vladimir'],
    ['יוסף', 'joseph'],
  ] as const)
    assert.ok(one(a, b), `${a} ${b}`)
  assert.ok(areOneAbroad({ l: 'jozef' }, { l: 'yussuf', k: 'yusuf' }), 'a known name under another spelling')
})
test('names that only look alike are not', () => {
  assert.ok(!one('juan', 'julian'))
  assert.ok(!one('marco', 'mario'))
  assert.ok(!one('maria', 'mario'), 'nor a woman and a man')
})
test('a name in no line is a form of nothing', () => assert.ok(!one('ardit', 'ardit')))
