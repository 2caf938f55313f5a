// The six things the law asks to be logged (Data Protection Act 2018 s.62).
import { closedSet, type Of } from './closed-set.ts'

export const ledgerVerbs = closedSet({
  collection: 'collected',
  alteration: 'altered',
  consultation: 'consulted',
  disclosure: 'disclosed',
  combination: 'combined',
  erasure: 'erased',
})
export type LedgerVerb = Of<typeof ledgerVerbs>
