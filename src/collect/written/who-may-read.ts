// Who may read what an officer writes: the parties of an agreement his agency stands in, or his agency alone; and the label that says so.
import { sql } from 'kysely'
import { type Agreement, agreementsOf } from '#core/guard/agreements.ts'
import { labelAt, labelBetween } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Label } from '#core/guard/label.ts'
import type { Act, LabelFacts } from '#core/guard/policy.ts'
import { decide } from '#core/guard/policy.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { HandlingConditions, Marking } from '#core/language/handling.ts'
import { type AgencyCode, agencyCode, type LabelId, mustBe } from '#core/language/ids.ts'
import type { Jurisdiction, ProtectedClass, Purpose } from '#core/language/protection.ts'

export const ownAgencyAlone = 'own-agency'

export const agencyAt = (work: Work): AgencyCode => mustBe(agencyCode(agencyOf(work.sight.by)), 'agency')

/** The agreements under which this officer may write for his purpose, by title. */
export const agreementsToWriteUnder = async (work: Work): Promise<readonly Agreement[]> =>
  (await agreementsOf(work.db, agencyAt(work), work.now)).filter(
    one => one.purposes.includes(work.sight.purpose) && one.parties.some(party => party.agency === agencyAt(work)),
  )

export type Readers = { readonly value: string; readonly text: string; readonly hint: string }

/** The choices of a select list: who may read it. */
export const readersToChoose = async (work: Work): Promise<readonly Readers[]> => {
  const own = { value: ownAgencyAlone, text: 'My agency alone', hint: 'Nobody outside your agency reads it.' }
  const agreements = (await agreementsToWriteUnder(work)).map(({ id, title, parties }) => ({
    value: id as string,
    text: `${title}: ${parties.filter(party => party.reads).length} agencies`,
    hint: '',
  }))
  return [own, ...agreements]
}

/** Purposes for which what people write may be used; deciding on somebody's immigration status is never one of them (DPA 2018 s.36). */
const mayServe = (purpose: Purpose): boolean =>
  purpose !== 'civil-immigration' && purpose !== 'system-assurance' && purpose !== 'oversight'

type Place = { readonly jurisdiction: Jurisdiction; readonly kind: string }

const placeOf = async ({ db }: Work, agency: AgencyCode): Promise<Place> => {
  const { rows } = await sql<Place>`select jurisdiction, kind from guard.agency where code = ${agency}`.execute(db)
  return mustBe(rows[0], 'agency')
}

export type Handled =
  | Exclude<HandlingConditions, { readonly handling: 'C' }>
  | Omit<HandlingConditions & { handling: 'C' }, 'instructions'>

const codesOf = (handled: Handled): Pick<Label, 'handling' | 'action' | 'sanitisation'> =>
  handled.handling === 'P'
    ? { handling: 'P' }
    : { handling: 'C', action: handled.action, sanitisation: handled.sanitisation }

/**
 * The codes of what is written for these readers; undefined when they cannot be chosen (any more).
 * Written for one's own agency, nobody else reads it, and its keys still find and meet what the agency holds.
 */
export const labelForReaders = async (
  work: Work,
  readers: string,
  { marking, ...handled }: { readonly marking: Marking } & Handled,
): Promise<Label | undefined> => {
  const owner = agencyAt(work)
  if (readers === ownAgencyAlone) {
    const own = await labelAt(work.db, await labelBetween(work, owner, []))
    return { ...own, marking, ...codesOf(handled), compare: 'yes' }
  }
  const agreement = (await agreementsToWriteUnder(work)).find(one => one.id === readers)
  if (!agreement) return undefined
  const { jurisdiction, kind } = await placeOf(work, owner)
  return {
    owner,
    marking,
    ...codesOf(handled),
    agreement: agreement.id,
    purposes: agreement.purposes.filter(mayServe),
    protected: 'none',
    jurisdiction,
    regime: kind === 'customs-and-revenue' ? 'customs' : 'law-enforcement',
    compare: 'yes',
  }
}

/** The same codes round somebody who needs protection: read by the owner's people and by safeguarding leads of the agreement. */
export const protectedLabel = (codes: Label, protectedAs: ProtectedClass): Label =>
  protectedAs === 'none'
    ? codes
    : { ...codes, protected: protectedAs, purposes: [...new Set<Purpose>([...codes.purposes, 'safeguarding'])] }

/** Whether this officer may do this with what his own agency would write; asked before a form is shown. */
export const mayWrite = (work: Work, act: Act, protectedAs: ProtectedClass = 'none'): boolean => {
  const owner = agencyAt(work)
  const facts: LabelFacts = {
    id: 1 as LabelId,
    owner,
    marking: 'OFFICIAL',
    handling: 'P',
    agreementReaders: [],
    agreementParties: [],
    hit: 'silence',
    agreementPurposes: [],
    grantees: [],
    purposes: [work.sight.purpose],
    protected: protectedAs,
    regime: 'law-enforcement',
    compare: 'yes',
  }
  return (
    mayServe(work.sight.purpose) &&
    decide(work.sight.by, act, facts, work.sight.purpose).allowed &&
    decide(work.sight.by, 'see', facts, work.sight.purpose).allowed
  )
}
