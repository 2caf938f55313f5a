// The written policy, asked about one label at a time. A rule that cannot be evaluated refuses.
import { readFileSync } from 'node:fs'
import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import type { LabelId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import { type Asker, purposesOfAsker, type ServiceAsker } from './asker.ts'

export const acts = [
  'see',
  'report',
  'debrief',
  'grade',
  'sanitise',
  'judge',
  'hit',
  'ask',
  'release',
  'keepGroup',
  'joinGroup',
  'assess',
  'leadGroup',
  'task',
  'answerTask',
  'operate',
  'recordDisruption',
  'secondAssess',
  'restrict',
  'expunge',
  'decideDelivery',
  'compare',
  'keep',
] as const
export type Act = (typeof acts)[number]

/** What the policy is told of a label: its codes, and its references followed to the agencies behind them at this moment. */
export type LabelFacts = {
  readonly id: LabelId
  readonly owner: string
  readonly marking: string
  readonly handling: string
  /** Under code C: whether a recipient may sanitise. */
  readonly sanitisation?: string
  readonly compartment?: string
  readonly agreementReaders: readonly string[]
  readonly agreementParties: readonly string[]
  /** What a hit tells a party of the agreement that may not read what it met. */
  readonly hit: string
  readonly agreementPurposes: readonly string[]
  readonly grantees: readonly string[]
  readonly purposes: readonly string[]
  readonly protected: string
  readonly regime: string
  readonly compare: string
}

export type Decision = { readonly allowed: boolean; readonly reasons: readonly string[] }

const folder = new URL('../../../policies/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8')

const named = (text: string): Readonly<Record<string, string>> => {
  const parts = cedar.policySetTextToParts(text)
  if (parts.type === 'failure')
    throw new Error(`The policies cannot be read: ${parts.errors.map(error => error.message).join('; ')}`)
  return Object.fromEntries(
    parts.policies.map(policy => {
      const id = /@id\("([a-z0-9-]+)"\)/.exec(policy)?.[1]
      if (id === undefined) throw new Error(`A policy has no @id: ${policy.slice(0, 80)}`)
      return [id, policy]
    }),
  )
}

export const policies: Readonly<Record<string, string>> = named(read('see.cedar') + read('acts.cedar'))
const schema = read('breakwater.cedarschema')

const proved = (answer: cedar.CheckParseAnswer): void => {
  if (answer.type === 'failure')
    throw new Error(`The policies cannot be used: ${answer.errors.map(error => error.message).join('; ')}`)
}

/** What the validator says of policies against the schema, one sentence a fault; empty when they can stand. */
export const policyFaults = (given: Readonly<Record<string, string>> = policies): readonly string[] => {
  const answer = cedar.validate({ schema, policies: { staticPolicies: { ...given } } })
  if (answer.type === 'failure') return answer.errors.map(error => error.message)
  return answer.validationErrors.map(found => `${found.policyId}: ${found.error.message}`)
}

let isReady = false
const prepare = (): void => {
  if (isReady) return
  const faults = policyFaults()
  if (faults.length > 0) throw new Error(`The policies do not fit their schema: ${faults.join('; ')}`)
  proved(cedar.preparsePolicySet('breakwater', { staticPolicies: { ...policies } }))
  proved(cedar.preparseSchema('breakwater', schema))
  isReady = true
}

const serviceAttributes = (asker: ServiceAsker): Record<string, cedar.CedarValueJson> => {
  if (asker.id === 'feed') return { agency: asker.agency }
  return asker.id === 'picture' ? { synthetic: asker.synthetic === true } : {}
}

const askerEntity = (asker: Asker): cedar.EntityJson => ({
  uid: { type: asker.kind, id: asker.id },
  attrs:
    asker.kind === 'Member'
      ? {
          agency: asker.agency,
          post: asker.post,
          purposes: [...purposesOfAsker(asker)],
          compartments: [...asker.compartments],
          immigrationStatusWork: asker.immigrationStatusWork,
        }
      : serviceAttributes(asker),
  parents: [],
})

const labelEntity = ({ id, compartment, sanitisation, ...facts }: LabelFacts): cedar.EntityJson => ({
  uid: { type: 'Label', id: String(id) },
  attrs: {
    ...facts,
    agreementReaders: [...facts.agreementReaders],
    agreementParties: [...facts.agreementParties],
    agreementPurposes: [...facts.agreementPurposes],
    grantees: [...facts.grantees],
    purposes: [...facts.purposes],
    ...(compartment === undefined ? {} : { compartment }),
    ...(sanitisation === undefined ? {} : { sanitisation }),
  },
  parents: [],
})

/**
 * Asks whether `asker` may `act` on what carries the label, for this purpose.
 * INVARIANT: an error in any policy denies. Cedar itself skips a policy that errs, which for a forbid would open the door.
 */
export const decide = (asker: Asker, act: Act, label: LabelFacts, purpose: Purpose): Decision => {
  prepare()
  const answer = cedar.statefulIsAuthorized({
    principal: { type: asker.kind, id: asker.id },
    action: { type: 'Action', id: act },
    resource: { type: 'Label', id: String(label.id) },
    context: { purpose },
    entities: [askerEntity(asker), labelEntity(label)],
    preparsedPolicySetId: 'breakwater',
    preparsedSchemaName: 'breakwater',
    validateRequest: true,
  })
  if (answer.type === 'failure') return { allowed: false, reasons: ['the-policy-could-not-be-asked'] }
  const { decision, diagnostics } = answer.response
  if (diagnostics.errors.length > 0) return { allowed: false, reasons: ['a-policy-could-not-be-evaluated'] }
  return { allowed: decision === 'allow', reasons: [...diagnostics.reason].sort() }
}

/** The labels on which `asker` may `act` for this purpose, in the order given. */
export const allowedLabels = (
  asker: Asker,
  act: Act,
  labels: readonly LabelFacts[],
  purpose: Purpose,
): readonly LabelId[] => labels.filter(label => decide(asker, act, label, purpose).allowed).map(label => label.id)
