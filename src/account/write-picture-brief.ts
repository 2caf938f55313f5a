// The brief on a picture as PDF. It names agencies and things, never a person.
import { readFileSync } from 'node:fs'
import type { Marking } from '#core/language/handling.ts'

export type PictureBrief = {
  readonly title: string
  readonly subtitle: string
  readonly marking: Marking
  readonly invented: boolean
  readonly caveat: string
  /** The findings in a few sentences. */
  readonly inShort: readonly string[]
  readonly sources: readonly {
    readonly title: string
    readonly agency: string
    readonly read: number
    readonly loaded: number
    readonly updated: number
    readonly rejected: number
  }[]
  readonly crossAgency: readonly {
    readonly kind: string
    readonly records: number
    readonly links: number
    readonly precision: string
    readonly recall: string
  }[]
  readonly crossAgencyNote: string
  readonly groups: readonly { readonly title: string; readonly agencies: string; readonly lines: readonly string[] }[]
  readonly opportunities: readonly { readonly words: string; readonly owner: string; readonly count: number }[]
  readonly definitions: readonly string[]
}

const template = new URL('./picture-brief.typ', import.meta.url)

/** Sets the brief in A4. The compiler is loaded only here: it is large, and no page needs it. */
export const writePictureBrief = async (brief: PictureBrief): Promise<Uint8Array> => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create()
  return compiler.pdf({ mainFileContent: readFileSync(template, 'utf8'), inputs: { data: JSON.stringify(brief) } })
}
