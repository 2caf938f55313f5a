// Two hands on a keyboard: Tab, Shift+Tab, Enter, Space, arrows within a group of choices, and typing. No mouse, no address bar.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

export type Hands = {
  /** Puts the focus on what is looked for. */
  readonly reach: (selector: string) => Promise<void>
  /** Reaches a link or a button and goes where it leads. */
  readonly follow: (selector: string) => Promise<void>
  readonly type: (selector: string, words: string) => Promise<void>
  /** Types into the one box and sends it. */
  readonly send: (selector: string, words: string) => Promise<void>
  readonly press: (selector: string, key: 'Enter' | 'Space') => Promise<void>
  /** Chooses one of a group of radios. */
  readonly pick: (name: string, value: string) => Promise<void>
  /** Every radio that answers yes. */
  readonly yesToAll: () => Promise<void>
  readonly sees: (words: string | RegExp) => Promise<void>
  readonly seesNo: (selector: string) => Promise<void>
  readonly page: Page
}

const KEY_BY_KEY = 3

const focused = (page: Page, selector: string) =>
  page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)

/** What takes the focus one by one; of a group of radios only one does. */
const STOPS =
  'a[href], button:enabled, summary, textarea:enabled, select:enabled, input:enabled:not([type=radio], [type=hidden])'

type Way = { readonly key: 'Tab' | 'Shift+Tab'; readonly unasked: number }

/**
 * Backwards when what is looked for stands before the focus. So many presses at least lie between, by what stands between and can take the
 * focus one by one: they are made without asking after each whether it is there.
 */
const wayTo = (page: Page, selector: string) =>
  page.evaluate<Way>(`(() => {
    const from = document.activeElement
    const to = [...document.querySelectorAll(${JSON.stringify(selector)})]
    const isBehind = one => from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING
    const back = from !== document.body && to.length > 0 && to.every(isBehind)
    const stops = [...document.querySelectorAll(${JSON.stringify(STOPS)})].filter(one => one.tabIndex === 0 && one.checkVisibility())
    const isBetween = one => one !== from && (from === document.body || Boolean(isBehind(one)) === back)
    const nearest = Math.min(...to.map(one => stops.filter(stop => isBetween(stop) && stop !== one &&
      Boolean(one.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== back).length))
    const begins = from !== document.body || location.hash === ''
    return { key: back ? 'Shift+Tab' : 'Tab', unasked: begins && Number.isFinite(nearest) ? nearest : 0 }
  })()`)

const SHIFT = 8
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }

/** As fast as fingers can: down and up in their order, one behind the other, without waiting each time until the page has been painted. */
const pressOften = async (page: Page, key: Way['key'], times: number): Promise<void> => {
  if (times === 0) return
  const session = await page.context().newCDPSession(page)
  const sent = { ...TAB, modifiers: key === 'Tab' ? 0 : SHIFT }
  const press = () =>
    (['rawKeyDown', 'keyUp'] as const).map(type => session.send('Input.dispatchKeyEvent', { type, ...sent }))
  await Promise.all(Array.from({ length: times }, press).flat())
  await session.detach()
}

const reachOn = async (page: Page, selector: string): Promise<void> => {
  if (await focused(page, selector)) return
  const { key, unasked } = await wayTo(page, selector)
  await pressOften(page, key, unasked)
  for (let presses = unasked; presses < 160; presses++) {
    if (await focused(page, selector)) return
    await page.keyboard.press(key)
  }
  assert.fail(`${selector} was not reached by keyboard on ${page.url()}`)
}

const goOn = (page: Page, key: string) =>
  Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.keyboard.press(key)])

const pickOn = async (page: Page, name: string, value: string): Promise<void> => {
  await reachOn(page, `input[name="${name}"]`)
  for (let presses = 0; presses < 20; presses++) {
    if (await focused(page, `[value="${value}"]`)) return page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
  }
  assert.fail(`${name} cannot be ${value} on ${page.url()}`)
}

export const handsOn = (page: Page): Hands => {
  const reach = (selector: string) => reachOn(page, selector)
  const type = async (selector: string, words: string) => {
    await reach(selector)
    // Key by key to begin with, the rest in one go: a box takes either, and every key is a picture of the page. Dates and lists take keys.
    const most = (await focused(page, 'textarea, input[type=text], input:not([type])')) ? KEY_BY_KEY : words.length
    await page.keyboard.type(words.slice(0, most))
    if (words.length > most) await page.keyboard.insertText(words.slice(most))
  }
  return {
    page,
    reach,
    type,
    follow: async selector => {
      await reach(selector)
      await goOn(page, 'Enter')
    },
    send: async (selector, words) => {
      await type(selector, words)
      await goOn(page, 'Enter')
    },
    press: async (selector, key) => {
      await reach(selector)
      await page.keyboard.press(key)
    },
    pick: (name, value) => pickOn(page, name, value),
    yesToAll: async () => {
      for (const one of await page.locator('input[type=radio][value=yes]').all())
        await pickOn(page, (await one.getAttribute('name')) ?? '', 'yes')
    },
    sees: async words => {
      const text = await page.locator('main').innerText()
      assert.ok(
        typeof words === 'string' ? text.includes(words) : words.test(text),
        `${page.url()} does not say ${words}:\n${text}`,
      )
    },
    seesNo: async selector => assert.equal(await page.locator(selector).count(), 0, `${selector} on ${page.url()}`),
  }
}
