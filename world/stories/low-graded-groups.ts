// The register of groups: most graded low, most not investigated, while fresh items about their members lie elsewhere.

import { lifeOf } from '../life/appearances.ts'
import { someHouse } from '../life/make-things.ts'
import { moment } from '../model/calendar.ts'
import type { WorldFact } from '../model/facts.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson } from '../people/make-person.ts'
import { at, type Told } from './telling.ts'

const names = [
  'Kestrel',
  'Harbour',
  'Cobble',
  'Ladder',
  'Lantern',
  'Granite',
  'Marzipan',
  'Otter',
  'Paperclip',
  'Quince',
  'Rivet',
  'Saddle',
  'Thimble',
  'Umbra',
  'Vellum',
  'Walnut',
] as const
const nicknames = [
  'Boss',
  'Shorty',
  'the Tailor',
  'Bear',
  'Uncle',
  'Junior',
  'Red',
  'the Cook',
  'Mouse',
  'Lucky',
] as const

const oneGroup = (ground: Ground, name: string, i: number): readonly WorldFact[] => {
  const { chance, registrar } = ground
  const isLow = i % 6 !== 0
  const gang = {
    entity: ground.entity('gang'),
    ref: `OCG-${registrar.ref('group', 4)}`,
    name: `${name} ${1 + i}`,
    band: isLow ? chance.pick(['5b', '5c', '4c']) : chance.pick(['2a', '3b']),
    status: isLow ? 'not-investigated' : 'investigated',
  }
  const members = chance.some(nicknames, chance.between(2, 4)).map(nickname => ({
    nickname,
    person: makePerson(ground, { phones: 1, known: true, home: someHouse(ground, 'estuary') }),
  }))
  const entry: WorldFact = {
    fact: 'group',
    ...at(ground, moment(2026, 1, 8), 'review'),
    gang,
    members: members.map(({ nickname, person }) => ({
      nickname,
      person,
      ...(person.phones[0] ? { phone: person.phones[0] } : {}),
    })),
  }
  const fresh = members.map<WorldFact>(({ person }) => ({
    fact: 'intelligence',
    at: ground.someTime(),
    event: ground.event('item'),
    holder: chance.pick(['estuary', 'wolds', 'nation'] as const),
    grade: '2BP',
    text: 'Named again in connection with boats',
    person,
    ...(person.phones[0] ? { phone: person.phones[0] } : {}),
  }))
  return [entry, ...fresh, ...members.flatMap(({ person }) => lifeOf(ground, person, { area: 'estuary' }, 2))]
}

export const lowGradedGroups = (ground: Ground, count: number): Told => ({
  facts: Array.from({ length: count }, (_, i) => oneGroup(ground, names[i % names.length] ?? 'Group', i)).flat(),
  parts: [],
})
