// Numbers that nobody has: phones, plates, documents and references are drawn from invented ranges, each once.
import type { Nation, Phone, Vehicle } from './entities.ts'

export type Registrar = {
  readonly phone: (country?: Phone['country']) => string
  readonly plate: (country?: Vehicle['country']) => string
  readonly passport: (state: Nation) => string
  readonly arrivalRef: () => string
  readonly policeRef: () => string
  readonly imei: () => string
  readonly iban: () => string
  readonly company: () => string
  readonly mmsi: () => string
  readonly hull: () => string
  readonly serial: (make: string) => string
  readonly vin: () => string
  readonly container: () => string
  /** A postcode of its own in the area whose letters are given. */
  readonly postcode: (letters: string) => string
  readonly ref: (kind: string, digits: number) => string
}

/** The n-th number below `size` in a mixed order, each once: an affine walk; `step` shares no factor with `size`. */
const mixed = (n: number, size: number, step: number): number => {
  if (n >= size) throw new RangeError(`The invented range of ${size} numbers is used up: make a smaller world.`)
  return Number((BigInt(n) * BigInt(step) + 7919n) % BigInt(size))
}

const pad = (n: number, digits: number): string => String(n).padStart(digits, '0')

/** 07700 900000 to 900999 is Ofcom's range for drama; the rest of 07700 9xxxxx follows, then 07700 0xxxxx to 8xxxxx. */
const ukPhone = (n: number): string => {
  if (n < 1000) return `447700900${pad(mixed(n, 1000, 387), 3)}`
  if (n < 100_000) return `4477009${pad(1000 + mixed(n - 1000, 99_000, 38_717), 5)}`
  return `447700${pad(mixed(n - 100_000, 900_000, 387_137), 6)}`
}

/** 06 39 98 is the French range for fiction (ARCEP [recalled]); the others are prefixes that no operator uses [recalled]. */
const foreignPrefix = {
  FR: ['33639 98', 4],
  AL: ['35560', 7],
  IQ: ['964720', 7],
  TR: ['90520', 7],
  VN: ['8430', 7],
  RO: ['4070', 7],
} as const

const abroadPhone = (country: keyof typeof foreignPrefix, n: number): string => {
  const [prefix, digits] = foreignPrefix[country]
  return prefix.replace(' ', '') + pad(mixed(n, 10 ** digits, 387_137), digits)
}

const letters = 'ABCDEFGHJKLMNOPRSTUVWXY'
const letter = (n: number): string => letters[n % letters.length] ?? 'A'

/** No place in the United Kingdom is issued plates that begin with J, T or U [recalled]. */
const ukPlate = (n: number): string => {
  const m = mixed(n, 3 * 30 * 23 ** 4, 7_654_321)
  const years = m % 30
  const rest = Math.floor(m / 30)
  const year = years < 15 ? 12 + years : 47 + years
  const word = [0, 1, 2, 3].map(place => letter(Math.floor(rest / 3 / 23 ** place)))
  return `${'JTU'[rest % 3]}${word[0]}${pad(year, 2)}${word.slice(1).join('')}`
}

/** Shapes of the country with letters or county codes that it does not issue [recalled]. */
const abroadPlate = (country: Vehicle['country'], n: number): string => {
  const m = mixed(n, 23 * 23 * 999, 7_117)
  const pair = letter(m) + letter(Math.floor(m / 23))
  const digits = pad(Math.floor(m / 529) + 1, 3)
  if (country === 'FR') return `UU${digits}${pair}`
  if (country === 'RO') return `ZZ${digits.slice(1)}${pair}${letter(m * 7)}`
  return country === 'PL' ? `XQ${digits}${pair}` : `QQ${digits}${pair}`
}

const checkedIban = (bban: string): string => {
  const digits = `${bban}GB00`.replace(/[A-Z]/g, c => String(c.charCodeAt(0) - 55))
  return `GB${pad(98 - Number(BigInt(digits) % 97n), 2)}${bban}`
}

/** The last digit of an IMEI makes the Luhn sum divide by ten. */
const withLuhn = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits + ((10 - (sum % 10)) % 10)
}

const inward = 'ABDEFGHJLNPQRSTUWXYZ'
const postcodeAt = (area: string, n: number): string => {
  const m = mixed(n, 29 * 10 * 400, 38_717)
  const unit = Math.floor(m / 290)
  return `${area}${1 + (m % 29)} ${Math.floor(m / 29) % 10}${inward[unit % 20]}${inward[Math.floor(unit / 20)]}`
}

const passportLetters: Partial<Record<Nation, string>> = { ALB: 'ZX', VNM: 'X', ROU: '0', TUR: 'Y', FRA: '00' }

/** Opens the register of one world; asking twice never gives the same number. */
export const openRegistrar = (): Registrar => {
  const counts = new Map<string, number>()
  const next = (range: string): number => {
    const n = counts.get(range) ?? 0
    counts.set(range, n + 1)
    return n
  }
  const ref = (kind: string, digits: number): string => pad(mixed(next(kind), 10 ** digits, 3_871_373), digits)
  return {
    phone: (country = 'GB') =>
      country === 'GB' ? ukPhone(next('phone')) : abroadPhone(country, next(`phone ${country}`)),
    plate: (country = 'GB') =>
      country === 'GB' ? ukPlate(next('plate')) : abroadPlate(country, next(`plate ${country}`)),
    passport: state => `${passportLetters[state] ?? 'X'}${ref('passport', 7)}`,
    arrivalRef: () => `AR/${ref('arrival', 7)}`,
    policeRef: () => `${2012 + (next('year') % 14)}/${ref('police', 7)}${letter(next('police letter'))}`,
    imei: () => withLuhn(`00100100${ref('imei', 6)}`),
    iban: () => checkedIban(`XKBK990099${ref('iban', 8)}`),
    company: () => `ZZ${ref('company', 6)}`,
    mmsi: () => `299${ref('mmsi', 6)}`,
    hull: () => `GB-XKB${ref('hull', 5)}C626`,
    serial: make => `${make.slice(0, 2).toUpperCase()}${ref('serial', 7)}`,
    vin: () => `XKZ${ref('vin', 7)}${ref('vin tail', 7)}`,
    container: () => `XKBU${ref('container', 7)}`,
    postcode: area => postcodeAt(area, next(`postcode ${area}`)),
    ref,
  }
}
