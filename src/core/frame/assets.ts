// Style sheet, scripts and signs of the pages: built once from their sources, kept under a folder named for what they were built from.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const here = import.meta.dirname
const styles = join(here, 'styles')
const govuk = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist')

/** What is copied as it stands: the name it is served under, and where it lies. No font and no crown of GOV.UK is among them. */
const copied = {
  'enhance.js': join(here, 'enhance.js'),
  'mark.svg': join(here, 'mark.svg'),
  'govuk-frontend.min.js': join(govuk, 'govuk', 'govuk-frontend.min.js'),
} as const

const versionOf = async (): Promise<string> => {
  const hash = createHash('sha256')
  const sheets = (await readdir(styles)).sort().map(name => join(styles, name))
  for (const file of [import.meta.filename, ...sheets, ...Object.values(copied)]) hash.update(await readFile(file))
  hash.update(await readFile(join(govuk, '..', 'package.json')))
  return hash.digest('hex').slice(0, 16)
}

const styleSheet = async (): Promise<string> => {
  const { compile } = await import('sass')
  const { css } = compile(join(styles, 'page.scss'), { loadPaths: [govuk], style: 'compressed', quietDeps: true })
  if (/GDS|@font-face|crest|crown|url\(/i.test(css))
    throw new Error(
      'The style sheet names a font or a sign that is reserved to GOV.UK. Take the component out of styles/page.scss.',
    )
  return css
}

const build = async (folder: string): Promise<void> => {
  await writeFile(join(folder, 'page.css'), await styleSheet())
  for (const [name, from] of Object.entries(copied)) await writeFile(join(folder, name), await readFile(from))
}

export type Assets = {
  /** Where they lie on disk. */
  readonly folder: string
  /** The name they are served under: changes only when a source does. */
  readonly version: string
}

/** Builds into `<to>/<version>/`, or uses what a former start built. A build that is cut short leaves nothing that is taken for whole. */
export const buildAssets = async ({ to }: { readonly to: string }): Promise<Assets> => {
  const version = await versionOf()
  const folder = join(to, version)
  if (existsSync(folder)) return { folder, version }
  await mkdir(to, { recursive: true })
  const half = await mkdtemp(join(to, '.half-'))
  await build(half)
  // Another process may have been first: its folder has the same content.
  await rename(half, folder).catch(async fault => {
    await rm(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw fault
  })
  return { folder, version }
}
