// The list of harmless look-alikes: for each planted network at least ten, each with the sentence that explains it.
import type { Person } from '../model/entities.ts'
import { openGround } from '../model/ground.ts'
import type { Registrar } from '../model/registrar.ts'
import { busyAddress } from './look-alikes/addresses.ts'
import { boatOwner, rescueBoat } from './look-alikes/boats.ts'
import { engineBuyer, lawfulShop, registeredMoney } from './look-alikes/firms.ts'
import type { LookAlike } from './look-alikes/look-alike.ts'
import { prisonVisitor, sameNameCousin } from './look-alikes/people.ts'
import { busyPhone } from './look-alikes/telephones.ts'
import { busyVehicle, farmMinibus, lawfulHaulier } from './look-alikes/vehicles.ts'
import { harmlessPartsOf, type Told } from './telling.ts'

type Entry = readonly [name: string, sentence: string, tell: LookAlike]

export const harmless = {
  'engine-courier': [
    [
      'marine-shop',
      'A marine shop imports engines every month and sells them over the counter.',
      engineBuyer('Anchor and Oar Chandlers'),
    ],
    ['sailing-club', 'A sailing club buys four engines for its safety boats.', engineBuyer('Wick Ness Sailing Club')],
    [
      'engine-repairer',
      'A repairer takes worn engines in and sends them out again.',
      engineBuyer('Turnstone Engine Repairs'),
    ],
    ['charity-rescue-boat', 'A charity’s boat stands by when a small boat is in trouble.', rescueBoat],
    [
      'hire-van',
      'A hire van is driven by many customers, some of them to the coast at night.',
      busyVehicle('van hire', 'van'),
    ],
    [
      'parcel-courier-van',
      'A courier’s van passes the same cameras before dawn every day.',
      busyVehicle('phone shop', 'van'),
    ],
    ['angler', 'An angler launches from the beach at all hours.', boatOwner('Open angling boat', 'Night angling')],
    [
      'delivery-skipper',
      'A skipper delivers yachts along the coast and across.',
      boatOwner('Sailing yacht on delivery', 'On passage, delivery crew'),
    ],
    ['same-name-cousin', 'Two cousins bear the driver’s name and nearly his birthday.', sameNameCousin],
    [
      'interpreter',
      'An interpreter’s number is in many telephones because people ring it.',
      busyPhone('the interpreter'),
    ],
    ['volunteers-helpline', 'A helpline’s number is given to everybody on the beach.', busyPhone('a helpline')],
    ['registered-hawaladar', 'A registered money service pays out to many families.', registeredMoney],
  ],
  'nail-bar-debt': [
    ['lawful-car-wash', 'A car wash with many visitors and paid staff.', lawfulShop('hand car wash')],
    ['nail-bar-chain', 'A nail bar whose staff have contracts and keys.', lawfulShop('nail bar')],
    ['barber', 'A barber who is open late.', lawfulShop('barber')],
    [
      'taxi-firm',
      'A taxi that calls at the same houses every night because people ring for it.',
      busyVehicle('taxi firm', 'car'),
    ],
    ['hostel', 'A hostel where arrivals are housed.', busyAddress],
    ['landlord', 'A landlord who lets rooms to newcomers and keeps a list.', busyAddress],
    ['student-house', 'A house where students follow one another.', busyAddress],
    ['registered-hawaladar', 'A registered money service.', registeredMoney],
    [
      'community-association',
      'A community association whose number stands on a leaflet.',
      busyPhone('the association'),
    ],
    ['lawful-haulier', 'A haulier that drops trailers for others to collect.', lawfulHaulier('in')],
    ['prison-chaplain', 'A chaplain who visits many prisoners.', prisonVisitor],
    ['same-name-cousin', 'Two cousins bear the recruiter’s name.', sameNameCousin],
    ['farm-minibus', 'A farm’s minibus carries workers before dawn.', farmMinibus],
  ],
  'way-out': [
    ['coach-firm', 'A coach firm’s minibus waits at the docks.', busyVehicle('taxi firm', 'minibus')],
    ['removal-van', 'A removal van goes abroad full and comes back empty.', busyVehicle('van hire', 'van')],
    ['voluntary-return', 'A charity helps people who want to go home.', busyPhone('the return charity')],
    ['travel-agent', 'A travel agent whose number many people carry.', busyPhone('the ticket shop')],
    ['day-angler', 'A boat that goes out by night for bass.', boatOwner('Motor boat', 'Bass fishing by night')],
    [
      'race-yacht',
      'A yacht that trains for a race without lights of its own choice.',
      boatOwner('Racing yacht', 'Race training, lights tested'),
    ],
    ['licensed-cash-courier', 'A licensed courier moves the takings of shops.', registeredMoney],
    ['bureau-de-change', 'A registered bureau changes holiday money.', registeredMoney],
    ['lodging-house', 'A lodging house near the docks.', busyAddress],
    [
      'lawful-haulier',
      'A haulier that leaves with empty pallets because nobody books the way back.',
      lawfulHaulier('out'),
    ],
    ['same-name-cousin', 'Two cousins bear the broker’s name.', sameNameCousin],
    ['seasonal-farm', 'A farm whose workers go home after the harvest.', farmMinibus],
  ],
} as const satisfies Record<string, readonly Entry[]>

/** Tells one harmless story, beside the planted network that it resembles. */
export const tellHarmless = (entry: Entry, network: string, face: Person, seed: string, registrar: Registrar): Told => {
  const [name, , tell] = entry
  const ground = openGround(`${network}~${name}`, seed, registrar)
  const { facts, cast } = tell(ground, face)
  return { facts, parts: harmlessPartsOf(`${network}~${name}`, network, cast) }
}
