import assert from 'node:assert/strict'
import { test } from 'node:test'
import { benchmarks } from '../../bench/index.ts'
import { benchCommand } from './bench.ts'
import { route } from './route.ts'

const said = async (...typed: readonly string[]) => {
  const lines: string[] = []
  const say = (text: string) => void lines.push(text)
  const printer = { line: say, note: say, live: () => {} }
  const ending = await route(['bench', ...typed], { commands: [benchCommand], printer, env: {} })
  return { ending, text: lines.join('\n') }
}

test('a benchmark that is not there is answered with those that are', async () => {
  const { ending, text } = await said('offline')
  assert.equal(ending, 'failed')
  assert.match(text, /name one of: .*online/)
})

test('the help names every benchmark and its options', async () => {
  const { text } = await said('--help')
  for (const { name, options } of benchmarks)
    for (const word of [name, ...Object.keys(options)]) assert.ok(text.includes(word), word)
})
