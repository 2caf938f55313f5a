// What the product makes of records when they stand together: pairs that meet, what the model says of them, and groups at its own bound.
import type { ThingKind } from '#core/language/things.ts'
import { clusterAll, compareFeatures, contradict, linkBatch, type Model, models } from '#resolve'
import type { HeldRecord } from './held-record.ts'
import { oncePerPair } from './once-per-pair.ts'

export type LinkedRecords = {
  readonly kind: ThingKind
  readonly model: Model
  readonly edges: readonly { readonly left: string; readonly right: string; readonly weight: number }[]
  readonly compared: number
  readonly contradicts: (left: string, right: string) => boolean
}

/** Compares all records of one kind, with the shipped model or with a candidate for its place. */
export const linkRecords = (
  held: readonly HeldRecord[],
  kind: ThingKind,
  model: Model = models[kind],
): LinkedRecords => {
  const records = held.filter(record => record.kind === kind && !record.isNeverCompared)
  const { edges, compared } = linkBatch(records, { candidates: { [kind]: model } })
  const byId = new Map(records.map(record => [record.id, record]))
  // Rivals and groups ask of the same pairs, and at every bound again.
  const contradicts = oncePerPair((left, right) => {
    const [a, b] = [byId.get(left), byId.get(right)]
    if (a === undefined || b === undefined) return false
    const strongOnly = a.strongOnly === true || b.strongOnly === true
    return contradict(compareFeatures(a.features, b.features, { strongOnly, model }), model.floor)
  })
  return { kind, model, edges, compared, contradicts }
}

/** The suggested view with nobody's verdicts: groups over the pairs from this weight on. */
export const groupsAt = ({ edges, contradicts }: LinkedRecords, weight: number): readonly (readonly string[])[] => {
  const joining = edges.filter(edge => edge.weight >= weight)
  const ids = joining.flatMap(({ left, right }) => [left, right])
  return clusterAll(ids, joining, { link: weight, contradicts }).groups.filter(group => group.length > 1)
}
