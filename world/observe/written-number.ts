// Phones and plates as they are put down: with spaces or none, country codes or none, a zero lost by a spreadsheet.
import type { Chance } from '../model/chance.ts'
import type { Phone, Vehicle } from '../model/entities.ts'

export type PhoneStyle = 'local' | 'local-spaced' | 'plus' | 'plus-spaced' | 'zero-zero' | 'lost-zero' | 'bare'

const spacedLocal = (rest: string): string => `0${rest.slice(0, 4)} ${rest.slice(4, 7)} ${rest.slice(7)}`

const ukStyles: Record<PhoneStyle, (rest: string) => string> = {
  local: rest => `0${rest}`,
  'local-spaced': spacedLocal,
  plus: rest => `+44${rest}`,
  'plus-spaced': rest => `+44 ${rest.slice(0, 4)} ${rest.slice(4)}`,
  'zero-zero': rest => `0044${rest}`,
  'lost-zero': rest => rest,
  bare: rest => `44${rest}`,
}

/** An agency has its habit; one in `strays` is written in some other way. */
export const writePhone = (phone: Phone, habit: PhoneStyle, strays: number, chance: Chance): string => {
  const style = chance.often(strays) ? chance.pick(Object.keys(ukStyles) as PhoneStyle[]) : habit
  if (phone.country === 'GB') return ukStyles[style](phone.digits.slice(2))
  return style === 'zero-zero' ? `00${phone.digits}` : `+${phone.digits}`
}

const spacedPlate = (vehicle: Vehicle): string =>
  vehicle.country === 'GB' ? `${vehicle.plate.slice(0, 4)} ${vehicle.plate.slice(4)}` : vehicle.plate

/** O for 0 and I for 1, as cameras and tired eyes read them. */
const confused = (plate: string): string => plate.replace(/[0O]/, sign => (sign === '0' ? 'O' : '0'))

export type PlateStyle = 'close' | 'spaced' | 'lower'

export const writePlate = (vehicle: Vehicle, style: PlateStyle, confusedShare: number, chance: Chance): string => {
  const plate =
    style === 'spaced' ? spacedPlate(vehicle) : style === 'lower' ? spacedPlate(vehicle).toLowerCase() : vehicle.plate
  return chance.often(confusedShare) ? confused(plate) : plate
}
