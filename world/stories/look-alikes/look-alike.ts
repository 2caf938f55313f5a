// Harmless people and firms that look like the planted networks: every one of them busy, connected and innocent.
import { someHouse } from '../../life/make-things.ts'
import type { Organisation, Person, Vehicle } from '../../model/entities.ts'
import type { WorldFact } from '../../model/facts.ts'
import { cameras, homeAreas } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { makePerson } from '../../people/make-person.ts'

/** What such a person or firm does, and who is in it. */
export type LookAlike = (
  ground: Ground,
  face: Person,
) => { readonly facts: readonly WorldFact[]; readonly cast: Readonly<Record<string, { readonly entity: string }>> }

export const times = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i))
export const when = (ground: Ground, kind: string) => ({ at: ground.someTime(), event: ground.event(kind) })
export const adult = (ground: Ground, more: Parameters<typeof makePerson>[1] = {}): Person =>
  makePerson(ground, { phones: 1, age: [24, 60], home: someHouse(ground, ground.chance.pick(homeAreas)), ...more })

export const registered = (ground: Ground, firm: Organisation, director: Person): WorldFact => ({
  fact: 'business',
  ...when(ground, 'entry'),
  organisation: firm,
  director,
})
export const seenOnRoads = (ground: Ground, vehicle: Vehicle, count: number): readonly WorldFact[] =>
  times(count, () => ({ fact: 'sighting', ...when(ground, 'sighting'), vehicle, camera: ground.chance.pick(cameras) }))
