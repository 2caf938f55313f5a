// From what columns say to the values of one property. An empty value or one not known is simply absent; a wrong one is told.
import { type Properties, type PropertyName, propertyTypes, type ValueType } from '#core/language/properties.ts'
import type { PropertyMapping } from '../describe/property-mapping.ts'
import type { Cells } from '../read/read-row.ts'
import type { Fault } from '../take-in/rejection.ts'
import { type Faulty, type MappingGround, makerOf, notKnown } from './make-value.ts'

export type PropertyMaker = (cells: Cells, faults: Fault[]) => Properties[PropertyName]

const longText = 20_000
const shortText = 500
const lengthOf: Partial<Record<ValueType, number>> = { text: longText }

/** The texts that become values: one column's, several joined to one, or a word for all rows. */
const textsOf = (mapping: PropertyMapping, type: ValueType): ((cells: Cells) => readonly string[]) => {
  const { value, column, text } = mapping
  if (value !== undefined) return () => [value]
  const joiner = type === 'place' ? ', ' : ' '
  const whole: (cells: Cells) => readonly string[] =
    column !== undefined
      ? cells => cells(column)
      : text === undefined
        ? () => []
        : cells => [text.flatMap(one => cells(one)).join(joiner)]
  const { split } = mapping
  if (split === undefined) return whole
  return cells => whole(cells).flatMap(one => one.split(split).map(part => part.trim()))
}

/** Names and places may be made without a text of their own, from columns that the mapping names besides. */
const madeOfParts = (mapping: PropertyMapping): boolean =>
  [mapping.given, mapping.family, mapping.patronymic, mapping.lat, mapping.postcode].some(part => part !== undefined)

const keepsNotKnown = (type: ValueType): boolean =>
  type === 'name' || type === 'text' || type === 'code' || type === 'place'

/** Prepares the making of one property by one mapping. */
export const compileProperty = (name: PropertyName, mapping: PropertyMapping, ground: MappingGround): PropertyMaker => {
  const { type } = propertyTypes[name]
  const make = makerOf(name, mapping, ground)
  const texts = textsOf(mapping, type)
  const isBuilt = madeOfParts(mapping)
  const column =
    mapping.column ?? mapping.text?.join(' + ') ?? [...(mapping.given ?? []), ...(mapping.family ?? [])].join(' + ')
  const mostLetters = lengthOf[type] ?? shortText
  return (cells, faults) => {
    const fault: Faulty = (kind, reason, mend) =>
      mapping.unreadable === 'leave-out'
        ? undefined
        : void faults.push({ kind, ...(column === '' ? {} : { column }), reason, mend })
    const made: unknown[] = []
    const written = texts(cells)
    for (const [place, text] of (isBuilt && written.length === 0 ? [''] : written).entries()) {
      const isNothing = text === '' || ground.isAbsent(text) || (!keepsNotKnown(type) && notKnown.test(text))
      if (isNothing && !isBuilt) continue
      const said = isNothing ? '' : text
      if (text.length > mostLetters)
        fault(
          'too-long',
          `The text has ${text.length} letters; at most ${mostLetters} are taken.`,
          'Shorten it at the source, or send it as several values.',
        )
      else made.push(make(said, place, cells, fault))
    }
    return made.filter(value => value !== undefined) as unknown as Properties[PropertyName]
  }
}
