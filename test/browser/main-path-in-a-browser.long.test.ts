// The main path in a real browser, and what it says of nothing: axe, wide and narrow. By keyboard alone and without JavaScript: roles.
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

const knownName = async (page: Page): Promise<string> => {
  await page.goto(`${served.url}/proposals?kind=person`)
  return (await page.locator('tbody tr').first().locator('strong').first().innerText()).trim()
}

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
