// What truly exists in the invented world: people, phones, boats and places, each once, whatever the agencies write down.
import type { Culture } from '../people/names/index.ts'
import type { TrueName } from '../people/true-name.ts'
import type { Day } from './calendar.ts'

/** The name of a true thing, such as person:town-12-3; it stands in truth.csv and in no agency's file. */
export type Entity = string

export type Protection = 'none' | 'victim' | 'witness' | 'child'
export type Sex = 'male' | 'female'
/** ISO 3166 alpha-3. */
export type Nation =
  | 'GBR'
  | 'ALB'
  | 'VNM'
  | 'IRQ'
  | 'IRN'
  | 'TUR'
  | 'SYR'
  | 'SDN'
  | 'EGY'
  | 'AFG'
  | 'ERI'
  | 'ETH'
  | 'ROU'
  | 'FRA'
  | 'POL'

export type Thing = { readonly entity: Entity }
export type Place = Thing & {
  readonly line: string
  readonly town: string
  readonly postcode: string
  readonly area: AreaCode
  readonly lat?: number
  readonly lon?: number
}
export type AreaCode = 'estuary' | 'downland' | 'northmoor' | 'wolds' | 'overseas'
/** Digits with the country code and without a plus, such as 447700900123. */
export type Phone = Thing & {
  readonly digits: string
  readonly country: 'GB' | 'AL' | 'FR' | 'IQ' | 'TR' | 'VN' | 'RO'
  readonly imei: string
}
export type Papers = Thing & { readonly number: string; readonly state: Nation; readonly genuine: boolean }
export type Person = Thing & {
  readonly culture: Culture
  readonly name: TrueName
  readonly sex: Sex
  /** As the person states it: often the first of January where births are not registered [recalled]. */
  readonly born: Day
  readonly nation: Nation
  readonly phones: readonly Phone[]
  readonly home?: Place
  readonly papers?: Papers
  readonly protection: Protection
  readonly arrivalRef?: string
  readonly policeRef?: string
  readonly alias?: string
}
export type Vehicle = Thing & {
  readonly plate: string
  readonly country: 'GB' | 'FR' | 'RO' | 'PL' | 'AL'
  readonly make: string
  readonly colour: string
  readonly body: 'car' | 'van' | 'tractor' | 'trailer' | 'minibus'
  readonly vin: string
}
export type Vessel = Thing & {
  readonly look: string
  readonly metres: number
  readonly colour: string
  readonly hull?: string
  readonly mmsi?: string
  readonly name?: string
}
export type Engine = Thing & { readonly make: string; readonly horsepower: number; readonly serial: string }
export type Organisation = Thing & {
  readonly name: string
  readonly trade: string
  readonly company?: string
  readonly place: Place
  readonly phone?: Phone
}
export type Account = Thing & { readonly iban: string; readonly holder: string }
export type Money = Thing & { readonly pounds: number; readonly means: string; readonly token: string }
export type Consignment = Thing & { readonly ref: string; readonly goods: string; readonly container?: string }
export type Gang = Thing & {
  readonly ref: string
  readonly name: string
  readonly band: string
  readonly status: string
}
/** Anything that happened and that more than one agency may have written down. */
export type Happening = Thing & { readonly ref: string }
