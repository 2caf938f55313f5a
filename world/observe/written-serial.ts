// An engine's number as it can still be read: whole, partly ground off, or gone.
import type { Chance } from '../model/chance.ts'

/** Ground-off places are written as question marks; at least four signs stay where anything does. */
export const serialLeft = (serial: string, left: 'whole' | 'part' | 'none', chance: Chance): string => {
  if (left === 'whole') return serial
  if (left === 'none') return ''
  const gone = chance.between(2, Math.max(2, serial.length - 5))
  return chance.often(0.5)
    ? '?'.repeat(gone) + serial.slice(gone)
    : serial.slice(0, serial.length - gone) + '?'.repeat(gone)
}
