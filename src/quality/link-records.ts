// What the product makes of records when they stand together: pairs that meet, what the model says of them, and groups at its own bound.
import type { ThingKind } from '#core/language/things.ts'
import { clusterAll, linkBatch, type Model, models } from '#resolve'
import type { HeldRecord } from './held-record.ts'

export type LinkedRecords = {
  readonly kind: ThingKind
  readonly model: Model
  readonly edges: readonly { readonly left: string; readonly right: string; readonly weight: number }[]
  readonly compared: number
}

/** Compares all records of one kind, with the shipped model or with a candidate for its place. */
export const linkRecords = (
  held: readonly HeldRecord[],
  kind: ThingKind,
  model: Model = models[kind],
): LinkedRecords => {
  const records = held.filter(record => record.kind === kind && !record.isNeverCompared)
  const { edges, compared } = linkBatch(records, { candidates: { [kind]: model } })
  return { kind, model, edges, compared }
}

/** The suggested view with nobody's verdicts: groups over the pairs from this weight on. */
export const groupsAt = ({ edges }: LinkedRecords, weight: number): readonly (readonly string[])[] => {
  const joining = edges.filter(edge => edge.weight >= weight)
  const ids = joining.flatMap(({ left, right }) => [left, right])
  return clusterAll(ids, joining, { link: weight }).groups.filter(group => group.length > 1)
}
