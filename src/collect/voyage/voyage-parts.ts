// What a voyage joins, how each part is tied to it, and how a link that is there already is read as a part.
import type { VoyagePart } from '#core/language/collecting.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import type { LinkType, ThingKind } from '#core/language/things.ts'
import type { ReadLink, ReadRecord } from '../records/read-records.ts'
import type { Nameable } from '../written/named-things.ts'

type Tie = {
  readonly kinds: readonly ThingKind[]
  readonly type: LinkType
  /** Whether the link leads from the voyage to the part. */
  readonly isOutward: boolean
  readonly properties?: Properties
  /** What a part is written down as when no record of it is there. */
  readonly writtenAs?: Nameable
  readonly hint: string
}

const rescuer: Properties = { capacity: [{ text: 'rescuer' }] }

export const ties: Readonly<Record<VoyagePart, Tie>> = {
  boat: {
    kinds: ['vessel'],
    type: 'involved-in',
    isOutward: false,
    writtenAs: 'vessel',
    hint: 'Name, number or look of the boat',
  },
  engine: {
    kinds: ['engine'],
    type: 'involved-in',
    isOutward: false,
    writtenAs: 'engine',
    hint: 'Serial number or make of the engine',
  },
  people: {
    kinds: ['person'],
    type: 'travelled-in',
    isOutward: false,
    hint: 'Name or number of somebody who is a record already; all others are counted and not named',
  },
  launch: {
    kinds: ['place'],
    type: 'launched-at',
    isOutward: true,
    writtenAs: 'place',
    hint: 'Where the boat was launched',
  },
  landing: { kinds: ['place'], type: 'landed-at', isOutward: true, writtenAs: 'place', hint: 'Where it landed' },
  rescuer: {
    kinds: ['organisation', 'vessel'],
    type: 'involved-in',
    isOutward: false,
    properties: rescuer,
    writtenAs: 'organisation',
    hint: 'Who rescued or met the people',
  },
  sources: {
    kinds: ['event'],
    type: 'related-to',
    isOutward: true,
    hint: 'The reference of a report, an answer or another agency’s voyage',
  },
}

/** The fields of the two ends, with the voyage at the end where it belongs. */
export const endsOf = <Id extends string>(part: VoyagePart, voyage: Id, other: Id) =>
  ties[part].isOutward ? { from: voyage, to: other } : { from: other, to: voyage }

const isRescuer = (link: ReadLink): boolean => /rescue/i.test(link.properties.capacity?.[0]?.text ?? '')

const partOfKind: Partial<Readonly<Record<ThingKind, VoyagePart>>> = {
  vessel: 'boat',
  engine: 'engine',
  person: 'people',
  organisation: 'rescuer',
  event: 'sources',
}

/** Which part a linked record is to a voyage; undefined for what is linked for another reason. */
export const partOf = (voyage: RecordId, link: ReadLink, other: ReadRecord): VoyagePart | undefined => {
  if (link.type === 'launched-at' && link.from === voyage) return 'launch'
  if (link.type === 'landed-at' && link.from === voyage) return 'landing'
  return isRescuer(link) ? 'rescuer' : partOfKind[other.kind]
}
