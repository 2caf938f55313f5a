// A model as a file: the shipped one of a kind, or a candidate for its place, read with every level checked.
import { readFileSync } from 'node:fs'
import { Problem } from '#core/ground/problem.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import { type Model, type ModelData, modelFrom } from '#resolve'

export type ReadModel = { readonly kind: ThingKind; readonly model: Model; readonly data: ModelData }

const hasKind = (data: unknown): data is ModelData =>
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  typeof data.kind === 'string' &&
  thingKinds.has(data.kind)

export const readModel = (file: string): ReadModel => {
  const mend =
    'give a model as src/resolve/model/README.md describes it, with kind, lambda, link, floor and comparisons.'
  try {
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (hasKind(data) && thingKinds.has(data.kind)) return { kind: data.kind, model: modelFrom(data, data.kind), data }
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new Problem({ what: `The model cannot be read: ${said}`, where: file, mend, cause })
  }
  throw new Problem({ what: 'The file is no model: it names no kind of thing.', where: file, mend })
}
