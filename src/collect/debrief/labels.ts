// The labels of a conversation with somebody who arrived: what was said, who stands behind the pseudonym, and what is sealed.
import { agreementsOf } from '#core/guard/agreements.ts'
import { labelAt, labelBetween } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Label } from '#core/guard/label.ts'
import { type CompartmentId, compartmentId, mustBe } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import { agencyAt, labelForReaders, protectedLabel } from '../written/who-may-read.ts'

const circleOfIdentities = mustBe(compartmentId('debrief-identity'), 'compartment')

/** The circle that keeps identities, when whoever sits here is in it. */
export const circleOf = ({ sight }: Work): CompartmentId | undefined =>
  'compartments' in sight.by && sight.by.compartments.includes(circleOfIdentities) ? circleOfIdentities : undefined

const purposesOf = (work: Work): readonly Purpose[] => [
  ...new Set<Purpose>([work.sight.purpose, 'prevent-detect-oic', 'safeguarding']),
]

/** What was said: compared by strong identifiers alone, and read by debriefers, analysts and safeguarding leads of its agreement. */
export const answersLabel = async (work: Work, readers: string): Promise<Label | undefined> => {
  const codes = await labelForReaders(work, readers, { marking: 'OFFICIAL-SENSITIVE', handling: 'P' })
  return codes && { ...codes, protected: 'debrief', purposes: purposesOf(work), compare: 'strong-only' }
}

const own = async (work: Work): Promise<Label> => labelAt(work.db, await labelBetween(work, agencyAt(work), []))

/** Who stands behind a pseudonym: the agency's own whatever the answers stand under, in its circle where there is one, never compared. */
export const identityLabel = async (work: Work): Promise<Label> => {
  const circle = circleOf(work)
  const codes = {
    ...(await own(work)),
    protected: 'debrief' as const,
    purposes: purposesOf(work),
    compare: 'never' as const,
  }
  return circle ? { ...codes, compartment: circle } : codes
}

/** That a child, or somebody whose age is disputed, came: read by the agency and by safeguarding leads of its safeguarding agreement. */
export const childLabel = async (work: Work): Promise<Label> => {
  const agreement = (await agreementsOf(work.db, agencyAt(work), work.now)).find(
    one => one.purposes.length === 1 && one.purposes[0] === 'safeguarding',
  )
  const codes = { ...(await own(work)), purposes: purposesOf(work) }
  return protectedLabel(agreement ? { ...codes, agreement: agreement.id } : codes, 'child')
}

/** What was taken before it was known: kept, compared with nothing, and read by the circle alone where there is one. */
export const sealedLabel = async (work: Work): Promise<Label> => {
  const circle = circleOf(work)
  const codes = protectedLabel({ ...(await own(work)), purposes: purposesOf(work), compare: 'never' }, 'child')
  return circle ? { ...codes, compartment: circle } : codes
}
