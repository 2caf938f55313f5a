// Times in order, and the words for them.

export type Percentiles = {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

export const percentilesOf = (milliseconds: readonly number[]): Percentiles => {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 }
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

export const percentilesText = ({ count, p50, p95, p99, max }: Percentiles): string =>
  `p50 ${ms(p50)}   p95 ${ms(p95)}   p99 ${ms(p99)}   max ${ms(max)}   (${count})`
