// Engines bought abroad for cash, and others declared as something else.
import { moment } from '../../model/calendar.ts'
import type { WorldFact } from '../../model/facts.ts'
import { launches } from '../../model/geography.ts'
import type { Ground } from '../../model/ground.ts'
import { at, heldBy } from '../telling.ts'
import type { Cast } from './cast.ts'

export const seenAbroad = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { buyer, buyerPhone, supplier, van, engine1, engine2 } = cast
  const known = ['overseas-reports']
  return [
    {
      fact: 'overseas-report',
      ...at(ground, moment(2026, 5, 4), 'message'),
      known,
      doing: 'purchase',
      text: 'Paid cash for one engine, asked for no papers',
      person: buyer,
      organisation: supplier,
      engine: engine1,
      phone: buyerPhone,
    },
    {
      fact: 'overseas-report',
      ...at(ground, moment(2026, 6, 2), 'message'),
      known,
      doing: 'purchase',
      text: 'The same buyer, one engine more',
      person: buyer,
      organisation: supplier,
      engine: engine2,
    },
    {
      fact: 'overseas-report',
      ...at(ground, moment(2026, 6, 20), 'message'),
      known,
      doing: 'report',
      text: 'British van parked behind the dunes for two nights',
      vehicle: van,
      place: launches[1],
    },
  ]
}

export const imported = (ground: Ground, cast: Cast): readonly WorldFact[] => {
  const { supplier, consignee, boatPhone, storekeeper } = cast
  const consignment = {
    entity: ground.entity('consignment'),
    ref: `CN${ground.registrar.ref('consignment', 8)}`,
    goods: 'Garden machinery, spare parts',
    container: ground.registrar.container(),
  }
  return [
    ...[cast.engine3, cast.engine4, cast.engine5].map<WorldFact>(engine => ({
      fact: 'shipment',
      ...heldBy('customs-declarations', ground, moment(2026, 6, 11, 9), 'line'),
      consignment,
      sender: supplier,
      receiver: consignee,
      engine,
      contact: boatPhone,
    })),
    {
      fact: 'business',
      ...heldBy('customs-traders', ground, moment(2026, 3, 2), 'entry'),
      organisation: consignee,
      director: storekeeper,
    },
  ]
}
