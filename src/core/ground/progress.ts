// Progress of long work on one line: what is being done, how far, how fast and how long yet.
import type { Clock } from './clock.ts'
import type { Printer } from './printer.ts'

export type Progress = {
  /** So many more are done. */
  readonly did: (count: number) => void
  /** Says what the current part is, such as the file being read. */
  readonly at: (part: string) => void
  readonly end: () => void
}

export type ProgressOf = { readonly doing: string; readonly total?: number; readonly unit?: string }

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.ceil(seconds % 60)} s`

const bar = (share: number, width = 24): string => {
  const full = Math.round(Math.min(1, share) * width)
  return '█'.repeat(full) + '░'.repeat(width - full)
}

export const progressText = ({ doing, total, unit = '' }: ProgressOf, done: number, seconds: number): string => {
  const rate = seconds > 0 ? done / seconds : 0
  const pace = rate > 0 ? `, ${number.format(rate)}/s` : ''
  if (!total) return `${doing}: ${number.format(done)} ${unit}${pace}`.trim()
  const left = rate > 0 && done < total ? `, ${duration((total - done) / rate)} left` : ''
  return `${doing} ${bar(done / total)} ${number.format(done)} of ${number.format(total)} ${unit}${pace}${left}`
}

const REDRAW = 100

/** Draws at most ten times a second, on a terminal only; the end is one plain line, so that a log keeps what was done. */
export const startProgress = (printer: Printer, clock: Clock, what: ProgressOf): Progress => {
  const began = clock.now().getTime()
  let done = 0
  let part = ''
  let drawn = 0
  const elapsed = () => (clock.now().getTime() - began) / 1000
  const draw = () => {
    const now = clock.now().getTime()
    if (now - drawn < REDRAW) return
    drawn = now
    printer.live(progressText(what, done, elapsed()) + (part && ` (${part})`))
  }
  return {
    did: count => {
      done += count
      draw()
    },
    at: name => {
      part = name
      draw()
    },
    end: () => {
      const counted = `${number.format(done)} ${what.unit ?? ''}`.trimEnd()
      printer.note(`${what.doing}: ${counted} in ${elapsed().toFixed(1)} s`)
    },
  }
}
