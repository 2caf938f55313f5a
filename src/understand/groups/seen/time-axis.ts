// A time axis drawn on the server: when something happened, month by month. The table below it says the same in words.
const wide = 960
const margin = 40
const dot = 5
const step = 12
/** Stacked higher than this, more of one week are said in the table alone. */
const highest = 8

type Mark = { readonly x: number; readonly y: number }

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'Europe/London' })

/** The first days of months from that of the first to that after the last, at most thirteen of them. */
const months = (first: Date, last: Date): readonly Date[] => {
  const begin = first.getUTCFullYear() * 12 + first.getUTCMonth()
  const end = last.getUTCFullYear() * 12 + last.getUTCMonth() + 1
  const every = Math.max(1, Math.ceil((end - begin) / 12))
  return Array.from({ length: Math.ceil((end - begin) / every) + 1 }, (_, at) => {
    const number = begin + at * every
    return new Date(Date.UTC(Math.floor(number / 12), number % 12, 1))
  })
}

const stacked = (at: readonly number[], floor: number): readonly Mark[] => {
  const heights = new Map<number, number>()
  return at.flatMap(x => {
    const column = Math.round(x / step)
    const height = heights.get(column) ?? 0
    heights.set(column, height + 1)
    return height >= highest ? [] : [{ x: column * step, y: floor - 14 - height * step }]
  })
}

/** The picture of moments, oldest first; nothing where there are fewer than two. */
export const drawTimeAxis = (moments: readonly Date[]): string | undefined => {
  const [first, last] = [moments[0], moments.at(-1)]
  if (!first || !last || moments.length < 2) return undefined
  const ticks = months(first, last)
  const [from, to] = [ticks[0]?.getTime() ?? 0, ticks.at(-1)?.getTime() ?? 0]
  const end = Math.max(to, last.getTime())
  const place = (at: Date) => margin + ((at.getTime() - from) / Math.max(1, end - from)) * (wide - 2 * margin)
  const tall = 40 + highest * step
  const floor = tall - 26
  const marks = stacked(moments.map(place), floor)
  const tickSvg = ticks.map(
    tick =>
      `<line class="bw-svg__link" x1="${place(tick).toFixed(0)}" y1="${floor}" x2="${place(tick).toFixed(0)}" y2="${floor + 6}"/><text class="bw-svg__sublabel" x="${place(tick).toFixed(0)}" y="${tall - 6}">${month.format(tick)}</text>`,
  )
  const dots = marks.map(({ x, y }) => `<circle class="bw-svg__disc" cx="${x}" cy="${y}" r="${dot}"/>`)
  const line = `<line class="bw-svg__link" x1="${margin}" y1="${floor}" x2="${wide - margin}" y2="${floor}"/>`
  return `<svg class="bw-svg bw-svg--5" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" aria-hidden="true" focusable="false">${line}${tickSvg.join('')}${dots.join('')}</svg>`
}
