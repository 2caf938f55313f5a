// The frame's own addresses: its style sheet and scripts, and three pages about Breakwater itself.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { page } from './answers.ts'
import type { Assets } from './assets.ts'
import { defineRoute, type RouteEntry } from './routes.ts'
import type { Visitor } from './shown.ts'

const types = {
  'page.css': 'text/css; charset=utf-8',
  'enhance.js': 'text/javascript; charset=utf-8',
  'govuk-frontend.min.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const

/** Read once at start: four small files, each under its own exact address. */
const assetRoutes = async <V extends Visitor>({ folder, version }: Assets): Promise<readonly RouteEntry<V>[]> =>
  Promise.all(
    Object.entries(types).map(async ([name, type]) => {
      const body = await readFile(join(folder, name))
      return defineRoute<V>({
        method: 'GET',
        url: `/assets/${version}/${name}`,
        access: 'public',
        sameForAll: true,
        ledger: 'none',
        handler: () => ({ kind: 'file', body, type, keep: true }),
      })
    }),
  )

const about = [
  { url: '/about', template: 'core/frame/pages/about.njk', title: 'About Breakwater' },
  {
    url: '/about/record-of-use',
    template: 'core/frame/pages/record-of-use.njk',
    title: 'What is recorded when you use Breakwater',
  },
  { url: '/about/accessibility', template: 'core/frame/pages/accessibility.njk', title: 'Accessibility of Breakwater' },
] as const

export const frameRoutes = async <V extends Visitor>(assets: Assets): Promise<readonly RouteEntry<V>[]> => [
  ...(await assetRoutes<V>(assets)),
  ...about.map(({ url, template, title }) =>
    defineRoute<V>({
      method: 'GET',
      url,
      access: 'public',
      ledger: 'none',
      handler: () => page(template, { title, marking: 'OFFICIAL' }),
    }),
  ),
]
