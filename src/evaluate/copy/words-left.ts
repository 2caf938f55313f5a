// What still stands in a sanitised text of the people and things its original names: identifiers in any spelling, and names by their sound.
import { cleanPhone, featuresOf, foldConfusables, nameFeatures } from '#core/identifiers/index.ts'
import type { Properties, PropertyName } from '#core/language/properties.ts'
import type { ThingKind } from '#core/language/things.ts'

export type Named = { readonly kind: ThingKind; readonly properties: Properties }

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Properties whose values are words of the report or of a list, and name nobody. */
const sayNobody: readonly PropertyName[] = [
  'description',
  'note',
  'eventType',
  'sex',
  'nationality',
  'age',
  'role',
  'capacity',
  'amount',
  'length',
  'horsepower',
  'count',
  'offence',
  'status',
  'band',
  'flag',
  'colour',
  'make',
  'model',
  'at',
  'until',
]

/** A value in as many ways as it is written down; a number of three figures is in every text. */
const spellings = (value: object): readonly string[] =>
  Object.entries(value)
    .filter(
      ([part, held]) =>
        ['raw', 'text', 'number', 'value', 'handle', 'address', 'plate', 'postcode'].includes(part) &&
        typeof held === 'string',
    )
    .map(([, held]) => String(held))

const leastLetters = 4

const identifiersLeft = (text: string, { properties }: Named): readonly string[] => {
  const held = foldConfusables(plain(text))
  return (Object.keys(properties) as PropertyName[])
    .filter(name => !sayNobody.includes(name) && name !== 'name')
    .flatMap(name => (properties[name] ?? []) as readonly object[])
    .flatMap(
      value =>
        spellings(value)
          .slice()
          .sort((a, b) => b.length - a.length)
          .find(written => {
            const wanted = foldConfusables(plain(written))
            return wanted.length >= leastLetters && held.includes(wanted)
          }) ?? [],
    )
}

const lastNine = (digits: string): string => digits.replaceAll(/\D/g, '').slice(-9)

/** Telephone numbers as they are dialled, whatever stands between the figures. */
const phonesLeft = (text: string, named: Named): readonly string[] => {
  const written = (text.match(/\+?\d[\d\s().-]{5,}\d/g) ?? []).map(run => ({
    run: run.trim(),
    tail: lastNine(cleanPhone(run, 'GB').e164 ?? run),
  }))
  const known = new Set((featuresOf(named.kind, named.properties).phones ?? []).map(lastNine))
  return written.filter(({ tail }) => tail.length === 9 && known.has(tail)).map(({ run }) => run)
}

/** Words that begin as names do, or are in a script without capitals. */
const wordsThatMayName = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{M}'’-]{3,}/gu) ?? []).filter(word => !/^\p{Ll}/u.test(word))

const skeletons = (text: string): readonly string[] =>
  nameFeatures([{ text }]).flatMap(name => name.p.flatMap(part => (part.l.length > 2 ? part.s : [])))

/** A word that sounds like a part of somebody's name, in any spelling or script. */
const namesLeft = (text: string, { kind, properties }: Named): readonly string[] => {
  const names = properties.name ?? []
  if (kind !== 'person')
    return names
      .map(name => name.text)
      .filter(name => plain(name).length >= leastLetters && plain(text).includes(plain(name)))
  const known = new Set(names.flatMap(name => skeletons(name.text)))
  return wordsThatMayName(text).filter(word => skeletons(word).some(one => known.has(one)))
}

/** The words of the text that still name what the original names, each once, in the order of the records. */
export const wordsLeft = (text: string, original: readonly Named[]): readonly string[] => {
  const left = original.flatMap(named => [
    ...identifiersLeft(text, named),
    ...phonesLeft(text, named),
    ...namesLeft(text, named),
  ])
  return [...new Map(left.map(word => [plain(word), word])).values()]
}
