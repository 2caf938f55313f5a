// A real Chromium for tests of pages: found on the machine, or the test says why it is skipped.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

// Without windows it is the same engine for two fifths less of the processor; the whole program is as good.
const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const places = [process.env.CHROMIUM ?? '', ...programs.map(program => `/usr/bin/${program}`)]
const found = places.find(place => place !== '' && existsSync(place))

/** False when pages can be tested in a browser; otherwise why not. On the build machine a missing browser is a failure, not a skip. */
export const noBrowser: string | false =
  found !== undefined || process.env.CI === 'true'
    ? false
    : 'no Chromium on this machine: install it (Debian: apt-get install chromium-headless-shell) or set CHROMIUM to its path'

export const openBrowser = async (): Promise<Browser> => {
  if (found === undefined) throw new Error('Chromium is missing: run .ci/run, or set CHROMIUM to its path.')
  return chromium.launch({
    executablePath: found,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  })
}

/** A page as wide as said. axe can only be put into it because the test leaves out the page's own content policy. */
export const openPage = async (browser: Browser, width: number, more: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true, ...more })
  return context.newPage()
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string }[] }

const widths = [360, 1280] as const

/** The widths at which the page as it stands must be moved sideways. The page is left as wide as it was. */
export const widerThanScreen = async (page: Page): Promise<readonly string[]> => {
  const size = page.viewportSize()
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (over > 0) found.push(`${over} px wider than a screen of ${width} px`)
  }
  if (size) await page.setViewportSize(size)
  return found
}

/** What axe finds on a page against WCAG 2.0 to 2.2 A and AA and its own best practice, in words for a failed test. */
export const problemsFoundByAxe = async (page: Page): Promise<readonly string[]> => {
  // At another width the same page has it already.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
  const violations: Found[] = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] }).then(result => result.violations)`,
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.html}`))
}
