// The coordinator asks, the agency that is asked answers, in a real browser: by keyboard alone, without JavaScript, wide and narrow, with axe.
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

const signIn = async (page: Page, post: string): Promise<void> => {
  await page.context().clearCookies()
  await page.goto(`${served.url}/sign-in`)
  await page.locator('li.bw-people__one', { hasText: post }).first().getByRole('button').click()
}

const isFocusedOn = (page: Page, selector: string) =>
  page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)

/** Presses Tab until the focus stands on what is looked for, as somebody without a mouse does. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 80; presses++) {
    if (await isFocusedOn(page, selector)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${selector} was not reached by keyboard on ${page.url()}`)
}

const type = async (page: Page, selector: string, words: string): Promise<void> => {
  await tabTo(page, selector)
  await page.keyboard.type(words)
}

const press = async (page: Page, selector: string, key: 'Enter' | 'Space'): Promise<void> => {
  await tabTo(page, selector)
  await page.keyboard.press(key)
}

const enter = async (page: Page, selector: string): Promise<void> => {
  await tabTo(page, selector)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

test('a coordinator comes home, asks an agency to act, and it accepts, by keyboard alone and without JavaScript', {
  skip: noBrowser,
}, async () => {
  const page = await openPage(browser, 360, { javaScriptEnabled: false })
  await signIn(page, 'Tasking and coordination')
  await enter(page, '.bw-begin a[href="/taskings/new"]')
  await type(page, '#title', 'Watch the slipway')
  await type(page, '#wanted', 'Three nights of the spring tide')
  await press(page, '#kind', 'Space')
  await type(page, '#asked', 'Downland')
  await type(page, '#priority', 'The supply')
  await press(page, '#level', 'Space')
  await type(page, '#necessity', 'Nothing else shows it')
  await type(page, '#proportionality', 'A public place')
  await enter(page, 'main form button[type="submit"]')
  assert.ok(await page.getByText('The tasking is on its board').isVisible())
  await signIn(page, 'Force operation lead')
  await enter(page, '.bw-waits a')
  await enter(page, 'button[value="decline"]')
  assert.ok(await page.getByRole('heading', { name: 'There is a problem' }).isVisible())
  await type(page, '#words', 'Two officers from tonight')
  await enter(page, 'button[value="accept"]')
  assert.ok(await page.getByText('This tasking now stands as: accepted').isVisible())
  await page.context().close()
})

for (const width of [360, 1280])
  test(`at ${width} px axe finds nothing on home, rooms and taskings, and nothing is wider than the screen`, {
    skip: noBrowser,
  }, async () => {
    const page = await openPage(browser, width)
    const found: string[] = []
    const look = async (path: string) => {
      await page.goto(served.url + path)
      found.push(...(await problemsFoundByAxe(page)).map(problem => `${path}: ${problem}`))
      const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      const overflow = await page.evaluate<number>(wider)
      if (overflow > 0) found.push(`${path}: ${overflow} px wider than the screen`)
    }
    await signIn(page, 'Tasking and coordination')
    for (const path of ['/', '/rooms', '/taskings', '/taskings/new']) await look(path)
    await page.goto(`${served.url}/taskings`)
    await page.locator('.bw-lines a').first().click()
    await look(new URL(page.url()).pathname)
    await signIn(page, "Border Security Commander's office")
    for (const path of ['/', '/rooms', '/taskings', '/taskings/new']) await look(path)
    assert.deepEqual(found, [])
    await page.context().close()
  })
