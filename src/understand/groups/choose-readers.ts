// Who may read what an officer puts on the register: his own agency, the parties of an agreement, or agencies that he names.
import { field } from '#core/frame/index.ts'
import { type Agreement, agreementsOf } from '#core/guard/agreements.ts'
import { labelBetween } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import { partnersOf } from '#core/guard/partners.ts'
import { decide } from '#core/guard/policy.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, type AgreementId, agencyCode, agreementId, type LabelId } from '#core/language/ids.ts'

export type Readers =
  | { readonly kind: 'own' }
  | { readonly kind: 'agreement'; readonly agreement: AgreementId }
  | { readonly kind: 'agencies'; readonly agencies: readonly AgencyCode[] }

/** What can be chosen: agreements that the officer's agency reads by, and the other agencies. */
export type ReaderChoices = {
  readonly agreements: readonly Pick<Agreement, 'id' | 'title'>[]
  readonly agencies: readonly { readonly code: AgencyCode; readonly name: string }[]
}

const ownAgency = (work: Work): AgencyCode => {
  const own = agencyOf(work.sight.by)
  if (own === '') throw new Error('Nobody without an agency writes to the register.')
  return own
}

const readable = async (work: Work): Promise<readonly Agreement[]> => {
  const own = ownAgency(work)
  return (await agreementsOf(work.db, own, work.now)).filter(
    one =>
      one.purposes.includes(work.sight.purpose) &&
      one.parties.some(party => party.agency === own && party.reads === true),
  )
}

export const readerChoices = async (work: Work): Promise<ReaderChoices> => {
  return {
    agreements: (await readable(work)).map(({ id, title }) => ({ id, title })),
    agencies: await partnersOf(work),
  }
}

/** What the form says; undefined where it says nothing that can be followed. */
export const readersIn = (form: URLSearchParams): Readers | undefined => {
  const said = field(form, 'readers')
  if (said === 'own') return { kind: 'own' }
  if (said === 'agencies') {
    const agencies = form.getAll('agency').flatMap(text => agencyCode(text) ?? [])
    return agencies.length > 0 ? { kind: 'agencies', agencies: [...new Set(agencies)].sort() } : undefined
  }
  const agreement = said.startsWith('agreement:') ? agreementId(said.slice('agreement:'.length)) : undefined
  return agreement && { kind: 'agreement', agreement }
}

const underAgreement = async (work: Work, id: AgreementId): Promise<LabelId | undefined> => {
  const agreement = (await readable(work)).find(one => one.id === id)
  return (
    agreement &&
    internLabel(work.db, {
      owner: ownAgency(work),
      marking: 'OFFICIAL-SENSITIVE',
      handling: 'P',
      agreement: id,
      purposes: agreement.purposes,
      protected: 'none',
      jurisdiction: 'united-kingdom',
      regime: 'law-enforcement',
      compare: 'never',
    })
  )
}

const known = async (work: Work, agencies: readonly AgencyCode[]): Promise<boolean> => {
  const codes = new Set((await partnersOf(work)).map(({ code }) => code))
  return agencies.every(code => codes.has(code))
}

/** The label for these readers; undefined where an agreement is not the officer's to read by, or an agency is none. */
export const labelOfReaders = async (work: Work, readers: Readers): Promise<LabelId | undefined> => {
  switch (readers.kind) {
    case 'own':
      return labelBetween(work, ownAgency(work), [])
    case 'agencies':
      return (await known(work, readers.agencies)) ? labelBetween(work, ownAgency(work), readers.agencies) : undefined
    case 'agreement':
      return underAgreement(work, readers.agreement)
  }
}

/** Whether this officer's post puts anything on the register at all: asked of the policy about a label of his own agency. */
export const mayKeepGroups = ({ sight }: Work): boolean => {
  const owner = agencyOf(sight.by)
  const own = {
    id: 0 as LabelId,
    owner,
    marking: 'OFFICIAL-SENSITIVE',
    handling: 'P',
    agreementReaders: [],
    agreementParties: [],
    hit: 'silence',
    agreementPurposes: [],
    grantees: [],
    purposes: [sight.purpose],
    protected: 'none',
    regime: 'law-enforcement',
    compare: 'never',
  }
  return owner !== '' && decide(sight.by, 'keepGroup', own, sight.purpose).allowed
}
