// A report, a debrief and a voyage written down in a real browser: axe on every page, wide and narrow; the report by keyboard alone.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type Served, serveDemonstration } from '../fixtures/desk-over-http.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe } from './open-browser.ts'

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

const holds = async (page: Page, name: string, width: number): Promise<void> => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
  assert.deepEqual(await problemsFoundByAxe(page), [], `${name}, ${width} px`)
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.ok(overflow <= 0, `${name} runs ${overflow} px over the edge at ${width} px`)
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

for (const width of [1280, 360]) {
  test(`a report is written, with two items and whom they name, ${width} px wide`, { skip: noBrowser }, async () => {
    const page = await openPage(browser, width)
    await signIn(page, 'Maren Holloway')
    await page.goto(`${served.url}/reports/new`)
    await holds(page, 'report-form', width)
    await press(page, 'Continue')
    await holds(page, 'report-form-with-mistakes', width)
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
    await holds(page, 'report-form-two-items', width)
    await press(page, 'Continue')
    await holds(page, 'report-named', width)
    await press(page, 'Save the report')
    await holds(page, 'report-named-with-mistakes', width)
    for (const yes of await page.locator('input[type=radio][name$="-keep"][value=yes]').all()) await yes.check()
    const roles = await page.locator('select[name$="-role"]').all()
    await roles[0]?.selectOption('suspect')
    await roles[1]?.selectOption('victim')
    await press(page, 'Save the report')
    await holds(page, 'report', width)
    await page.getByRole('link', { name: 'Correct item 1' }).click()
    await holds(page, 'report-correction', width)
    await page.goto(`${served.url}/reports`)
    await holds(page, 'reports', width)
  })

  test(`a debrief goes through its gates, ${width} px wide`, { skip: noBrowser }, async () => {
    const page = await openPage(browser, width)
    await signIn(page, 'Tova Lindqvist-Rao')
    await page.goto(`${served.url}/debriefs/new`)
    await holds(page, 'gates', width)
    await page.fill('#site', 'Gull Point reception')
    await page.check('#age')
    for (const gate of ['welfare', 'offered', 'told', 'understood', 'agrees']) await page.check(`#${gate}`)
    await page.fill('#consent', '3')
    await page.fill('#language', 'Kurdish (Sorani)')
    await page.fill('#present', 'nobody')
    await page.selectOption('#readers', 'debrief-sharing')
    await press(page, 'Continue')
    await holds(page, 'debrief-begun', width)
    await page.getByRole('link', { name: 'Phones and accounts' }).click()
    await holds(page, 'question', width)
    await page.check('#state')
    await page.fill('#q-phone', '+44 7700 900 321')
    await page.fill('#q-whose', 'Kaka Jamal')
    await page.check('#directness')
    await press(page, 'Continue')
    await holds(page, 'answer-to-grade', width)
    for (const yes of await page.locator('input[type=radio][name$="-keep"][value=yes]').all()) await yes.check()
    for (const role of await page.locator('select[name$="-role"]').all()) await role.selectOption('unknown')
    await page.selectOption('#source', '2')
    await page.selectOption('#assessment', 'A')
    await press(page, 'Keep the answer')
    await holds(page, 'debrief', width)
    await page.getByRole('link', { name: /Write down who it is/ }).click()
    await holds(page, 'identity', width)
    await page.goBack()
    await page.check('#why')
    await press(page, 'Stop it')
    await holds(page, 'debrief-stopped', width)
    await page.goto(`${served.url}/debriefs`)
    await holds(page, 'debriefs', width)
  })

  test(`a voyage joins what agencies hold, ${width} px wide`, { skip: noBrowser }, async () => {
    const page = await openPage(browser, width)
    await signIn(page, 'Maren Holloway')
    await page.goto(`${served.url}/voyages/new`)
    await holds(page, 'voyage-form', width)
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
    await holds(page, 'voyage-choices', width)
    await page.check('input[name=choice-boat][value=new]')
    await page.check('input[name=choice-people] >> nth=0')
    await press(page, 'Record the voyage')
    await holds(page, 'voyage', width)
    await page.locator('a[href$="part=engine"]').click()
    await holds(page, 'voyage-join', width)
    await page.goto(`${served.url}/voyages`)
    await holds(page, 'voyages', width)
  })
}

const isFocusedOn = (page: Page, selector: string) =>
  page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)

const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 150; presses++) {
    if (await isFocusedOn(page, selector)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${selector} was not reached by keyboard on ${page.url()}`)
}

test('a report is written by keyboard alone', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 1280)
  await signIn(page, 'Maren Holloway')
  await page.goto(`${served.url}/reports/new`)
  const type = async (selector: string, words: string) => {
    await tabTo(page, selector)
    await page.keyboard.type(words)
  }
  const tick = async (selector: string) => {
    await tabTo(page, selector)
    await page.keyboard.press('Space')
  }
  await type('#came', 'A caller')
  await type('#readers', 'My agency')
  await tick('#marking')
  await type('#item-1-words', 'Two boats lay at the quay.')
  await tick('#item-1-basis')
  await type('#item-1-source', '2')
  await type('#item-1-assessment', 'B')
  await tick('#item-1-handling')
  await tabTo(page, 'button[value=continue]')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await tabTo(page, 'button[value=save]')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  assert.match(await page.locator('h1').innerText(), /^Report R-/)
})
