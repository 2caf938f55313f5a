// What a verdict would do to the views of whoever looks: which records would come together, which would part, and what would come into one view.
import { type ReadRecord, type RecordToShow, readLinks, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type Component, componentOf, type ViewKind } from './hanging-together.ts'
import { keyOfPair, type PairOfRecords } from './judgement.ts'
import { groupsIn, type Supposing } from './view.ts'

/** What somebody needs to know before the two stand in one view. */
export type Concerning = 'protected-beside-others' | 'two-handlings' | 'suspect-and-victim' | 'against-other-verdicts'

export type WouldMove = {
  /** The records that stand together on each side by what was judged. */
  readonly left: readonly RecordToShow[]
  readonly right: readonly RecordToShow[]
  /** Whether a match would bring the two sides into one confirmed view. */
  readonly comesTogether: boolean
  readonly links: number
  readonly concerning: readonly Concerning[]
  /** Records that the program suggests as one with the left now, and would not after a denial. */
  readonly parts: readonly RecordToShow[]
  /** Whether the program suggests the two as one now. */
  readonly isSuggested: boolean
}

const linksAtMost = 200

/** As if nothing had been said of this pair: a second reader is not told by what would move what the first one said. */
const without = (component: Component, about: PairOfRecords): Component => ({
  ...component,
  judgements: component.judgements.filter(one => keyOfPair(one.about) !== keyOfPair(about)),
})

type Sought = { readonly component: Component; readonly kind: ViewKind }

const groupWith = async (
  work: Work,
  id: RecordId,
  { component, kind }: Sought,
  supposing?: Supposing,
): Promise<readonly RecordId[]> =>
  (await groupsIn(work, component, kind, supposing)).find(group => group.includes(id)) ?? [id]

const suspected = ['suspect', 'convicted']

type Side = { readonly records: readonly ReadRecord[]; readonly roles: readonly string[] }

const isVulnerable = ({ records, roles }: Side): boolean =>
  roles.includes('victim') || records.some(record => ['victim', 'child'].includes(record.protected))

const isSuspect = ({ roles }: Side): boolean => roles.some(role => suspected.includes(role))

const protectedClasses = ({ records }: Side): string =>
  [...new Set(records.map(record => record.protected))].sort().join(' ')

const concerningOf = (left: Side, right: Side, crosses: boolean, comesTogether: boolean): readonly Concerning[] => {
  const isPerson = left.records[0]?.kind === 'person'
  const differ = protectedClasses(left) !== protectedClasses(right)
  const coerced = isPerson && ((isSuspect(left) && isVulnerable(right)) || (isSuspect(right) && isVulnerable(left)))
  return [
    ...(coerced ? ['suspect-and-victim' as const] : []),
    ...(differ ? ['protected-beside-others' as const] : []),
    ...(crosses && !differ ? ['two-handlings' as const] : []),
    ...(comesTogether ? [] : ['against-other-verdicts' as const]),
  ]
}

const sideOf = async (work: Work, ids: readonly RecordId[]): Promise<Side & { readonly links: number }> => {
  const links = await readLinks(work, ids, linksAtMost)
  return {
    records: await readRecords(work, ids),
    roles: links.flatMap(link => (link.properties.role ?? []).map(role => role.code)),
    links: links.length,
  }
}

/** Undefined where so many records hang together that no view is suggested. */
export const whatWouldMove = async (
  work: Work,
  about: PairOfRecords,
  { crosses, isBlind }: { readonly crosses: boolean; readonly isBlind: boolean },
): Promise<WouldMove | undefined> => {
  const [left, right] = about
  const of = async (kind: ViewKind): Promise<Sought> => {
    const component = await componentOf(work, about, kind)
    return { kind, component: isBlind ? without(component, about) : component }
  }
  const confirmed = await of('confirmed')
  const suggested = await of('suggested')
  if (confirmed.component.isTooLarge || suggested.component.isTooLarge) return undefined
  const ours = await groupWith(work, left, confirmed)
  const theirs = await groupWith(work, right, confirmed)
  const isOne = ours.includes(right)
  const comesTogether = isOne || (await groupWith(work, left, confirmed, { must: [about] })).includes(right)
  const one = await sideOf(work, ours)
  const other = isOne ? { records: [], roles: [], links: 0 } : await sideOf(work, theirs)
  const now = await groupWith(work, left, suggested)
  const after = new Set(now.includes(right) ? await groupWith(work, left, suggested, { cannot: [about] }) : now)
  return {
    left: one.records,
    right: other.records,
    comesTogether,
    links: one.links + other.links,
    concerning: isOne ? [] : concerningOf(one, other, crosses, comesTogether),
    parts: await readRecords(
      work,
      now.filter(id => !after.has(id)),
    ),
    isSuggested: now.includes(right),
  }
}
