// Exact strong identifiers inside one agency's own feed: the only ground on which two records join without a person's verdict.
import type { Features } from '#core/identifiers/index.ts'
import { compare, models } from './model/index.ts'

const shared = (a: readonly string[] | undefined, b: readonly string[] | undefined): string | undefined =>
  a?.find(value => b?.includes(value))

const documents = (features: Features): readonly string[] =>
  (features.docs ?? []).flatMap(doc => ('s' in doc && doc.s ? [`${doc.n} ${doc.s}`] : []))

/**
 * Words of the identifier that both records have exactly, such as a PNC ID or a passport; undefined where there is none, or where the
 * rest of the records speaks so much against it that the model itself would not suggest them.
 */
export const exactStrongIdentifier = (a: Features, b: Features): string | undefined => {
  const same = shared(a.ids, b.ids) ?? shared(documents(a), documents(b))
  if (same === undefined) return undefined
  const { probability, veto } = compare(a, b)
  if (veto !== undefined || probability < models[a.kind].link) return undefined
  return `Both records of this source have ${same.replace(':', ' ')}`
}
