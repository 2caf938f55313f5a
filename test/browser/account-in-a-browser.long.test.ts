// Figures, recommendations and briefs in a real browser: frozen, signed off and read at 360 and 1280 px, axe clean.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { writeConfirmed } from '../fixtures/confirmed-disruptions.ts'
import { type Desk, type Served, serveDemonstration } from '../fixtures/desk-over-http.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe } from './open-browser.ts'

let served: Served
let browser: Browser
let figure = ''
let brief = ''
const closers: (() => Promise<void>)[] = []
const pictures = process.env.PICTURES ?? ''
const recommendation = '/recommendations/hmicfrs-2025-arrival'

const quarterOf = (monthsAgo: number): { readonly quarter: string; readonly day: string } => {
  const now = new Date()
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 3))
  return {
    quarter: `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`,
    day: at.toISOString().slice(0, 10),
  }
}

const onceAt = async (desk: Desk, path: string) =>
  /name="once" value="([^"]+)"/.exec((await desk.open(path)).text)?.[1] ?? ''

const prepare = async (): Promise<void> => {
  const [early, late] = [quarterOf(6), quarterOf(3)]
  await writeConfirmed(served.database, 'browser', [
    { day: early.day, grade: 'major', count: 6 },
    { day: early.day, grade: 'moderate', count: 9 },
    { day: early.day, grade: 'minor', count: 12 },
    { day: late.day, grade: 'major', count: 2 },
    { day: late.day, grade: 'moderate', count: 7 },
    { day: late.day, grade: 'negative', count: 1 },
  ])
  const lead = await served.signIn('taskforce-lead')
  const coordinator = await served.signIn('tasking-coordinator')
  const period = { from: early.quarter, to: quarterOf(0).quarter }
  const freeze = async () =>
    (await lead.send('/figures/new', { once: await onceAt(lead, '/figures/new'), figure: 'disruptions', ...period }))
      .url
  const signOff = { decision: 'signed-off', reason: 'Held against the definition and the returns' }
  await coordinator.send(`${new URL(await freeze()).pathname}/sign-off`, signOff)
  await writeConfirmed(served.database, 'browser, late', [{ day: early.day, grade: 'minor', count: 2 }])
  figure = new URL(await freeze()).pathname
  await coordinator.send(`${figure}/sign-off`, signOff)
  await freeze()
  await lead.send(`${recommendation}/move`, { seen: '0', to: 'being-progressed', 'move-words': 'Agreed at the board' })
  await lead.send(`${recommendation}/evidence`, {
    seen: '1',
    evidence: `figure:${figure.split('/').at(-1)}`,
    'evidence-words': 'More was confirmed in the later quarter',
  })
  await lead.send(`${recommendation}/move`, { seen: '2', to: 'ready-for-review', 'move-words': 'The board agrees' })
  const written = await lead.send('/briefs/new', {
    once: await onceAt(lead, '/briefs/new'),
    title: 'Progress of the taskforce in the summer',
    ...period,
    narrative: 'More disruptions were confirmed.\n\nWhether fewer people are moved is not known from these figures.',
    figures: figure.split('/').at(-1) ?? '',
  })
  brief = new URL(written.url).pathname
}

before(async () => {
  if (noBrowser) return
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  await prepare()
  browser = await openBrowser()
  closers.unshift(() => browser.close())
})
after(async () => {
  for (const close of closers) await close()
})

const signIn = async (page: Page, post: string): Promise<void> => {
  await page.goto(`${served.url}/sign-in`)
  await page.locator('li.bw-people__one', { hasText: post }).first().getByRole('button').click()
}

const paths = (): Readonly<Record<string, readonly string[]>> => ({
  'Taskforce lead': [
    '/figures',
    '/figures/new',
    figure,
    `${figure}/records`,
    '/briefs',
    '/briefs/new',
    `${brief}/rewrite`,
    recommendation,
  ],
  'Tasking and coordination coordinator': [brief],
  'Inspector of constabulary': ['/recommendations', recommendation, '/figures', figure],
})

const lookAt = async (page: Page, width: number, path: string): Promise<readonly string[]> => {
  await page.goto(served.url + path)
  const name = path.replace(/[0-9a-f-]{36}/, 'one').replaceAll('/', '-')
  if (pictures) await page.screenshot({ path: `${pictures}/${width}${name}.png`, fullPage: true })
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  const problems = (await problemsFoundByAxe(page)).map(problem => `${path}: ${problem}`)
  return wider > 0 ? [...problems, `${path}: ${wider} px wider than the screen`] : problems
}

for (const width of [360, 1280])
  test(`at ${width} px axe finds nothing on the pages of this room, and nothing is wider than the screen`, {
    skip: noBrowser,
  }, async () => {
    const found: string[] = []
    for (const [post, all] of Object.entries(paths())) {
      const page = await openPage(browser, width)
      await signIn(page, post)
      for (const path of all) found.push(...(await lookAt(page, width, path)))
      await page.context().close()
    }
    assert.deepEqual(found, [])
  })
