// Calendar quarters, as the Commander's data names them: 2025-Q2 is April to June 2025.
declare const brand: unique symbol
export type Quarter = string & { readonly [brand]: 'quarter' }

export const quarterOf = (day: string): Quarter =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` as Quarter

export const quarterIn = (text: string): Quarter | undefined =>
  /^\d{4}-Q[1-4]$/.test(text) ? (text as Quarter) : undefined

const after = (quarter: Quarter): Quarter => {
  const [year = '', n = ''] = quarter.split('-Q')
  return (n === '4' ? `${Number(year) + 1}-Q1` : `${year}-Q${Number(n) + 1}`) as Quarter
}

/** Every quarter that has a day from `from` to `to`, in order. */
export const quartersBetween = (from: string, to: string): readonly Quarter[] => {
  const quarters: Quarter[] = []
  if (from > to) return quarters
  for (let at = quarterOf(from); at <= quarterOf(to) && quarters.length < 400; at = after(at)) quarters.push(at)
  return quarters
}

/** The first and the last day of a quarter. */
export const daysOf = (quarter: Quarter): { readonly from: string; readonly to: string } => {
  const [year = '', n = '1'] = quarter.split('-Q')
  const last = Number(n) * 3
  const to = new Date(Date.UTC(Number(year), last, 0)).toISOString().slice(0, 10)
  return { from: `${year}-${String(last - 2).padStart(2, '0')}-01`, to }
}
