// What DuckDB is asked to link and what it answers, as both processes understand it.
import { z } from 'zod'

export const jobSchema = z.object({
  /** CSV files with a heading; several are read as one. */
  input: z.array(z.string()).min(1),
  model: z.string(),
  threads: z.number().int().positive(),
  /** Only pairs at least this probable are kept, and clustered. */
  threshold: z.number().gt(0).lt(1),
  pairsPath: z.string().optional(),
  clustersPath: z.string().optional(),
})
export type DuckdbJob = z.infer<typeof jobSchema>

export const stages = ['read', 'frequencies', 'block', 'predict', 'cluster'] as const
export type Stage = (typeof stages)[number]

export const answerSchema = z.object({
  version: z.string(),
  records: z.number(),
  /** In the order of the model's rules: the pairs that each found first. */
  pairsPerRule: z.array(z.number()),
  pairsOverThreshold: z.number(),
  clusters: z.number(),
  largestCluster: z.number(),
  secondsByStage: z.record(z.enum(stages), z.number()),
  peakMemoryMB: z.number(),
})
export type DuckdbAnswer = z.infer<typeof answerSchema>
