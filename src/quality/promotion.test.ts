// The gate of a model: a fair one passes, one that is unfair to some people is refused by their name, and chance does not decide.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { packageRoot } from '#core/ground/paths.ts'
import { modelFrom, models } from '#resolve'
import { twoPeoples } from '../../test/fixtures/registered-people.ts'
import { keptReport, promote, reportFileOf } from './promote.ts'
import { decidePromotion, digestOf, promotionRule } from './promotion.ts'
import { linesOfReport, reportOn, reportOver } from './quality-report.ts'
import { readModel } from './read-model.ts'
import type { Tally } from './tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'promotion-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const rule = promotionRule()
const { data: shipped } = readModel(
  join(packageRoot, 'src', 'resolve', 'model', `${models.person.model.replace('-', '-v')}.json`),
)

/** A placeholder birth date weighs like a real one: that is unfair to everybody whose birth nobody wrote down. */
const unfair = {
  ...shipped,
  model: 'person-unfair',
  comparisons: shipped.comparisons.map(one =>
    one.comparison !== 'birthDate'
      ? one
      : {
          ...one,
          levels: one.levels.map(level => (level.level === 'placeholder' ? { ...level, m: 0.7, u: 1e-6 } : level)),
        },
  ),
}

const written = (name: string, data: object): string => {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(data))
  return file
}
const tally = (things: number, mismatched: number): Tally => ({
  truePairs: 0,
  found: 0,
  links: 0,
  wrong: 0,
  things,
  mismatched,
})

test('the shipped model passes, and its report is bound to its last figure', () => {
  const report = reportOn({ held: twoPeoples(1200, 240), kind: 'person', model: models.person, rule })
  assert.deepEqual(report.decision.reasons, [])
  const file = written('fair.json', shipped)
  const kept = keptReport.parse(
    JSON.parse(readFileSync(promote(file, readModel(file), report, ['twoPeoples']), 'utf8')),
  )
  assert.equal(kept.digest, digestOf(shipped))
  assert.notEqual(kept.digest, digestOf({ ...shipped, link: 0.5 }))
})

test('a model that takes strangers born on a placeholder for one is refused, and the message names whom it wrongs', () => {
  const report = reportOn({
    held: twoPeoples(1200, 240),
    kind: 'person',
    model: modelFrom(unfair, 'person'),
    rule: { ...rule, leastPrecision: 0 },
  })
  const file = written('unfair.json', unfair)
  assert.throws(
    () => promote(file, readModel(file), report, ['twoPeoples']),
    /person-unfair is not promoted.*nationality AFG/,
  )
  assert.ok(!existsSync(join(folder, 'unfair.report.json')))
  assert.match(linesOfReport(report).join('\n'), /May not be promoted/)
})

test('too few people to say anything of do not decide, and the report names them', () => {
  const few = rule.fewestOfGroup - 20
  const report = reportOn({
    held: twoPeoples(1200, few),
    kind: 'person',
    model: modelFrom(unfair, 'person'),
    rule: { ...rule, leastPrecision: 0 },
  })
  assert.ok(report.decision.passed)
  assert.ok(report.decision.tooSmall.includes('nationality AFG'))
})

test('what is too few in each of three worlds is enough in all of them, and then it decides', () => {
  const few = rule.fewestOfGroup - 20
  const of = (name: string) => ({
    name,
    report: reportOn({
      held: twoPeoples(1200, few),
      kind: 'person',
      model: modelFrom(unfair, 'person'),
      rule: { ...rule, leastPrecision: 0 },
    }),
  })
  const all = reportOver([of('first'), of('second'), of('third')], { ...rule, leastPrecision: 0 })
  assert.ok(all.worlds?.every(({ decision }) => decision.passed))
  assert.match(all.decision.reasons.join(), /nationality AFG/)
  assert.equal(all.tallies.get('nationality AFG')?.things, 3 * few)
  assert.match(linesOfReport(all).join('\n'), /second: .* by itself it passes/)
  const file = written('three.json', unfair)
  assert.throws(() => promote(file, readModel(file), all, ['first', 'second', 'third']), /nationality AFG/)
})

test('a report over several worlds keeps what each of them said', () => {
  const of = (name: string) => ({
    name,
    report: reportOn({ held: twoPeoples(1200, 240), kind: 'person', model: models.person, rule }),
  })
  const file = written('two.json', shipped)
  const report = promote(file, readModel(file), reportOver([of('one'), of('two')], rule), ['made/one', 'made/two'])
  const kept = keptReport.parse(JSON.parse(readFileSync(report, 'utf8')))
  assert.equal(kept.measuredOn, 'truth of one, two')
  assert.deepEqual(
    kept.worlds?.map(({ name, passed }) => [name, passed]),
    [
      ['one', true],
      ['two', true],
    ],
  )
  assert.equal(kept.overall.things, 2 * (kept.worlds?.[0]?.overall.things ?? 0))
})

test('one unlucky person in a group of two hundred does not decide; twenty do', () => {
  const sample = (mismatched: number) =>
    new Map([
      ['all', tally(20_000, 20 + mismatched)],
      ['nationality ERI', tally(200, mismatched)],
    ])
  assert.ok(decidePromotion(sample(1), rule).passed)
  const refused = decidePromotion(sample(20), rule)
  assert.deepEqual([refused.passed, /nationality ERI/.test(refused.reasons.join())], [false, true])
})

test('noise is the hand of the clerk: it is reported and decides nothing', () =>
  assert.ok(
    decidePromotion(
      new Map([
        ['all', tally(20_000, 40)],
        ['noise high', tally(1000, 40)],
      ]),
      rule,
    ).passed,
  ))

test('a handful in which nobody is wrongly joined says nothing for a model', () => {
  assert.match(decidePromotion(new Map([['all', tally(3, 0)]]), rule).reasons.join(), /holds 3 of this kind/)
  assert.ok(decidePromotion(new Map([['all', tally(rule.fewestOfGroup, 0)]]), rule).passed)
})

test('the report of a model never takes the place of the model', () => {
  for (const file of ['person.json', 'person', 'person.JSON', 'json']) assert.notEqual(reportFileOf(file), file)
  assert.equal(reportFileOf('models/person-v4.json'), 'models/person-v4.report.json')
})

test('a sample without the kind, or a model that is surely too often wrong, is refused', () => {
  assert.ok(!decidePromotion(new Map(), rule).passed)
  const wrong = new Map([['all', { ...tally(1000, 0), links: 2000, wrong: 100 }]])
  assert.match(decidePromotion(wrong, rule).reasons.join(), /precision is 95/)
})
