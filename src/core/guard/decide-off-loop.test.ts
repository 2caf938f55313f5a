// One thread answers all who ask of it, each his own; a way that is closed answers nobody.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import type { LabelId } from '#core/language/ids.ts'
import type { Asker } from './asker.ts'
import { openDeciding } from './decide-off-loop.ts'
import { allowedLabels, type LabelFacts } from './policy.ts'

const label = (id: number, compare: string): LabelFacts => ({
  id: id as LabelId,
  owner: 'estuary-police',
  marking: 'OFFICIAL',
  handling: 'P',
  agreementReaders: ['estuary-police'],
  agreementParties: ['estuary-police'],
  hit: 'silent',
  agreementPurposes: ['system-assurance'],
  grantees: [],
  purposes: ['system-assurance'],
  protected: 'none',
  regime: 'part-3',
  compare,
})

const resolver: Asker = { kind: 'Service', id: 'resolver' }
const labels = [label(1, 'yes'), label(2, 'never'), label(3, 'strong-only')]
const asks = (of: readonly LabelFacts[]) => [resolver, 'compare', of, 'system-assurance'] as const

test('many who ask at once have each their own answer, the same as the policy gives by itself', async () => {
  const ways = [openDeciding(), openDeciding(), openDeciding()]
  const answers = await Promise.all(ways.flatMap(way => labels.map(one => way.allowed(...asks([one])))))
  const expected = ways.flatMap(() => labels.map(one => allowedLabels(...asks([one]))))
  assert.deepEqual(answers, expected)
  assert.ok(expected.some(one => one.length > 0) && expected.some(one => one.length === 0))
  for (const way of ways) await way.close()
})

test('whoever closes his way has no answer any more; who asks beside him has his', async () => {
  const [mine, other] = [openDeciding(), openDeciding()]
  const [asked, beside] = [mine.allowed(...asks(labels)), other.allowed(...asks(labels))]
  await Promise.all([assert.rejects(asked, /closed/), mine.close()])
  assert.deepEqual(await beside, allowedLabels(...asks(labels)))
  await assert.rejects(mine.allowed(...asks(labels)), /closed/)
  assert.deepEqual(await other.allowed(...asks(labels)), allowedLabels(...asks(labels)))
  await other.close()
})

test('a thread that does not answer in time fails closed, and who asks next has an answer', async () => {
  const [hasty, other] = [openDeciding(1), openDeciding()]
  const many = Array.from({ length: 20_000 }, (_, at) => label(at + 1, 'yes'))
  await assert.rejects(hasty.allowed(...asks(many)), /no answer in time/)
  assert.deepEqual(await other.allowed(...asks(labels)), allowedLabels(...asks(labels)))
  await Promise.all([hasty.close(), other.close()])
})

const askedOddly = `
  import { openDeciding } from '${new URL('./decide-off-loop.ts', import.meta.url)}'
  const odd = { kind: 'Service', id: 'resolver', ask: () => 'me' }
  await openDeciding().allowed(odd, 'compare', [], 'system-assurance').catch(fault => console.log(fault.name))`

test('what cannot be put to the policy is refused, and its thread keeps no program alive', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-asks-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'asks.mjs'), askedOddly)
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'asks.mjs')], { timeout: 20_000 })
  assert.equal(stdout, 'DataCloneError\n')
})
