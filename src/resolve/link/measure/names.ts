// Names compared as the product compares them everywhere, remembered by text because the same few thousand meet again and again.
import { cleanName, type NameFeature, nameFeatures } from '#core/identifiers/index.ts'
import { nameLikeness } from '../../model/name-likeness.ts'

const most = 400_000
const features = new Map<number, readonly NameFeature[]>()

/** @param id the number of the text, within one run */
export const nameFeatureOf = (id: number, text: () => string): readonly NameFeature[] => {
  const known = features.get(id)
  if (known) return known
  if (features.size >= most) features.clear()
  const feature = namesIn(text())
  features.set(id, feature)
  return feature
}

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
