// The benchmarks, in the order in which the help shows them. A new one is a file here and a line in this list.
import type { Benchmark } from './benchmark.ts'
import { feedsBenchmark } from './feeds.ts'
import { historicalBenchmark } from './historical.ts'
import { linkBenchmark } from './link.ts'
import { onlineBenchmark } from './online.ts'

export type { Benchmark } from './benchmark.ts'

export const benchmarks: readonly Benchmark[] = [linkBenchmark, onlineBenchmark, historicalBenchmark, feedsBenchmark]
