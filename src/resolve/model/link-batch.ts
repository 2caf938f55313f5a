// Many records at once, in memory: pairs that meet on a key are compared, and those worth an officer's time come back as edges.
import { type Features, isGenericKey } from '#core/identifiers/index.ts'
import type { ThingKind } from '#core/language/things.ts'
import { compare } from './compare.ts'
import { type Model, models } from './model.ts'

export type BatchRecord<Id extends string = string> = {
  readonly id: Id
  readonly kind: ThingKind
  readonly keys: readonly string[]
  readonly features: Features
  /** The label allows strong identifiers only. */
  readonly strongOnly?: boolean
}
export type BatchEdge<Id extends string = string> = {
  readonly left: Id
  readonly right: Id
  readonly kind: ThingKind
  readonly weight: number
  readonly probability: number
}
/** A key that so many records hold that its pairs were not compared; those that share another key still were. */
export type LostCoverage = { readonly kind: ThingKind; readonly key: string; readonly records: number }
export type Linked<Id extends string = string> = {
  readonly edges: readonly BatchEdge<Id>[]
  /** Pairs that would be over the floor but for a veto: never to be joined. */
  readonly vetoed: readonly (readonly [Id, Id])[]
  readonly compared: number
  readonly lost: readonly LostCoverage[]
}
export type LinkOptions = {
  readonly largestBlock?: number
  /** Models to compare with in place of the shipped ones: a candidate that is being measured. */
  readonly candidates?: Partial<Readonly<Record<ThingKind, Model>>>
}

const defaultLargestBlock = 500

type Blocks = { readonly members: ReadonlyMap<string, readonly number[]>; readonly lost: readonly LostCoverage[] }

const blockName = (kind: ThingKind, key: string): string => `${kind} ${key}`

const blocksOf = (records: readonly BatchRecord[], largest: number): Blocks => {
  const members = new Map<string, number[]>()
  records.forEach(({ kind, keys }, at) => {
    for (const key of keys) {
      if (isGenericKey(key, kind)) continue
      const name = blockName(kind, key)
      const block = members.get(name)
      if (block === undefined) members.set(name, [at])
      else block.push(at)
    }
  })
  const lost: LostCoverage[] = []
  for (const [name, block] of members) {
    if (block.length < 2) members.delete(name)
    if (block.length <= largest) continue
    members.delete(name)
    const [kind = '', key = ''] = [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)]
    lost.push({ kind: kind as ThingKind, key, records: block.length })
  }
  return { members, lost }
}

/** The later records that one record meets, each once, however many keys they share. */
const metBy = (
  records: readonly BatchRecord[],
  { members }: Blocks,
  at: number,
  marks: Int32Array,
): readonly number[] => {
  const met: number[] = []
  const { kind, keys } = records[at] ?? { kind: 'person', keys: [] }
  for (const key of keys)
    for (const other of members.get(blockName(kind, key)) ?? []) {
      if (other <= at || marks[other] === at + 1) continue
      marks[other] = at + 1
      met.push(other)
    }
  return met
}

/** Compares every pair that meets on a key that says something; order of the records changes nothing but the order of the edges. */
export const linkBatch = <Id extends string>(
  records: readonly BatchRecord<Id>[],
  { largestBlock = defaultLargestBlock, candidates = {} }: LinkOptions = {},
): Linked<Id> => {
  const blocks = blocksOf(records, largestBlock)
  const marks = new Int32Array(records.length)
  const edges: BatchEdge<Id>[] = []
  const vetoed: (readonly [Id, Id])[] = []
  const using = { ...models, ...candidates }
  let compared = 0
  records.forEach((one, at) => {
    for (const place of metBy(records, blocks, at, marks)) {
      const other = records[place]
      if (other === undefined) continue
      compared += 1
      const found = compare(one.features, other.features, {
        strongOnly: one.strongOnly === true || other.strongOnly === true,
        model: using[one.kind],
      })
      if (found.veto !== undefined) vetoed.push([one.id, other.id])
      else if (found.probability >= using[one.kind].floor)
        edges.push({
          left: one.id,
          right: other.id,
          kind: one.kind,
          weight: found.weight,
          probability: found.probability,
        })
    }
  })
  return { edges, vetoed, compared, lost: blocks.lost }
}
