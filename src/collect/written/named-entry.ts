// Confirmed people and things become records tied to what names them; whoever needs protection stands under a narrower label.
import type { LabelId } from '#core/language/ids.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import { personRoles } from '#core/language/things.ts'
import type { EntryLink, EntryRecord } from '../write/entry.ts'
import type { Named } from './named-form.ts'
import { kindOf, tieToPerson } from './named-things.ts'

type Parts = { readonly records: readonly EntryRecord[]; readonly links: readonly EntryLink[] }

/** `event` is what the words are called in the entry; `labelOf` gives the label for each kind of protection. */
export const entryOfNamed = (
  event: string,
  named: readonly Named[],
  labelOf: (protectedAs: ProtectedClass) => LabelId,
): Parts => {
  const as = (place: number) => `${event}.${place}`
  const plain = labelOf('none')
  const labels = new Map(named.map(one => [one.place, labelOf(one.protectedAs)]))
  return {
    records: named.map(one => ({
      as: as(one.place),
      kind: kindOf(one.kind),
      properties: one.properties,
      label: labelOf(one.protectedAs),
    })),
    links: named.flatMap(one => [
      {
        as: `${as(one.place)}.named`,
        type: 'involved-in' as const,
        from: as(one.place),
        to: event,
        label: labelOf(one.protectedAs),
        properties: one.role
          ? { role: [{ code: one.role, text: personRoles.words[one.role] }] }
          : { capacity: [{ text: 'named in the words' }] },
      },
      ...(one.whose === undefined
        ? []
        : [
            {
              as: `${as(one.place)}.used`,
              type: tieToPerson[one.kind],
              from: as(one.whose),
              to: as(one.place),
              label: labels.get(one.whose) ?? plain,
            },
          ]),
    ]),
  }
}
