// Missed on arrival: three people from three boats name one telephone, nobody follows it up, and it turns up in a force's intelligence weeks later.

import { arrivalOf } from '../life/landing.ts'
import { makeBoat, makeEngine, someHouse } from '../life/make-things.ts'
import { day, moment } from '../model/calendar.ts'
import type { WorldFact } from '../model/facts.ts'
import { landings, launches } from '../model/geography.ts'
import type { Ground } from '../model/ground.ts'
import { makePerson } from '../people/make-person.ts'
import { at, heldBy, type Told } from './telling.ts'

export const missedOnArrival = (ground: Ground): Told => {
  const holder = makePerson(ground, {
    culture: 'kurmanji',
    sex: 'male',
    age: [28, 40],
    phones: 1,
    known: true,
    home: someHouse(ground, 'wolds'),
  })
  const [phone] = holder.phones
  if (!phone) return { facts: [], parts: [] }
  const nights = [moment(2026, 3, 12, 5), moment(2026, 4, 2, 4), moment(2026, 4, 29, 3)]
  const landed = nights.flatMap<WorldFact>((night, i) => {
    const landing = { voyage: ground.event('voyage'), at: night, place: landings[i] ?? landings[0] }
    const person = makePerson(ground, { arrived: true, age: [20, 35], phones: 1 })
    return [
      {
        fact: 'crossing',
        at: night,
        event: landing.voyage,
        vessel: makeBoat(ground),
        engine: makeEngine(ground),
        serial: 'none',
        launch: launches[i] ?? launches[0],
        landing: landing.place,
        aboard: 40,
      },
      arrivalOf(person, landing),
      {
        fact: 'debrief',
        ...at(ground, night + day, 'debrief'),
        person,
        voyage: landing.voyage,
        arrangedBy: 'the number they all had',
        phone,
        followedUp: false,
      },
    ]
  })
  return {
    facts: [
      ...landed,
      {
        fact: 'intelligence',
        ...heldBy('estuary-intelligence', ground, moment(2026, 6, 8), 'item'),
        holder: 'estuary',
        grade: '2CP',
        text: 'New number said to fill seats on boats',
        phone,
      },
      {
        fact: 'police-contact',
        ...heldBy('wolds-people', ground, moment(2026, 7, 19), 'incident'),
        area: 'wolds',
        person: holder,
        role: 'suspect',
        offence: 'driving',
      },
    ],
    parts: [],
  }
}
