// What a version says of a thing: property names, the type of their values, and what each is called aloud.
import type { ThingKind } from './things.ts'

export type NameValue = {
  readonly text: string
  readonly kind?: 'name' | 'alias' | 'nickname' | 'former'
  readonly given?: string
  readonly family?: string
  readonly patronymic?: string
}
/** A date as stated, with the first and last day it can mean; `stated` says where the date comes from. */
export type DateValue = {
  readonly text: string
  readonly from: string
  readonly to: string
  readonly precision: 'day' | 'month' | 'year'
  readonly stated?: 'claimed' | 'documented' | 'assessed'
}
export type TimeValue = { readonly text: string; readonly at: string; readonly precision: 'minute' | 'hour' | 'day' }
export type PhoneValue = { readonly raw: string; readonly e164?: string }
export type PlateValue = { readonly raw: string; readonly plate: string; readonly country?: string }
export type DocumentValue = {
  readonly raw: string
  readonly number: string
  readonly type?: string
  readonly state?: string
}
export type IdentifierValue = { readonly raw: string; readonly scheme: string; readonly value: string }
export type PlaceValue = {
  readonly text: string
  readonly postcode?: string
  readonly lat?: number
  readonly lon?: number
}
export type CodeValue = { readonly code: string; readonly text: string }
export type TextValue = { readonly text: string }
export type AmountValue = { readonly value: number; readonly unit: string }
export type OnlineValue = { readonly platform?: string; readonly handle: string; readonly raw: string }
export type EmailValue = { readonly raw: string; readonly address: string }

export type ValueTypes = {
  name: NameValue
  date: DateValue
  time: TimeValue
  phone: PhoneValue
  plate: PlateValue
  document: DocumentValue
  identifier: IdentifierValue
  place: PlaceValue
  code: CodeValue
  text: TextValue
  amount: AmountValue
  online: OnlineValue
  email: EmailValue
}
export type ValueType = keyof ValueTypes

/** Each property: the type of its values and how a page names it. Nationality is kept apart from ethnicity and feeds no comparison. */
export const propertyTypes = {
  name: { type: 'name', words: 'Name' },
  birthDate: { type: 'date', words: 'Date of birth' },
  sex: { type: 'code', words: 'Sex' },
  nationality: { type: 'code', words: 'Nationality stated' },
  age: { type: 'amount', words: 'Age' },
  phone: { type: 'phone', words: 'Phone number' },
  email: { type: 'email', words: 'Email address' },
  online: { type: 'online', words: 'Online account' },
  document: { type: 'document', words: 'Document' },
  reference: { type: 'identifier', words: 'Reference' },
  address: { type: 'place', words: 'Address' },
  place: { type: 'place', words: 'Place' },
  plate: { type: 'plate', words: 'Registration plate' },
  make: { type: 'text', words: 'Make' },
  model: { type: 'text', words: 'Model' },
  colour: { type: 'code', words: 'Colour' },
  vin: { type: 'identifier', words: 'Vehicle identification number' },
  imei: { type: 'identifier', words: 'IMEI' },
  mmsi: { type: 'identifier', words: 'MMSI' },
  imo: { type: 'identifier', words: 'IMO number' },
  hull: { type: 'identifier', words: 'Hull number' },
  engineSerial: { type: 'identifier', words: 'Engine serial number' },
  iban: { type: 'identifier', words: 'IBAN' },
  company: { type: 'identifier', words: 'Company number' },
  eventType: { type: 'code', words: 'What happened' },
  at: { type: 'time', words: 'When' },
  until: { type: 'time', words: 'Until' },
  role: { type: 'code', words: 'Role' },
  capacity: { type: 'text', words: 'In what capacity' },
  amount: { type: 'amount', words: 'Amount' },
  length: { type: 'amount', words: 'Length' },
  horsepower: { type: 'amount', words: 'Power' },
  count: { type: 'amount', words: 'Number' },
  offence: { type: 'code', words: 'Offence' },
  status: { type: 'code', words: 'Status' },
  band: { type: 'code', words: 'Band' },
  groupRef: { type: 'identifier', words: 'Group reference' },
  flag: { type: 'code', words: 'Flag' },
  note: { type: 'text', words: 'Note' },
  description: { type: 'text', words: 'Description' },
} as const satisfies Record<string, { readonly type: ValueType; readonly words: string }>

export type PropertyName = keyof typeof propertyTypes
export type ValueOf<P extends PropertyName> = ValueTypes[(typeof propertyTypes)[P]['type']]
/** The values of a version: every property that is there has at least one value. */
export type Properties = { readonly [P in PropertyName]?: readonly ValueOf<P>[] }

export const isPropertyName = (text: string): text is PropertyName => Object.hasOwn(propertyTypes, text)

/** The properties that name a thing in a list or on a chart, best first. */
export const namingProperties: Readonly<Record<ThingKind, readonly PropertyName[]>> = {
  person: ['name', 'reference', 'online', 'phone'],
  organisation: ['name', 'company', 'groupRef'],
  vehicle: ['plate', 'vin', 'reference', 'make'],
  vessel: ['name', 'mmsi', 'imo', 'hull', 'reference', 'description'],
  engine: ['engineSerial', 'make', 'reference'],
  phone: ['phone', 'imei'],
  account: ['online', 'email', 'iban', 'reference'],
  document: ['document', 'reference'],
  money: ['reference', 'amount', 'name'],
  place: ['place', 'address', 'name'],
  device: ['imei', 'reference', 'model'],
  consignment: ['reference', 'description'],
  event: ['eventType', 'reference', 'description'],
}
