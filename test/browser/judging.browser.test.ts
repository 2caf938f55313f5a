// Judging in a real browser: a decision takes one page and two keys, without a mouse and without JavaScript, and axe finds nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type Desk, type Served, serveDemonstration } from '../fixtures/desk-over-http.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe, widerThanScreen } from './open-browser.ts'

let served: Served
let browser: Browser
let analyst: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  if (noBrowser) return
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst')
  browser = await openBrowser()
  closers.unshift(() => browser.close())
})
after(async () => {
  for (const close of closers) await close()
})

const sitDown = async (width: number, javaScriptEnabled: boolean): Promise<Page> => {
  const page = await openPage(browser, width, { javaScriptEnabled })
  const [name = '', value = ''] = analyst.cookie.split('=')
  await page.context().addCookies([{ name, value, url: served.url }])
  return page
}

/** An access key as the browser takes it from the keyboard; playwright's own key presses leave out the sign by which it is known. */
const pressAccessKey = async (page: Page, key: string): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const sent = { modifiers: 1, key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0) }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...sent, text: key, unmodifiedText: key })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...sent })
}

/** A page that has only just come takes no keys yet; whoever sits before it waits until he sees it. */
const chooseByKey = async (page: Page, key: string): Promise<void> => {
  await page.waitForLoadState('load')
  for (let tries = 0; tries < 50; tries += 1) {
    await pressAccessKey(page, key)
    if ((await page.locator('main input[type="radio"]:checked').count()) > 0) return
    await page.waitForTimeout(100)
  }
  assert.fail(`Alt and ${key} chose nothing on ${page.url()}`)
}

const firstPair = async (page: Page): Promise<void> => {
  await page.goto(`${served.url}/proposals`)
  await page.locator('main a[href^="/pairs/"]').first().click()
}

for (const width of [360, 1280])
  test(`at ${width} px without JavaScript, three decisions take three pages and two keys each`, {
    skip: noBrowser,
  }, async () => {
    const page = await sitDown(width, false)
    await firstPair(page)
    for (const [key, verdict] of [
      ['1', 'the same'],
      ['2', 'not the same'],
      ['3', 'unsure'],
    ] as const) {
      const before = page.url()
      await chooseByKey(page, key)
      await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.keyboard.press('Enter')])
      assert.notEqual(page.url(), before)
      // One in so many is a known-answer pair, which is told instead.
      assert.match(
        await page.locator('main').innerText(),
        new RegExp(`Kept: ${verdict}\\.|That was a known-answer pair`),
        page.url(),
      )
      assert.match(new URL(page.url()).pathname, /^\/pairs\//, 'the next pair is there')
    }
    await page.context().close()
  })

test('axe finds nothing on the queue, a pair with a verdict chosen, why not and how it is checked, narrow and wide', {
  skip: noBrowser,
}, async () => {
  const page = await sitDown(1280, true)
  const found: string[] = []
  const look = async () => {
    found.push(...(await problemsFoundByAxe(page)).map(problem => `${page.url()}: ${problem}`))
    found.push(...(await widerThanScreen(page)).map(problem => `${page.url()}: ${problem}`))
  }
  await page.goto(`${served.url}/proposals`)
  await look()
  await firstPair(page)
  await look()
  await page.locator('#verdict-no-match').check()
  await page.locator('details summary').first().click()
  await look()
  assert.equal(await page.locator('#reason-no-match').isVisible(), true, 'the reason of what is chosen')
  assert.equal(await page.locator('#reason-match').isVisible(), false, 'and no other')
  const [, , left, right] = new URL(page.url()).pathname.split('/')
  await page.goto(`${served.url}/resolve/why-not?one=${left}&other=${right}`)
  await look()
  await page.goto(`${served.url}/proposals/known-answers`)
  await look()
  await page.goto(`${served.url}/search?q=Marsden&beside=${left}`)
  await look()
  assert.deepEqual(found, [])
  await page.context().close()
})

/** Chooses by its key and sends with Enter; the page that answers. */
const decide = async (page: Page, key: string): Promise<string> => {
  await chooseByKey(page, key)
  await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.keyboard.press('Enter')])
  return page.locator('main').innerText()
}

const followByKeyboard = async (page: Page, words: string): Promise<string> => {
  await page.getByRole('link', { name: words }).focus()
  await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.keyboard.press('Enter')])
  return page.locator('main').innerText()
}

test('who was overtaken, and who sends again what was kept, is told so and led back to the pair, by keyboard', {
  skip: noBrowser,
}, async () => {
  const page = await sitDown(360, true)
  await firstPair(page)
  const pair = page.url()
  const late = await page.context().newPage()
  await late.goto(pair)
  const found: string[] = []
  const look = async (at: Page) =>
    found.push(...(await problemsFoundByAxe(at)), ...(await widerThanScreen(at)).map(problem => `${pair}: ${problem}`))

  await decide(page, '1')
  assert.match(await decide(late, '2'), /This has changed since you opened it/)
  await look(late)
  assert.match(await followByKeyboard(late, 'Look at it again'), /the same/)

  const next = page.url()
  const twin = await page.context().newPage()
  await twin.goto(next)
  await decide(page, '3')
  assert.match(await decide(twin, '3'), /What you sent first was kept, and it was kept once/)
  await look(twin)
  assert.match(await followByKeyboard(twin, 'Look at it again'), /Your verdict is kept: unsure\./)
  assert.deepEqual(found, [])
  await page.context().close()
})
