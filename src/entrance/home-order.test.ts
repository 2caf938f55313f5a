// What stands on the first page, and before what: a life at risk before all other work.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Waiting } from '#core/frame/waiting.ts'
import { sectionsOf } from './home.route.ts'

const waiting = (href: string, when: string): Waiting => ({
  state: 'waiting',
  words: href,
  href,
  when: new Date(when),
  tells: [],
})

test('an alarm stands first, however much older work waits', () => {
  const older = Array.from({ length: 30 }, (_, at) => waiting(`/taskings/${at}`, '2026-01-01T00:00:00Z'))
  const [section] = sectionsOf([...older, waiting('/life-at-risk/1', '2026-10-03T12:00:00Z')]).filter(
    one => one.id === 'waiting',
  )
  assert.equal(section?.items[0]?.href, '/life-at-risk/1')
  assert.equal(section?.items.length, 12)
})
