// Names compared as the product compares them everywhere, remembered by text because the same few thousand meet again and again.
import { cleanName, type NameFeature, nameFeatures } from '#core/identifiers/index.ts'
import { nameLikeness } from '../../model/name-likeness.ts'
import { type Texts, textOf } from '../table/text-pool.ts'

export const namesIn = (text: string): readonly NameFeature[] => {
  const name = cleanName(text)
  return name === undefined ? [] : nameFeatures([name])
}

/** The best of all pairs of names that two texts hold. */
export const likenessOfNames = (as: readonly NameFeature[], bs: readonly NameFeature[]): number => {
  let best = 0
  for (const a of as) for (const b of bs) best = Math.max(best, nameLikeness(a, b))
  return best
}

const mostFeatures = 400_000
const slots = 1 << 18

/** Names of one pool of texts. A number means another text in another pool, so that each pool has a memory of its own. */
class RememberedNames {
  private readonly texts: Texts
  private readonly features = new Map<number, readonly NameFeature[]>()
  private readonly firsts = new Int32Array(slots)
  private readonly seconds = new Int32Array(slots)
  private readonly likenesses = new Float64Array(slots)

  constructor(texts: Texts) {
    this.texts = texts
  }

  private feature(id: number): readonly NameFeature[] {
    const known = this.features.get(id)
    if (known) return known
    if (this.features.size >= mostFeatures) this.features.clear()
    const read = namesIn(textOf(this.texts, id) ?? '')
    this.features.set(id, read)
    return read
  }

  /** A pair met before is looked up, until another takes its place. */
  likeness(a: number, b: number): number {
    const [first, second] = a < b ? [a, b] : [b, a]
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    const slot = (hash ^ (hash >>> 13)) & (slots - 1)
    if (this.firsts[slot] === first && this.seconds[slot] === second) return this.likenesses[slot] ?? 0
    const likeness = likenessOfNames(this.feature(first), this.feature(second))
    this.firsts[slot] = first
    this.seconds[slot] = second
    this.likenesses[slot] = likeness
    return likeness
  }
}

const remembered = new WeakMap<Texts, RememberedNames>()

export const rememberedNames = (texts: Texts): RememberedNames => {
  const known = remembered.get(texts) ?? new RememberedNames(texts)
  remembered.set(texts, known)
  return known
}
