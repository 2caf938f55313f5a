// Progress is drawn for a person at a terminal and leaves one line behind for a log.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settableClock } from './clock.ts'
import { printerOn } from './printer.ts'
import { progressText, startProgress } from './progress.ts'

const paper = (isTTY: boolean) => {
  const written: string[] = []
  return { written, isTTY, write: (text: string) => written.push(text) }
}

test('progress says how far, how fast and how long yet', () => {
  const text = progressText({ doing: 'Loading', total: 4000, unit: 'rows' }, 1000, 2)
  assert.equal(text, 'Loading ██████░░░░░░░░░░░░░░░░░░ 1,000 of 4,000 rows, 500/s, 6 s left')
  assert.equal(progressText({ doing: 'Reading', unit: 'rows' }, 0, 0), 'Reading: 0 rows')
})

test('a terminal sees the line change; the result is not mixed with it', () => {
  const [out, err] = [paper(true), paper(true)]
  const clock = settableClock('2026-10-03T06:00:00Z')
  const printer = printerOn(out, err)
  const progress = startProgress(printer, clock, { doing: 'Loading', total: 10, unit: 'rows' })
  clock.advance(1_000)
  progress.did(5)
  progress.did(1)
  clock.advance(1_000)
  progress.end()
  printer.line('6 rows')
  assert.equal(err.written.filter(text => text.includes('5 of 10')).length, 1)
  assert.equal(err.written.at(-1), 'Loading: 6 rows in 2.0 s\n')
  assert.deepEqual(out.written, ['6 rows\n'])
})

test('without a terminal only the end is written', () => {
  const err = paper(false)
  const clock = settableClock('2026-10-03T06:00:00Z')
  const progress = startProgress(printerOn(paper(false), err), clock, { doing: 'Loading', unit: 'rows' })
  for (let row = 0; row < 100; row += 1) {
    clock.advance(200)
    progress.did(1)
  }
  progress.end()
  assert.deepEqual(err.written, ['Loading: 100 rows in 20.0 s\n'])
})
