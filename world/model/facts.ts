// What happens in the invented world, fact by fact, whoever notices it.
import type { Moment } from './calendar.ts'
import type {
  Account,
  AreaCode,
  Consignment,
  Engine,
  Gang,
  Happening,
  Money,
  Organisation,
  Papers,
  Person,
  Phone,
  Place,
  Vehicle,
  Vessel,
} from './entities.ts'

export type Role = 'suspect' | 'convicted' | 'victim' | 'witness' | 'associate' | 'missing' | 'unknown'

type Fact<Kind extends string, Content> = Content & {
  readonly fact: Kind
  readonly at: Moment
  readonly event: Happening
  /** When given, exactly these sources notice it; else whoever's business it is, by chance. */
  readonly known?: readonly string[]
}

export type PoliceContact = Fact<
  'police-contact',
  {
    readonly area: AreaCode
    readonly person: Person
    readonly role: Role
    readonly offence: Offence
    readonly place?: Place
    readonly vehicle?: Vehicle
    readonly note?: string
  }
>
export type Offence =
  | 'facilitation'
  | 'labour-exploitation'
  | 'drugs'
  | 'theft'
  | 'assault'
  | 'false-documents'
  | 'money-laundering'
  | 'driving'
  | 'missing-person'
  | 'public-order'

export type Stop = Fact<
  'stop',
  {
    readonly area: AreaCode
    readonly driver?: Person
    readonly passenger?: Person
    readonly vehicle: Vehicle
    readonly place: Place
    readonly note?: string
  }
>
export type CallForService = Fact<
  'call-for-service',
  {
    readonly area: AreaCode
    readonly caller?: Phone
    readonly place?: Place
    readonly vehicle?: Vehicle
    readonly text: string
  }
>
export type Intelligence = Fact<
  'intelligence',
  {
    readonly holder: 'estuary' | 'wolds' | 'region' | 'nation'
    readonly text: string
    readonly grade: string
    readonly person?: Person
    readonly nickname?: string
    readonly phone?: Phone
    readonly vehicle?: Vehicle
    readonly place?: Place
    readonly isSensitive?: boolean
  }
>
export type Sighting = Fact<'sighting', { readonly vehicle: Vehicle; readonly camera: Place }>
export type Crossing = Fact<
  'crossing',
  {
    readonly vessel: Vessel
    readonly engine?: Engine
    readonly serial: 'whole' | 'part' | 'none'
    readonly launch: Place
    readonly landing: Place
    readonly aboard: number
    readonly outbound?: boolean
  }
>
export type BoatSeen = Fact<
  'boat-seen',
  { readonly vessel: Vessel; readonly skipper?: Person; readonly place: Place; readonly text: string }
>
export type Arrival = Fact<
  'arrival',
  { readonly person: Person; readonly voyage: Happening; readonly place: Place; readonly capacity?: string }
>
export type Debrief = Fact<
  'debrief',
  {
    readonly person: Person
    readonly voyage: Happening
    readonly phone?: Phone
    readonly arrangedBy?: string
    readonly address?: Place
    readonly paid?: number
    readonly paidHow?: string
    readonly capacity?: string
    readonly account?: string
    readonly followedUp: boolean
  }
>
export type DeviceTaken = Fact<
  'device-taken',
  { readonly person: Person; readonly phone: Phone; readonly calls?: Phone }
>
export type Freight = Fact<
  'freight',
  {
    readonly tractor?: Vehicle
    readonly trailer?: Vehicle
    readonly driver?: Person
    readonly haulier: Organisation
    readonly dock: Place
    readonly direction: 'in' | 'out'
    readonly found?: number
    readonly goods: string
  }
>
export type Passenger = Fact<
  'passenger',
  {
    readonly person: Person
    readonly papers?: Papers
    readonly airport: Place
    readonly direction: 'in' | 'out'
    readonly outcome: 'admitted' | 'refused' | 'held'
  }
>
export type Casework = Fact<
  'casework',
  { readonly person: Person; readonly matter: 'asylum' | 'leave' | 'removal' | 'reporting' }
>
export type Visit = Fact<
  'visit',
  {
    readonly by: 'residence' | 'fair-work'
    readonly organisation: Organisation
    readonly met: readonly { readonly person: Person; readonly standing: 'worker' | 'manager' }[]
    readonly contact?: Phone
  }
>
export type Business = Fact<'business', { readonly organisation: Organisation; readonly director: Person }>
export type MoneyService = Fact<
  'money-service',
  { readonly organisation: Organisation; readonly owner: Person; readonly licence: string }
>
export type Shipment = Fact<
  'shipment',
  {
    readonly consignment: Consignment
    readonly sender: Organisation
    readonly receiver: Organisation
    readonly engine?: Engine
    readonly vessel?: Vessel
    readonly contact?: Phone
  }
>
export type OverseasReport = Fact<
  'overseas-report',
  {
    readonly text: string
    readonly person?: Person
    readonly phone?: Phone
    readonly vehicle?: Vehicle
    readonly engine?: Engine
    readonly organisation?: Organisation
    readonly place?: Place
    readonly doing: 'purchase' | 'report' | 'search'
  }
>
export type Payment = Fact<
  'payment',
  {
    readonly payer: Person
    readonly payerAccount?: Account
    readonly payee?: Person
    readonly payeeAccount?: Account
    readonly money: Money
    readonly text: string
  }
>
export type PhoneCall = Fact<'phone-call', { readonly from: Phone; readonly to: Phone; readonly seconds: number }>
export type Imprisonment = Fact<'imprisonment', { readonly person: Person; readonly offence: Offence }>
export type PrisonVisit = Fact<'prison-visit', { readonly inmate: Person; readonly visitor: Person }>
export type Referral = Fact<
  'referral',
  {
    readonly person: Person
    readonly council: 'saltmere-council' | 'northmoor-council'
    readonly contact?: Phone
    readonly address?: Place
    readonly text: string
  }
>
export type Tenancy = Fact<'tenancy', { readonly place: Place; readonly landlord: Person; readonly tenant?: Person }>
export type GroupEntry = Fact<
  'group',
  {
    readonly gang: Gang
    readonly members: readonly { readonly nickname: string; readonly person?: Person; readonly phone?: Phone }[]
  }
>
export type SeptemberReturn = Fact<
  'september-return',
  {
    readonly week: 1 | 2 | 3 | 4
    readonly force: string
    readonly place: Place
    readonly person?: Person
    readonly vehicle?: Vehicle
    readonly outcome: 'questioned' | 'arrested' | 'refused' | 'safeguarded' | 'nothing'
  }
>

export type WorldFact =
  | PoliceContact
  | Stop
  | CallForService
  | Intelligence
  | Sighting
  | Crossing
  | BoatSeen
  | Arrival
  | Debrief
  | DeviceTaken
  | Freight
  | Passenger
  | Casework
  | Visit
  | Business
  | MoneyService
  | Shipment
  | OverseasReport
  | Payment
  | PhoneCall
  | Imprisonment
  | PrisonVisit
  | Referral
  | Tenancy
  | GroupEntry
  | SeptemberReturn
export type FactKind = WorldFact['fact']
export type FactOf<Kind extends FactKind> = Extract<WorldFact, { readonly fact: Kind }>
