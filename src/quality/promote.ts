// The gate of a model: what passes gets a report beside it that is bound to the model's last figure; what does not is refused by name.
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { Problem } from '#core/ground/problem.ts'
import { overall } from './measure-groups.ts'
import { digestOf, promotionRule } from './promotion.ts'
import type { QualityReport, WorldReport } from './quality-report.ts'
import type { ReadModel } from './read-model.ts'

const counted = z.object({ things: z.number(), mismatched: z.number(), links: z.number(), wrong: z.number() })
/** What stands beside a shipped model: written here, and read by the test that refuses a model without it. */
export const keptReport = z.object({
  model: z.string(),
  digest: z.string(),
  passed: z.literal(true),
  measuredOn: z.string(),
  rule: z.object({ mostTimesOverall: z.number(), standardErrors: z.number(), fewestOfGroup: z.number() }).loose(),
  overall: counted,
  groups: z.record(z.string(), counted),
  tooSmall: z.array(z.string()).readonly(),
  /** Where it was measured on several worlds: each by itself, passed or not. */
  worlds: z
    .array(
      z.object({ name: z.string(), overall: counted, passed: z.boolean(), reasons: z.array(z.string()).readonly() }),
    )
    .optional(),
})

/** INVARIANT: never the model itself, whatever its file is called. */
export const reportFileOf = (modelFile: string): string => `${modelFile.replace(/\.json$/, '')}.report.json`

const shortly = ({ things, mismatched, links, wrong }: z.infer<typeof counted>) => ({
  things,
  mismatched,
  links,
  wrong,
})

const keptWorld = ({ name, tallies, decision }: WorldReport) => ({
  name,
  overall: shortly(tallies.get(overall) ?? { things: 0, mismatched: 0, links: 0, wrong: 0 }),
  passed: decision.passed,
  reasons: decision.reasons,
})

/** Writes the report and gives its place; a model that does not pass ends here, and nothing is written. */
export const promote = (
  file: string,
  { data }: ReadModel,
  report: QualityReport,
  folders: readonly string[],
): string => {
  const all = report.tallies.get(overall)
  if (!report.decision.passed || all === undefined)
    throw new Problem({
      what: `${report.model} is not promoted: ${report.decision.reasons.join('; ')}.`,
      where: file,
      mend: 'find in ./breakwater quality which pairs of that group are joined and on what, and weigh it less; or measure on a larger sample.',
    })
  const kept: z.infer<typeof keptReport> = {
    model: report.model,
    digest: digestOf(data),
    passed: true,
    measuredOn: `${report.sample} of ${folders.map(folder => basename(folder)).join(', ')}`,
    rule: promotionRule(),
    overall: shortly(all),
    groups: Object.fromEntries(
      [...report.tallies].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, tally]) => [name, shortly(tally)]),
    ),
    tooSmall: report.decision.tooSmall,
    ...(report.worlds === undefined ? {} : { worlds: report.worlds.map(keptWorld) }),
  }
  const out = reportFileOf(file)
  writeFileSync(out, `${JSON.stringify(kept, undefined, 2)}\n`)
  return out
}
