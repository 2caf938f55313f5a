// Whether a process that wrote its number down is still the one that runs under that number.
import { readFileSync } from 'node:fs'

const statOf = (pid: number): { readonly name: string; readonly fields: readonly string[] } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [open, close] = [stat.indexOf('('), stat.lastIndexOf(')')]
    return { name: stat.slice(open + 1, close), fields: stat.slice(close + 2).split(' ') }
  } catch {
    return undefined
  }
}

const answers = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A process that ended but that nobody has buried yet (state Z, proc(5)) still answers; it counts as dead. */
export const isAlive = (pid: number): boolean => answers(pid) && statOf(pid)?.fields[0] !== 'Z'

/** The name a process runs under; undefined where the system does not tell. */
export const nameOf = (pid: number): string | undefined => statOf(pid)?.name

/** Number and start of a process, where the system tells it (proc(5), field 22): numbers come round again, starts do not. */
export const stampOf = (pid: number): string => `${pid}-${statOf(pid)?.fields[19] ?? ''}`

export const isStampAlive = (stamp: string): boolean => {
  const pid = Number(stamp.split('-')[0])
  return isAlive(pid) && stampOf(pid) === stamp
}
