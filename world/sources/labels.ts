// What the sources' labels have in common: who may use them for what, before a source adds its own restrictions.
import type { LabelDefinition } from '../files/source-definition.ts'
import type { Person, Protection } from '../model/entities.ts'
import type { Role } from '../model/facts.ts'

export const policing: LabelDefinition = {
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'P',
  purposes: ['prevent-detect-oic', 'safeguarding'],
  protected: 'none',
  compare: 'yes',
  compartment: 'none',
}
export const border: LabelDefinition = {
  ...policing,
  marking: 'OFFICIAL',
  purposes: ['prevent-detect-oic', 'border-security'],
}
export const immigration: LabelDefinition = {
  ...policing,
  marking: 'OFFICIAL',
  purposes: ['prevent-detect-oic', 'border-security', 'civil-immigration'],
}
export const financial: LabelDefinition = { ...policing, purposes: ['prevent-detect-oic', 'financial-investigation'] }
export const safeguarding: LabelDefinition = { ...policing, purposes: ['safeguarding'] }
export const customs: LabelDefinition = {
  ...policing,
  handling: 'C',
  action: 'A1',
  sanitisation: 'S2',
  instructions: 'Controlled by the originator: no onward disclosure without written consent.',
  purposes: ['prevent-detect-oic', 'border-security', 'financial-investigation'],
  regime: 'customs',
}

/** The protection a row states: the person's own, or that of the part he or she has in this matter. */
export const protectionIn = (person: Person | undefined, role?: Role): Protection => {
  if (person && person.protection !== 'none') return person.protection
  return role === 'victim' || role === 'witness' ? role : 'none'
}

/** Offices that keep no protected rows do not write down who needs protection. */
export const unprotected = (person: Person | undefined): Person | undefined =>
  person?.protection === 'none' ? person : undefined
