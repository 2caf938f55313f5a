// A data officer looks after a delivery in a real browser: the list, what to mend, and the decision; by keyboard alone, with axe, wide and narrow.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { deliveryFolder, nominal, nominals } from '../fixtures/delivery-folder.ts'
import { type Served, serveDemonstration } from '../fixtures/desk-over-http.ts'
import { takingIn } from '../fixtures/intake-desk.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe } from './open-browser.ts'

let served: Served
let browser: Browser
const closers: (() => Promise<void> | void)[] = []
const title = 'Nominals of the Frontier Control Service'

before(async () => {
  if (noBrowser) return
  const closing = { after: (close: () => Promise<void> | void) => void closers.unshift(close) }
  served = await serveDemonstration(closing)
  browser = await openBrowser()
  closers.unshift(() => browser.close())
  const folder = deliveryFolder(closing)
  const more = (yaml: string) =>
    yaml
      .replace('source: estuary-nominals', 'source: frontier-nominals')
      .replace('title: Nominals of Estuary Police', `title: ${title}`)
      .replace('agency: estuary-police', 'agency: frontier-control-service')
  const load = takingIn(served.database)
  folder.deliver(nominals(20), { more })
  await load(folder.path)
  folder.deliver([...nominals(4), nominal(5, { DOB: '31/02/1980' }), nominal(6, { Sex: 'X' })], {
    more,
    asOf: '2026-10-01T18:00:00Z',
  })
  await load(folder.path)
})
after(async () => {
  for (const close of closers) await close()
})

const isFocusedOn = (page: Page, selector: string) =>
  page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)

const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 120; presses++) {
    if (await isFocusedOn(page, selector)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${selector} was not reached by keyboard on ${page.url()}`)
}

const enter = async (page: Page, selector: string): Promise<void> => {
  await tabTo(page, selector)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

for (const width of [1280, 360])
  test(`the pages of a delivery hold to the rules, ${width} px wide`, { skip: noBrowser }, async () => {
    const page = await openPage(browser, width)
    await page.goto(`${served.url}/sign-in`)
    const button = page.locator('li.bw-people__one', { hasText: 'Data officer' }).first().getByRole('button')
    await Promise.all([page.waitForNavigation(), button.click()])
    await page.goto(`${served.url}/deliveries`)
    assert.deepEqual(await problemsFoundByAxe(page), [])
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: title }).first().click()])
    assert.deepEqual(await problemsFoundByAxe(page), [])
    assert.ok(await page.getByText('Is what this delivery leaves out to be withdrawn?').isVisible())
    await page.context().close()
  })

test('the data officer decides by keyboard alone, and is asked for a reason first', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 1280)
  await page.goto(`${served.url}/sign-in`)
  const id = await page
    .locator('li.bw-people__one', { hasText: 'Data officer' })
    .first()
    .getByRole('button')
    .getAttribute('id')
  await enter(page, `[id="${id}"]`)
  await enter(page, 'a[href="/deliveries"]')
  await enter(page, 'th a[href^="/deliveries/"]')
  await enter(page, 'button[name="decision"][value="keep"]')
  assert.ok(await page.getByText('There is a problem').isVisible())
  assert.deepEqual(await problemsFoundByAxe(page), [])
  await tabTo(page, '#reason')
  await page.keyboard.type('The export was cut short; the next one is complete')
  await enter(page, 'button[name="decision"][value="keep"]')
  assert.ok(await page.getByText('The export was cut short').isVisible())
  assert.deepEqual(await problemsFoundByAxe(page), [])
  await page.context().close()
})
