// What a comparator says of two records: the level they reach and, where it matters, how rare what they agree on is.
import type { Features } from '#core/identifiers/index.ts'

/** `rarity` is in bits: what agreement on these very values is worth. */
export type Finding = { readonly level: string; readonly rarity?: number }
/** undefined where either record has nothing to compare: silence is no evidence. */
export type Comparator = (a: Features, b: Features) => Finding | undefined
