// Pages: templates beside their use-cases, everything that is put into them escaped unless our own code made it.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nunjucks from 'nunjucks'
import { filters } from './filters.ts'
import type { FrameData, PageData } from './shown.ts'
import { visible } from './written.ts'

const source = join(import.meta.dirname, '..', '..')
const govuk = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist')

export type PageContent = PageData & { readonly frame: FrameData }
export type Renderer = (template: string, data: PageContent) => string

/** The environment in which templates are rendered, with the folders of tests beside ours. */
export const openTemplates = (more: readonly string[] = []): nunjucks.Environment => {
  const loader = new nunjucks.FileSystemLoader([source, govuk, ...more])
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: true })
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)
  return environment
}

/**
 * Templates are named from `src/` ('resolve/record.page.njk'). A value that a template prints and nobody gave is a fault, so that
 * a page never silently leaves out what it should say. What `visible` makes seen is made seen wherever it stands on a page: a source's
 * words also come in titles, in the words of a link and in what is only read aloud.
 */
export const openPages = (more: readonly string[] = []): Renderer => {
  const templates = openTemplates(more)
  return (template, data) => visible(templates.render(template, data))
}

let pages: Renderer | undefined

export const renderPage: Renderer = (template, data) => {
  pages ??= openPages()
  return pages(template, data)
}
