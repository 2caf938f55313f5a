// A person of the invented world, and the people he or she lives with.
import { type Day, dayOf } from '../model/calendar.ts'
import type { Chance } from '../model/chance.ts'
import type { Nation, Person, Phone, Place, Protection, Sex } from '../model/entities.ts'
import type { Ground } from '../model/ground.ts'
import { drawName, kinName } from './draw-name.ts'
import type { Culture } from './names/index.ts'
import type { TrueName } from './true-name.ts'

export type Wish = {
  readonly culture?: Culture
  readonly sex?: Sex
  readonly name?: TrueName
  readonly age?: readonly [number, number]
  readonly born?: Day
  readonly home?: Place
  readonly phones?: number | readonly Phone[]
  readonly protection?: Protection
  readonly arrived?: boolean
  readonly known?: boolean
  readonly papers?: boolean
  readonly alias?: string
}

const nations: Record<Culture, readonly [Nation, ...Nation[]]> = {
  albanian: ['ALB'],
  vietnamese: ['VNM'],
  kurmanji: ['TUR', 'SYR', 'IRQ'],
  sorani: ['IRQ', 'IRN'],
  arabic: ['SYR', 'SDN', 'IRQ', 'EGY'],
  pashto: ['AFG'],
  dari: ['AFG', 'IRN'],
  tigrinya: ['ERI', 'ETH'],
  amharic: ['ETH'],
  english: ['GBR'],
  romanian: ['ROU'],
  turkish: ['TUR'],
}

const phoneCountries: Partial<Record<Nation, Phone['country']>> = {
  ALB: 'AL',
  FRA: 'FR',
  IRQ: 'IQ',
  TUR: 'TR',
  VNM: 'VN',
  ROU: 'RO',
}

/** Births of which the day is not known are put on the first of January, by the share in which that is met [our inference]. */
const firstOfJanuary: Partial<Record<Culture, number>> = {
  pashto: 0.4,
  dari: 0.3,
  tigrinya: 0.3,
  arabic: 0.2,
  sorani: 0.2,
  kurmanji: 0.2,
  amharic: 0.2,
}

export const arrivalCultures = [
  ['sorani', 4],
  ['kurmanji', 3],
  ['pashto', 4],
  ['dari', 2],
  ['arabic', 4],
  ['tigrinya', 4],
  ['vietnamese', 4],
  ['albanian', 3],
  ['amharic', 1],
  ['turkish', 1],
] as const satisfies readonly (readonly [Culture, number])[]
export const residentCultures = [
  ['english', 34],
  ['romanian', 5],
  ['albanian', 6],
  ['vietnamese', 4],
  ['turkish', 4],
  ['kurmanji', 4],
  ['sorani', 5],
  ['arabic', 6],
  ['pashto', 5],
  ['dari', 3],
  ['tigrinya', 3],
  ['amharic', 2],
] as const satisfies readonly (readonly [Culture, number])[]

const birthDay = (culture: Culture, [least, most]: readonly [number, number], chance: Chance): Day => {
  const year = 2026 - chance.between(least, most)
  const isPlaceholder = chance.often(firstOfJanuary[culture] ?? 0.004)
  return isPlaceholder ? dayOf(year, 1, 1) : dayOf(year, chance.between(1, 12), chance.between(1, 28))
}

export const makePhone = (ground: Ground, country: Phone['country'] = 'GB'): Phone => ({
  entity: ground.entity('phone'),
  digits: ground.registrar.phone(country),
  country,
  imei: ground.registrar.imei(),
})

const phonesFor = (ground: Ground, wish: Wish, nation: Nation): readonly Phone[] => {
  if (typeof wish.phones === 'object') return wish.phones
  const count =
    wish.phones ??
    ground.chance.weighted([
      [0, 1],
      [1, 6],
      [2, 2],
    ] as const)
  return Array.from({ length: count }, (_, i) =>
    makePhone(
      ground,
      (wish.arrived ?? false) && i === 0 && ground.chance.often(0.5) ? (phoneCountries[nation] ?? 'GB') : 'GB',
    ),
  )
}

const referencesFor = (
  ground: Ground,
  wish: Wish,
  nation: Nation,
): Pick<Person, 'arrivalRef' | 'policeRef' | 'papers'> => ({
  ...(wish.arrived ? { arrivalRef: ground.registrar.arrivalRef() } : {}),
  ...((wish.known ?? ground.chance.often(0.3)) ? { policeRef: ground.registrar.policeRef() } : {}),
  ...((wish.papers ?? (!wish.arrived && ground.chance.often(0.35)))
    ? {
        papers: {
          entity: ground.entity('document'),
          number: ground.registrar.passport(nation),
          state: nation,
          genuine: true,
        },
      }
    : {}),
})

export const makePerson = (ground: Ground, wish: Wish = {}): Person => {
  const { chance } = ground
  const culture = wish.culture ?? chance.weighted<Culture>(wish.arrived ? arrivalCultures : residentCultures)
  const sex = wish.sex ?? (chance.often(wish.arrived ? 0.85 : 0.62) ? 'male' : 'female')
  const nation = chance.pickCommon(nations[culture])
  const born = wish.born ?? birthDay(culture, wish.age ?? [18, 58], chance)
  return {
    entity: ground.entity('person'),
    culture,
    name: wish.name ?? drawName(culture, sex, chance),
    sex,
    born,
    nation,
    phones: phonesFor(ground, wish, nation),
    ...(wish.home ? { home: wish.home } : {}),
    protection: born > dayOf(2008, 9, 30) ? 'child' : (wish.protection ?? 'none'),
    ...referencesFor(ground, wish, nation),
    ...(wish.alias ? { alias: wish.alias } : {}),
  }
}

/** Kin of this person: a child or a sibling with the same family's names. */
export const makeKin = (ground: Ground, of: Person, generation: 'child' | 'same', wish: Wish): Person => {
  const sex = wish.sex ?? (ground.chance.often(0.5) ? 'male' : 'female')
  const name = kinName(of.name, generation, of.culture, sex, ground.chance)
  return makePerson(ground, { ...wish, culture: of.culture, sex, name })
}
