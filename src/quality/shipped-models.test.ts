// No model is shipped that carries no passed report: each stands beside its own, bound to its last figure.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '#core/ground/paths.ts'
import { thingKinds } from '#core/language/things.ts'
import { models } from '#resolve'
import { keptReport, reportFileOf } from './promote.ts'
import { digestOf } from './promotion.ts'

const fileOf = (model: string): string =>
  join(packageRoot, 'src', 'resolve', 'model', `${model.replace(/-(\d+)$/, '-v$1')}.json`)

for (const kind of thingKinds.values)
  test(`the model of a ${kind} passed`, () => {
    const file = fileOf(models[kind].model)
    const report = reportFileOf(file)
    assert.ok(existsSync(report), `${models[kind].model} carries no report: ./breakwater quality --promote writes one`)
    const kept = keptReport.parse(JSON.parse(readFileSync(report, 'utf8')))
    assert.equal(kept.digest, digestOf(JSON.parse(readFileSync(file, 'utf8'))), 'the report is of another state of it')
  })
