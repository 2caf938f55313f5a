// How sure a share is that was counted on so many: the interval of Wilson, which stays honest for few and for none.
export type Interval = { readonly low: number; readonly high: number }

const usualErrors = 1.96

/** [recalled: Wilson 1927; at 1.96 standard errors 19 of 20 such intervals hold the true share] */
export const intervalOf = (found: number, of: number, errors = usualErrors): Interval => {
  if (of === 0) return { low: 0, high: 1 }
  const [share, square] = [found / of, errors ** 2]
  const middle = (share + square / (2 * of)) / (1 + square / of)
  const reach = (errors / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of ** 2))
  return { low: found === 0 ? 0 : Math.max(0, middle - reach), high: found === of ? 1 : Math.min(1, middle + reach) }
}
