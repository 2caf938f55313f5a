// The program with one line of it changed on its way in. The files stay as they are: the change is made while they are loaded, under an
// address of their own, so that the whole and the changed program run side by side. The program itself has no switch for it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '#core/ground/paths.ts'
import type { Program } from './open-world.ts'

/** Words of a file that stand there once, and what is read in their place. */
export type Change = { readonly file: string; readonly from: string; readonly to: string }

const source = pathToFileURL(join(packageRoot, 'src')).href
const changesOf = new Map<string, readonly Change[]>()
const made = new Map<string, Set<Change>>()

const mutantIn = (url: string | undefined): string | undefined =>
  url ? (new URL(url).searchParams.get('mutant') ?? undefined) : undefined

/** However the lines are broken. */
const inAnyLayout = (words: string): RegExp =>
  new RegExp(
    words
      .trim()
      .split(/\s+/)
      .map(word => word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join(String.raw`\s+`),
  )

/** Those changes whose words do not stand once in their file, as the changes before them leave it: they plant nothing. */
export const unplanted = (changes: readonly Change[]): readonly Change[] => {
  const texts = new Map<string, string>()
  return changes.filter(({ file, from, to }) => {
    const text = texts.get(file) ?? readFileSync(join(packageRoot, file), 'utf8')
    texts.set(
      file,
      text.replace(inAnyLayout(from), () => to),
    )
    return text.split(inAnyLayout(from)).length !== 2
  })
}

const changed = (name: string, url: string, text: string): string => {
  let now = text
  for (const change of changesOf.get(name) ?? []) {
    if (new URL(url).pathname !== pathToFileURL(join(packageRoot, change.file)).pathname) continue
    const words = inAnyLayout(change.from)
    assert.equal(
      now.split(words).length,
      2,
      `Mutant '${name}': these words do not stand once in ${change.file}: ${change.from}`,
    )
    now = now.replace(words, () => change.to)
    made.set(name, (made.get(name) ?? new Set()).add(change))
  }
  return now
}

let isHooked = false
const hookIn = (): void => {
  if (isHooked) return
  isHooked = true
  registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context)
      const mutant = mutantIn(context.parentURL)
      return mutant && found.url.startsWith(source) ? { ...found, url: `${found.url}?mutant=${mutant}` } : found
    },
    load: (url, context, next) => {
      const found = next(url, context)
      const mutant = url.startsWith(source) ? mutantIn(url) : undefined
      if (mutant === undefined || !found.source) return found
      return { ...found, source: changed(mutant, url, Buffer.from(found.source as Uint8Array).toString('utf8')) }
    },
  })
}

/** Loads the program anew with these changes; fails when one of them was not met on the way. */
export const programWith = async (name: string, changes: readonly Change[]): Promise<Program> => {
  hookIn()
  changesOf.set(name, changes)
  const at = (file: string) => `${source}/${file}?mutant=${name}`
  const { openApp } = (await import(at('app.ts'))) as typeof import('../../src/app.ts')
  const { tasksOf } = (await import(at('tasks.ts'))) as typeof import('../../src/tasks.ts')
  for (const change of changes)
    assert.ok(made.get(name)?.has(change), `Mutant '${name}': ${change.file} was not loaded.`)
  return { openApp, tasksOf }
}
