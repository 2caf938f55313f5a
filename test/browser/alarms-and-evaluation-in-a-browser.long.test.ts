// Raising an alarm and answering it, evaluating an item and writing its sanitised copy, in a real browser, with axe, narrow and wide.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type Served, serveDemonstration } from '../fixtures/desk-over-http.ts'
import { itemWriter, sharedLabel, type WrittenItem } from '../fixtures/written-items.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe, widerThanScreen } from './open-browser.ts'

let served: Served
let browser: Browser
let item: WrittenItem
const closers: (() => Promise<void>)[] = []

before(async () => {
  if (noBrowser) return
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  browser = await openBrowser()
  closers.unshift(() => browser.close())
  const write = await itemWriter(served, closers)
  item = await write({
    text: 'Mahmoud Karimi takes bookings on his phone and drives people to Whitmere',
    name: 'Mahmoud Karimi',
    phone: '07700 900799',
    label: sharedLabel,
  })
})
after(async () => {
  for (const close of closers) await close()
})

const sound = async (page: Page, what: string): Promise<void> => {
  assert.deepEqual([...(await problemsFoundByAxe(page)), ...(await widerThanScreen(page))], [], what)
  const folder = process.env.BREAKWATER_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${what.replaceAll(' ', '-')}.png`, fullPage: true })
}

const signIn = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${served.url}/sign-in`)
  await page.locator('li.bw-people__one', { hasText: name }).first().getByRole('button').click()
}

test('an alarm is raised from the header and answered', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 360)
  await signIn(page, 'Maren Holloway')
  await page.getByRole('banner').getByRole('link', { name: "Somebody's life is at risk" }).click()
  await sound(page, 'raise')
  await page.getByRole('button', { name: 'Raise the alarm' }).click()
  await sound(page, 'raise mistake')
  await page
    .getByLabel('What is the danger, and where?')
    .fill('A dinghy is sinking off Whitmere Point, about thirty aboard')
  await page.getByRole('button', { name: 'Raise the alarm' }).click()
  await sound(page, 'alarm')
  await page.getByRole('button', { name: 'I take this on' }).click()
  await sound(page, 'alarm taken on')
  await page.getByRole('button', { name: 'Keep that it is acted on' }).click()
  await sound(page, 'alarm mistake')
  await page.getByLabel('It is acted on: what is done, and why?').fill('The lifeboat is launched')
  await page.getByRole('button', { name: 'Keep that it is acted on' }).click()
  await page.goto(`${served.url}/life-at-risk`)
  await sound(page, 'alarms')
  await page.context().close()
})

test('an item is evaluated and a sanitised copy is written', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 360)
  await signIn(page, 'Maren Holloway')
  await page.goto(`${served.url}/evaluation`)
  await sound(page, 'to evaluate')
  await page.goto(`${served.url}/things/${item.item}`)
  await page
    .getByRole('link', { name: /How far it can be trusted/ })
    .first()
    .click()
  await page.getByLabel('C: Lawful sharing permitted with conditions').check()
  await page.getByRole('button', { name: 'Keep the evaluation' }).click()
  await sound(page, 'evaluation mistakes')
  await page.getByLabel('1: Reliable').first().check()
  await page.getByLabel('A: Known directly').first().check()
  await page.getByLabel(/^A1:/).check()
  await page.getByLabel(/^S2:/).check()
  await page.getByLabel('Under C: instructions').fill('Ask the handler before acting on it')
  await page.getByLabel('Why do you evaluate it so?').fill('The source has been right before')
  await page.getByRole('button', { name: 'Keep the evaluation' }).click()
  await sound(page, 'evaluation')
  await page.getByRole('link', { name: 'Write a sanitised copy that may go further' }).click()
  await page.getByLabel('Sanitised text').fill('Mr Karimi takes bookings on 07700 900 799')
  await page.getByLabel(/Taskforce sharing agreement/).check()
  await page.getByLabel('Why is a copy needed?').fill('The region asked who drives')
  await page.getByRole('button', { name: 'Keep the copy' }).click()
  await sound(page, 'still names somebody')
  await page.getByLabel('Sanitised text').fill('A man takes bookings by phone and drives people to a beach')
  await page.getByRole('button', { name: 'Keep the copy' }).click()
  await sound(page, 'original and copy')
  await page.context().close()
})
