// A report, a debrief and a voyage written down in a real browser: axe on every page, and none wider than a narrow or a wide screen.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type Served, serveDemonstration } from '../fixtures/desk-over-http.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe, widerThanScreen } from './open-browser.ts'

let served: Served
let browser: Browser
const closers: (() => Promise<void>)[] = []

before(async () => {
  if (noBrowser) return
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  browser = await openBrowser()
  closers.unshift(() => browser.close())
})
after(async () => {
  for (const close of closers) await close()
})

const signIn = async (page: Page, who: string): Promise<void> => {
  await page.goto(`${served.url}/sign-in`)
  const button = page.locator('li.bw-people__one', { hasText: who }).first().getByRole('button')
  await Promise.all([page.waitForNavigation(), button.click()])
}

/** Where somebody who wants to look at the pages has their pictures put. */
const pictures = process.env.BREAKWATER_PICTURES

const holds = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  assert.deepEqual([...(await problemsFoundByAxe(page)), ...(await widerThanScreen(page))], [], name)
}

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])
}

const fillItem = async (page: Page, at: number, words: string): Promise<void> => {
  await page.fill(`#item-${at}-words`, words)
  await page.fill(`#item-${at}-day`, '2026-10-01')
  await page.check(`#item-${at}-basis`)
  await page.selectOption(`#item-${at}-source`, '2')
  await page.selectOption(`#item-${at}-assessment`, 'B')
  await page.check(`#item-${at}-handling`)
}

test('a report is written, with two items and whom they name', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 360)
  await signIn(page, 'Maren Holloway')
  await page.goto(`${served.url}/reports/new`)
  await holds(page, 'report-form')
  await press(page, 'Continue')
  await holds(page, 'report-form-with-mistakes')
  await page.fill('#came', 'A caller whom the desk knows')
  await page.selectOption('#readers', 'oic-taskforce')
  await page.check('#marking-2')
  await fillItem(
    page,
    1,
    'Zef Marku was seen at 14 Harbour Road, Saltmere SA4 7QP with a van AB12 CDE. He rang 07700 900 123. With him was Lan Pham, frightened.',
  )
  await press(page, 'Add another item')
  await fillItem(page, 2, 'He pays in cash.')
  await page.check('#item-2-handling-2')
  await page
    .locator('details', { has: page.locator('#item-2-action') })
    .locator('summary')
    .click()
  await page.selectOption('#item-2-action', 'A1')
  await page.selectOption('#item-2-sanitisation', 'S2')
  await page.fill('#item-2-instructions', 'Ask the desk before any action')
  await holds(page, 'report-form-two-items')
  await press(page, 'Continue')
  await holds(page, 'report-named')
  await press(page, 'Save the report')
  await holds(page, 'report-named-with-mistakes')
  for (const yes of await page.locator('input[type=radio][name$="-keep"][value=yes]').all()) await yes.check()
  const roles = await page.locator('select[name$="-role"]').all()
  await roles[0]?.selectOption('suspect')
  await roles[1]?.selectOption('victim')
  await press(page, 'Save the report')
  await holds(page, 'report')
  await page.getByRole('link', { name: 'Correct item 1' }).click()
  await holds(page, 'report-correction')
  await page.goto(`${served.url}/reports`)
  await holds(page, 'reports')
})

test('a debrief goes through its gates', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 360)
  await signIn(page, 'Tova Lindqvist-Rao')
  await page.goto(`${served.url}/debriefs/new`)
  await holds(page, 'gates')
  await page.fill('#site', 'Gull Point reception')
  await page.check('#age')
  for (const gate of ['welfare', 'offered', 'told', 'understood', 'agrees']) await page.check(`#${gate}`)
  await page.fill('#consent', '3')
  await page.fill('#language', 'Kurdish (Sorani)')
  await page.fill('#present', 'nobody')
  await page.selectOption('#readers', 'debrief-sharing')
  await press(page, 'Continue')
  await holds(page, 'debrief-begun')
  await page.getByRole('link', { name: 'Phones and accounts' }).click()
  await holds(page, 'question')
  await page.check('#state')
  await page.fill('#q-phone', '+44 7700 900 321')
  await page.fill('#q-whose', 'Kaka Jamal')
  await page.check('#directness')
  await press(page, 'Continue')
  await holds(page, 'answer-to-grade')
  for (const yes of await page.locator('input[type=radio][name$="-keep"][value=yes]').all()) await yes.check()
  for (const role of await page.locator('select[name$="-role"]').all()) await role.selectOption('unknown')
  await page.selectOption('#source', '2')
  await page.selectOption('#assessment', 'A')
  await press(page, 'Keep the answer')
  await holds(page, 'debrief')
  await page.getByRole('link', { name: /Write down who it is/ }).click()
  await holds(page, 'identity')
  await page.goBack()
  await page.check('#why')
  await press(page, 'Stop it')
  await holds(page, 'debrief-stopped')
  await page.goto(`${served.url}/debriefs`)
  await holds(page, 'debriefs')
})

test('a voyage joins what agencies hold', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 360)
  await signIn(page, 'Maren Holloway')
  await page.goto(`${served.url}/voyages/new`)
  await holds(page, 'voyage-form')
  await page.fill('#launched-day', '2026-09-12')
  await page.fill('#aboard', '48')
  await page.fill('#part-boat', 'Grey inflatable, patched at the bow')
  await page.fill('#part-people', 'Mehmet')
  await page.selectOption('#readers', 'oic-taskforce')
  await page.check('#marking')
  await page.selectOption('#source', '2')
  await page.selectOption('#assessment', 'B')
  await page.check('#voyage-handling')
  await press(page, 'Continue')
  await holds(page, 'voyage-choices')
  await page.check('input[name=choice-boat][value=new]')
  await page.check('input[name=choice-people] >> nth=0')
  await press(page, 'Record the voyage')
  await holds(page, 'voyage')
  await page.locator('a[href$="part=engine"]').click()
  await holds(page, 'voyage-join')
  await page.goto(`${served.url}/voyages`)
  await holds(page, 'voyages')
})
