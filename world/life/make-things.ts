// Vehicles, houses, firms, boats and engines, made as they are needed.
import type {
  Account,
  Engine,
  Money,
  Organisation,
  Papers,
  Person,
  Phone,
  Place,
  Vehicle,
  Vessel,
} from '../model/entities.ts'
import { areas, type HomeArea, streetName } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePhone } from '../people/make-person.ts'

export type Street = {
  readonly name: string
  readonly town: string
  readonly postcode: string
  readonly area: HomeArea
}

export const newStreet = ({ chance, registrar }: Ground, area: HomeArea): Street => ({
  name: streetName(chance.pick),
  town: chance.pick<string>(areas[area].towns),
  postcode: registrar.postcode(areas[area].letters),
  area,
})

/** A house of its own: numbers in one street are never given twice when counted up by the caller. */
export const houseIn = (ground: Ground, street: Street, number: number): Place => ({
  entity: ground.entity('place'),
  line: `${number} ${street.name}`,
  town: street.town,
  postcode: street.postcode,
  area: street.area,
})

export const someHouse = (ground: Ground, area: HomeArea): Place =>
  houseIn(ground, newStreet(ground, area), ground.chance.between(1, 140))

const makes = {
  car: ['Vauxfield', 'Rendle', 'Fordham', 'Nissaro', 'Tovara'],
  van: ['Transporta', 'Rendle', 'Fordham'],
  minibus: ['Transporta'],
  tractor: ['Scarva', 'Dafne', 'Volvik'],
  trailer: ['Kroner', 'Schmidtke'],
} as const
const colours = ['white', 'black', 'silver', 'grey', 'blue', 'red', 'green'] as const

export const makeVehicle = (
  ground: Ground,
  body: Vehicle['body'] = 'car',
  country: Vehicle['country'] = 'GB',
): Vehicle => ({
  entity: ground.entity('vehicle'),
  plate: ground.registrar.plate(country),
  country,
  make: ground.chance.pick<string>(makes[body]),
  colour: body === 'van' && ground.chance.often(0.7) ? 'white' : ground.chance.pick(colours),
  body,
  vin: ground.registrar.vin(),
})

const firmWords: Readonly<Record<string, readonly string[]>> = {
  'hand car wash': ['Sparkle', 'Crystal', 'Shine', 'Express', 'Best'],
  'nail bar': ['Lotus', 'Pearl', 'Orchid', 'Diamond', 'Bamboo'],
  barber: ['Golden Scissors', 'Kings', 'Old Town', 'Sharp'],
  'phone shop': ['Link', 'Star', 'City', 'Universal'],
  haulier: ['Norlink', 'Transvale', 'Kestrel', 'Danube', 'Carpat'],
  'marine supplier': ['Tidewell', 'Keel and Oar', 'Harbour', 'Spray'],
  'money service': ['Caravan', 'Horizon', 'Bridge', 'Olive'],
  'taxi firm': ['Arrow', 'Ace', 'Quay', 'Metro'],
  farm: ['Long Acre', 'Fen', 'Hollow', 'Greenway'],
  takeaway: ['Palace', 'Corner', 'Sunset', 'Garden'],
  'letting agent': ['Homestead', 'Keystone', 'Latch'],
  'van hire': ['Budgie', 'Roadrunner', 'Ferry'],
}
const firmEnds: Readonly<Record<string, string>> = {
  'hand car wash': 'Hand Car Wash',
  'nail bar': 'Nails',
  barber: 'Barbers',
  'phone shop': 'Mobiles',
  haulier: 'Haulage',
  'marine supplier': 'Marine',
  'money service': 'Money Transfer',
  'taxi firm': 'Cars',
  farm: 'Farm Produce',
  takeaway: 'Kitchen',
  'letting agent': 'Lettings',
  'van hire': 'Van Hire',
}
export type Trade = keyof typeof firmWords & string
export const highStreet = ['hand car wash', 'nail bar', 'barber', 'phone shop', 'takeaway'] as const

export const makeFirm = (ground: Ground, trade: Trade, place: Place, named?: string): Organisation => {
  const { chance, registrar } = ground
  // Hauliers and suppliers are known by their name alone in some systems, so each has a number in it.
  const number = trade === 'haulier' || trade === 'marine supplier' ? registrar.ref('firm', 5) : ''
  const words = [
    chance.pick(firmWords[trade] ?? ['General']),
    place.town,
    firmEnds[trade] ?? 'Trading',
    number,
    chance.often(0.6) ? 'Ltd' : '',
  ]
  return {
    entity: ground.entity('organisation'),
    name: named ?? words.filter(Boolean).join(' '),
    trade,
    company: registrar.company(),
    place,
    phone: makePhone(ground),
  }
}

const looks = [
  'Inflatable, flat floor, glued seams, no maker',
  'Inflatable with plywood boards',
  'Inflatable, long tubes, taped transom',
] as const

export const makeBoat = (ground: Ground, more: Partial<Vessel> = {}): Vessel => ({
  entity: ground.entity('vessel'),
  look: ground.chance.pick(looks),
  metres: ground.chance.between(7, 11),
  colour: ground.chance.pick(['grey', 'black', 'blue'] as const),
  ...more,
})

export const makeEngine = (
  ground: Ground,
  make = ground.chance.pick(['Parvane', 'Yamada', 'Suzaki'] as const),
): Engine => ({
  entity: ground.entity('engine'),
  make,
  horsepower: ground.chance.pick([30, 40, 60] as const),
  serial: ground.registrar.serial(make),
})

export const makeAccount = (ground: Ground, holder: Person): Account => ({
  entity: ground.entity('account'),
  iban: ground.registrar.iban(),
  holder: holder.entity,
})

export const makeMoney = (ground: Ground, least: number, most: number, means: string): Money => ({
  entity: ground.entity('money'),
  pounds: ground.chance.between(least / 10, most / 10) * 10,
  means,
  token: `TK${ground.registrar.ref('token', 7)}`,
})

export const forgedPapers = (ground: Ground, state: Papers['state'] = 'ROU'): Papers => ({
  entity: ground.entity('document'),
  number: ground.registrar.passport(state),
  state,
  genuine: false,
})

export const shared = (phone: Phone | undefined): readonly Phone[] => (phone ? [phone] : [])
