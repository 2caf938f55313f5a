// A record read for an act stays sealed until the guard has asked the policy: the check is a type, not a habit.
import type { LabelId } from '#core/language/ids.ts'
import { type Act, decide, type LabelFacts } from './policy.ts'
import type { Sight } from './sight.ts'

declare const stamp: unique symbol

/** Something a store read, with the labels it was made under; only `permit` opens it. */
export type Sealed<T> = { readonly labels: readonly LabelId[]; readonly [stamp]: T }

/** Something the guard opened for one act by one asker; stores that write or release take nothing else. */
export type Cleared<T> = {
  readonly content: T
  readonly by: Sight['by']
  readonly act: Act
  readonly reasons: readonly string[]
  readonly [stamp]: true
}

export type Refusal = { readonly kind: 'refused'; readonly reasons: readonly string[] }

const contents = new WeakMap<object, unknown>()

export const seal = <T>(content: T, labels: readonly LabelId[]): Sealed<T> => {
  const sealed = Object.freeze({ labels }) as Sealed<T>
  contents.set(sealed, content)
  return sealed
}

/**
 * Opens a sealed value for an act, when every label it carries allows it.
 * `facts` are the labels as the policy knows them in this transaction; a label that is missing there refuses.
 */
export const permit = <T>(
  sight: Sight,
  act: Act,
  sealed: Sealed<T>,
  facts: readonly LabelFacts[],
): Cleared<T> | Refusal => {
  const decisions = sealed.labels.map(label => {
    const known = facts.find(fact => fact.id === label)
    return known ? decide(sight.by, act, known, sight.purpose) : { allowed: false, reasons: ['unknown-label'] }
  })
  const reasons = [...new Set(decisions.flatMap(decision => decision.reasons))].sort()
  if (sealed.labels.length === 0 || decisions.some(decision => !decision.allowed)) return { kind: 'refused', reasons }
  return { content: contents.get(sealed) as T, by: sight.by, act, reasons } as unknown as Cleared<T>
}

export const isRefusal = (outcome: object): outcome is Refusal => 'kind' in outcome && outcome.kind === 'refused'
