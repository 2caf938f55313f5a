// The guidance shown to whoever grades a disruption, and what there is to try by each P: configured, and marked as our own.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  type DisruptionGrade,
  type DisruptionMeans,
  disruptionGrades,
  disruptionMeans,
  type FourP,
  fourPs,
} from '#core/language/disrupt.ts'

const guide = z.object({
  source: z.string().min(1),
  grades: z.record(z.enum(disruptionGrades.values), z.string().min(1)),
  try: z.record(z.enum(fourPs.values), z.array(z.enum(disruptionMeans.values)).min(1)),
})

/** @throws ZodError when the file misses a grade or a P, or names what there is no word for. */
export const readGuide = (text: string): z.infer<typeof guide> => guide.parse(parse(text))

const file = new URL('../../../reference/disruption-guide.yaml', import.meta.url)
const read = readGuide(readFileSync(file, 'utf8'))

export const gradeGuidance: Readonly<Record<DisruptionGrade, string>> = read.grades
export const thereIsToTry: Readonly<Record<FourP, readonly DisruptionMeans[]>> = read.try
export const guidanceSource: string = read.source.trim()
