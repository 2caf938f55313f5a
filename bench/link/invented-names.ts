// Names, towns and days of birth that nobody bears: made of syllables, in the skew that names have.
import { makeChance, makeRanks } from './chance.ts'

const firstHeads = 'Al Ben Cor Da El Fi Gar Ha Is Jo Ka Lu Ma Ne Or Pe Ri Sa Ta Vi Wen Ya Zo Bé Kr Si'.split(' ')
const firstTails = 'an ra mond lia ris na vin bert ta lie mon dra ne sel dan ka rin lo mi rë'.split(' ')
const lastHeads =
  'Ash Bar Cal Dun East Far Gran Hol Ing Jar Kel Lan Mar Nor Ox Pem Quar Ros Stan Thor Ul Ver Whit Yar Zel Bre Cro Fen Hü Sø'.split(
    ' ',
  )
const lastMiddles = 'a be den er i ing le mer o per ra s ter u wo n'.split(' ')
const lastTails = 'by cott den field ford gate ham ley low man more ridge row shaw son stead ton well wick worth'.split(
  ' ',
)
const townHeads = 'Amber Brack Cold Dray Elm Fern Glan High Ivy Kings Long Mill Nether Old Pen Rush'.split(' ')
const townTails = 'bourne caster combe dale haven hurst mouth pool port sea stow thorpe wold'.split(' ')

const products = (...parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce((made, part) => made.flatMap(head => part.map(tail => head + tail)), [''])

/** Which of the made names is common is a matter of chance, but of the same chance every time. */
const shuffled = (names: readonly string[], purpose: number): readonly string[] => {
  const chance = makeChance()
  chance.from(1, 1, purpose)
  return names
    .map(name => ({ name, at: chance.fraction() }))
    .sort((one, other) => one.at - other.at)
    .map(({ name }) => name)
}

const firstNames = shuffled(products(firstHeads, firstTails), 1)
const surnames = shuffled(products(lastHeads, lastMiddles, lastTails), 2).slice(0, 8000)
const towns = shuffled(products(townHeads, townTails), 3)

const firstRanks = makeRanks(firstNames.length, 14)
const surnameRanks = makeRanks(surnames.length, 50)
const townRanks = makeRanks(towns.length, 6)

const at = (list: readonly string[], index: number): string => list[index] ?? ''

export const firstNameAt = (fraction: number): string => at(firstNames, firstRanks(fraction))
export const surnameAt = (fraction: number): string => at(surnames, surnameRanks(fraction))

const letters = 'ABDEFGHJLNPQRSTUWXYZ'

/** Each town has an area of its own: two letters. */
const areaOf = (town: number): string =>
  at([...letters], Math.floor(town / letters.length)) + at([...letters], town % letters.length)
const areas = towns.map((_, town) => areaOf(town))

export type Home = { readonly city: string; readonly postcode: string }

export const homeAt = (fraction: number, below: (bound: number) => number): Home => {
  const town = townRanks(fraction)
  const street = letters.charAt(below(letters.length)) + letters.charAt(below(letters.length))
  return { city: at(towns, town), postcode: `${at(areas, town)}${1 + below(12)} ${below(10)}${street}` }
}

const firstDay = Date.UTC(1932, 0, 1)
const days = 76 * 365
const isoDays = Array.from({ length: days }, (_, day) =>
  new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10),
)

/** More of the young than of the old, as those are who move. */
export const birthDateAt = (fraction: number): string => at(isoDays, Math.floor(days * (1 - (1 - fraction) ** 0.8)))

const hosts = ['post.example', 'mail.example', 'letters.example', 'carrier.example', 'net.example', 'box.example']
export const hostAt = (fraction: number): string => at(hosts, Math.floor(hosts.length * fraction ** 2))
