// The schemes that groups are and were graded by: every version stays, so that an old assessment can be worked out again.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Problem } from '#core/ground/problem.ts'
import type { Lens } from '#core/language/prioritise.ts'
import { type Priorities, prioritiesDocument } from './priorities.ts'
import { readDocument } from './read-document.ts'
import { checkScheme, type Scheme, schemeDocument } from './scheme.ts'

/** A scheme with the fingerprint of its document, which every assessment by it keeps. */
export type ShelvedScheme = Scheme & { readonly id: string; readonly sha256: Buffer }

export type Shelf = { readonly schemes: readonly ShelvedScheme[]; readonly priorities: Priorities }

const fileName = /^([a-z]+(?:-[a-z]+)*)-v([1-9][0-9]*)\.yaml$/

const shelved = (text: string, file: string): ShelvedScheme => {
  const scheme = readDocument(text, `reference/schemes/${file}`, schemeDocument, checkScheme)
  const id = `${scheme.scheme}-v${scheme.version}`
  if (`${id}.yaml` !== file)
    throw new Problem({
      what: `The document reference/schemes/${file} says that it is ${id}.`,
      mend: `Name it ${id}.yaml, or correct scheme and version in it.`,
    })
  return { ...scheme, id, sha256: createHash('sha256').update(text).digest() }
}

const newest = (files: readonly string[]): string | undefined =>
  [...files].sort((a, b) => Number(fileName.exec(b)?.[2]) - Number(fileName.exec(a)?.[2]))[0]

/** @throws Problem naming file and line when a document cannot be used. */
export const readShelf = (folder: URL): Shelf => {
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
  const files = readdirSync(folder)
    .filter(file => fileName.test(file))
    .sort()
  const isPriorities = (file: string) => file.startsWith('priorities-v')
  const figures = newest(files.filter(isPriorities))
  if (!figures)
    throw new Problem({ what: 'reference/schemes has no priorities-v1.yaml.', mend: 'Put it back from the release.' })
  return {
    schemes: files.filter(file => !isPriorities(file)).map(file => shelved(read(file), file)),
    priorities: readDocument(read(figures), `reference/schemes/${figures}`, prioritiesDocument),
  }
}

/** Read once, when the program starts: a document that cannot be used stops it there. */
export const shelf: Shelf = readShelf(new URL('../../../reference/schemes/', import.meta.url))

export const schemeAt = (id: string): ShelvedScheme | undefined => shelf.schemes.find(one => one.id === id)

/** What groups are graded by through this lens now: its newest version. */
export const currentScheme = (lens: Lens): ShelvedScheme => {
  const [first] = shelf.schemes.filter(one => one.lens === lens).sort((a, b) => b.version - a.version)
  if (!first) throw new Error(`There is no scheme for the lens ${lens}.`)
  return first
}
