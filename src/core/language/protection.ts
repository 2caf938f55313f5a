// Why something may be read, whom it protects, and whether it may be compared.
import { closedSet, type Of } from './closed-set.ts'

/** Purposes are data: those a record allows are part of its label, the purpose stated is part of every request (DPA 2018 s.36). */
export const purposes = closedSet({
  'prevent-detect-oic': 'Preventing and detecting organised immigration crime',
  safeguarding: 'Safeguarding people at risk',
  'border-security': 'Border security operations',
  'financial-investigation': 'Financial investigation',
  'civil-immigration': 'Civil immigration decisions',
  oversight: 'Inspection and oversight',
  'data-protection': 'Data protection and lawfulness checks',
  'system-assurance': 'Keeping the system correct and secure',
})
export type Purpose = Of<typeof purposes>

export const protectedClasses = closedSet({
  none: 'no protected person',
  victim: 'victim or possible victim',
  witness: 'witness',
  child: 'child',
  debrief: 'person debriefed on arrival',
})
export type ProtectedClass = Of<typeof protectedClasses>

export const compareRules = closedSet({
  never: 'never compared with other records',
  'strong-only': 'compared by strong identifiers only',
  yes: 'compared with other records',
})
export type CompareRule = Of<typeof compareRules>

export const jurisdictions = closedSet({
  'england-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  'united-kingdom': 'United Kingdom',
  overseas: 'overseas',
})
export type Jurisdiction = Of<typeof jurisdictions>

export const regimes = closedSet({
  'law-enforcement': 'Data Protection Act 2018 Part 3',
  customs: 'customs information, Border Security, Asylum and Immigration Act 2025 ss.30-32',
  general: 'UK GDPR',
})
export type Regime = Of<typeof regimes>

/** What a hit tells an agency that may not read the record it met. */
export const hitModes = closedSet({
  holder: 'the holder is named',
  somebody: 'somebody holds it',
  silence: 'nothing is said',
})
export type HitMode = Of<typeof hitModes>
