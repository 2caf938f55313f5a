// Calendar quarters, by which figures are told and as the Commander's data names them: 2026-Q1 is January to March 2026.
declare const brand: unique symbol
export type Quarter = string & { readonly [brand]: 'quarter' }

const shape = /^(\d{4})-Q([1-4])$/

export const quarterIn = (text: string): Quarter | undefined => (shape.test(text) ? (text as Quarter) : undefined)

const partsOf = (one: Quarter): readonly [year: number, nth: number] => {
  const [, year = '', nth = ''] = shape.exec(one) ?? []
  return [Number(year), Number(nth)]
}

const nameOf = (year: number, nth: number): Quarter => `${String(year).padStart(4, '0')}-Q${nth}` as Quarter

export const nextQuarter = (one: Quarter): Quarter => {
  const [year, nth] = partsOf(one)
  return nth === 4 ? nameOf(year + 1, 1) : nameOf(year, nth + 1)
}

export const quarterBefore = (one: Quarter): Quarter => {
  const [year, nth] = partsOf(one)
  return nth === 1 ? nameOf(year - 1, 4) : nameOf(year, nth - 1)
}

/** The first and the last day. */
export const daysOf = (one: Quarter): { readonly from: string; readonly to: string } => {
  const [year, nth] = partsOf(one)
  const day = (month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
  return { from: day(nth * 3 - 3, 1), to: day(nth * 3, 0) }
}

/** The quarter of a day. */
export const quarterOf = (day: string): Quarter => {
  const [year = '', month = ''] = day.split('-')
  return nameOf(Number(year), Math.ceil(Number(month) / 3))
}

/** INVARIANT: a quarter has ended when its last day is over; `today` is the day in London. */
export const hasEnded = (one: Quarter, today: string): boolean => daysOf(one).to < today

/** From one to the other, both included, at most as many as a table can hold; none where they are the wrong way round. */
export const quartersFrom = (from: Quarter, to: Quarter, most = 40): readonly Quarter[] => {
  const all: Quarter[] = []
  for (let one = from; one <= to && all.length < most; one = nextQuarter(one)) all.push(one)
  return all
}

/** The latest quarters up to now, the newest first. */
export const latestQuarters = (today: string, count: number): readonly Quarter[] => {
  const all = [quarterOf(today)]
  while (all.length < count) all.push(quarterBefore(all.at(-1) as Quarter))
  return all
}

const months = [
  ['January', 'March'],
  ['April', 'June'],
  ['July', 'September'],
  ['October', 'December'],
] as const

export const quarterWords = (one: Quarter): string => {
  const [year, nth] = partsOf(one)
  const [first, last] = months[nth - 1] ?? ['', '']
  return `${first} to ${last} ${year}`
}

export const periodWords = (from: Quarter, to: Quarter): string => {
  if (from === to) return quarterWords(from)
  const [year, nth] = partsOf(from)
  const [toYear, toNth] = partsOf(to)
  return `${months[nth - 1]?.[0]} ${year} to ${months[toNth - 1]?.[1]} ${toYear}`
}
