// The main path in a real browser: sign in, search, the page of a thing, judge and undo; by keyboard alone, with axe, wide and narrow.
import assert from 'node:assert/strict'
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

const isFocusedOn = (page: Page, selector: string) =>
  page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)

/** Presses Tab until the focus stands on what is looked for, as somebody without a mouse does. */
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

const signInByKeyboard = async (page: Page, post: string): Promise<void> => {
  await page.goto(`${served.url}/sign-in`)
  const id = await page.locator('li.bw-people__one', { hasText: post }).first().getByRole('button').getAttribute('id')
  await enter(page, `[id="${id}"]`)
}

const knownName = async (page: Page): Promise<string> => {
  await page.goto(`${served.url}/proposals?kind=person`)
  return (await page.locator('tbody tr').first().locator('strong').first().innerText()).trim()
}

test('an analyst signs in, searches, opens a thing, judges a pair and takes it back, by keyboard alone', {
  skip: noBrowser,
}, async () => {
  const page = await openPage(browser, 1280)
  await signInByKeyboard(page, 'Analyst')
  const name = await knownName(page)
  await page.goto(served.url)
  await tabTo(page, '#q')
  await page.keyboard.type(name)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await enter(page, '.bw-result__title a')
  assert.match(page.url(), /\/things\//)
  await page.goto(`${served.url}/proposals?kind=person`)
  await enter(page, 'a[href^="/pairs/"]')
  await tabTo(page, '#reason')
  await page.keyboard.type('Same day of birth and same document')
  await enter(page, 'button[name="verdict"][value="match"]')
  assert.ok(await page.getByText('What stands now').isVisible())
  await tabTo(page, 'summary')
  await page.keyboard.press('Enter')
  await tabTo(page, 'textarea[id^="reason-"]')
  await page.keyboard.type('Entered on the wrong pair')
  await enter(page, 'details button')
  assert.equal(await page.getByText('What stands now').count(), 0)
  assert.ok(await page.getByText('Entered on the wrong pair').isVisible())
  await page.context().close()
})

for (const width of [360, 1280])
  test(`at ${width} px axe finds nothing on any page of the main path, and nothing is wider than the screen`, {
    skip: noBrowser,
  }, async () => {
    const page = await openPage(browser, width)
    await page.goto(`${served.url}/sign-in`)
    const looked: string[] = []
    const look = async () => {
      looked.push(...(await problemsFoundByAxe(page)).map(problem => `${page.url()}: ${problem}`))
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      if (overflow > 0) looked.push(`${page.url()}: ${overflow} px wider than the screen`)
    }
    await look()
    await page.locator('li.bw-people__one', { hasText: 'Analyst' }).first().getByRole('button').click()
    await look()
    const name = await knownName(page)
    await look()
    await page.locator('a[href^="/pairs/"]').first().click()
    await look()
    await page.goto(`${served.url}/search?q=${encodeURIComponent(name)}`)
    await look()
    await page.locator('.bw-result__title a').first().click()
    await look()
    for (const path of ['/search', '/search?q=', '/search?q=qqqqxyz', '/purpose', '/about', '/things/nowhere']) {
      await page.goto(served.url + path)
      await look()
    }
    assert.deepEqual(looked, [])
    await page.context().close()
  })

test('without JavaScript the same pages work', { skip: noBrowser }, async () => {
  const page = await openPage(browser, 1280, { javaScriptEnabled: false })
  await page.goto(`${served.url}/sign-in`)
  await page.locator('li.bw-people__one', { hasText: 'Analyst' }).first().getByRole('button').click()
  await page.fill('#q', '07700 900')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.goto(`${served.url}/proposals`)
  await page.locator('a[href^="/pairs/"]').nth(4).click()
  await page.getByRole('button', { name: 'Unsure' }).click()
  assert.ok(await page.getByRole('heading', { name: 'There is a problem' }).isVisible())
  await page.fill('#reason', 'Too little on either side')
  await page.getByRole('button', { name: 'Unsure' }).click()
  assert.ok(await page.getByText('What stands now').isVisible())
  await page.context().close()
})
