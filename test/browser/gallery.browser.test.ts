// Every part of a page in a real browser: narrow and wide, by keyboard, without JavaScript, under the page's own content policy.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import {
  buildAssets,
  createApp,
  defineRoute,
  field,
  frameRoutes,
  openPages,
  page,
  type RouteEntry,
  seeOther,
  type Visitor,
} from '#core/frame/index.ts'
import { gallery } from './gallery-data.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe } from './open-browser.ts'

const officer: Visitor = {
  name: 'Ama Mensah-Cole',
  agency: 'Estuary Police',
  post: 'intelligence-officer',
  purpose: 'prevent-detect-oic',
  navigation: [
    { text: 'Search', href: '/search' },
    { text: 'Gallery', href: '/gallery' },
    { text: 'Proposals', href: '/proposals' },
  ],
}

// Without the banner, which takes the focus when the page opens.
const { notice: _, ...quiet } = gallery

const mistake = { text: 'Say why you think so', field: 'reason' }

const routes: readonly RouteEntry[] = [
  defineRoute({
    method: 'GET',
    url: '/gallery',
    access: 'signed-in',
    ledger: 'none',
    handler: ask => page('gallery.njk', ask.query.has('quiet') ? quiet : gallery),
  }),
  defineRoute({
    method: 'POST',
    url: '/gallery',
    access: 'act',
    ledger: 'combination',
    handler: ask =>
      field(ask.form, 'reason') === ''
        ? page('gallery.njk', { ...quiet, errors: [mistake], reasonError: mistake.text })
        : seeOther(`/kept?verdict=${field(ask.form, 'verdict')}`),
  }),
  defineRoute({
    method: 'GET',
    url: '/kept',
    access: 'signed-in',
    ledger: 'none',
    handler: ask =>
      page('core/frame/pages/about.njk', { title: `Kept: ${field(ask.query, 'verdict')}`, marking: 'OFFICIAL' }),
  }),
]

suite('the gallery of parts', { skip: noBrowser }, () => {
  let app: FastifyInstance
  let browser: Browser
  let address = ''
  let folder = ''

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'breakwater-gallery-'))
    const assets = await buildAssets({ to: folder })
    app = await createApp<Visitor>({
      baseUrl: 'http://127.0.0.1:8080',
      routes: [...(await frameRoutes(assets)), ...routes],
      assets: `/assets/${assets.version}`,
      demonstration: true,
      clock: { now: () => new Date('2026-10-03T12:00:00Z') },
      visitorOf: async () => officer,
      render: openPages([import.meta.dirname]),
      log: 'silent',
    })
    address = await app.listen({ host: '127.0.0.1', port: 0 })
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const opened = async (width: number, how: Parameters<typeof openPage>[2] = {}, path = '/gallery'): Promise<Page> => {
    const tab = await openPage(browser, width, how)
    await tab.context().addCookies([{ name: 'breakwater', value: 'ama', url: address }])
    await tab.goto(`${address}${path}`)
    return tab
  }

  const focusedId = (tab: Page) => tab.evaluate<string>('document.activeElement.id')
  const focused = (tab: Page) =>
    tab.evaluate<string>(
      '(on => (on.getAttribute("aria-label") ?? on.textContent).trim() || on.id)(document.activeElement)',
    )
  const isFocusSeen = (tab: Page) =>
    tab.evaluate<boolean>(
      '(style => style.outlineStyle !== "none" || style.boxShadow !== "none")(getComputedStyle(document.activeElement))',
    )

  for (const width of [320, 360, 1280])
    test(`axe finds nothing and nothing runs off the page at ${width} pixels`, async () => {
      const tab = await opened(width)
      assert.deepEqual(await problemsFoundByAxe(tab), [])
      assert.equal(await tab.evaluate('document.documentElement.scrollWidth'), width)
      // The plain pages have the same frame and no parts: one width tells.
      for (const path of width !== 360
        ? []
        : ['/no/such/page', '/about', '/about/record-of-use', '/about/accessibility']) {
        await tab.goto(`${address}${path}`)
        assert.deepEqual(await problemsFoundByAxe(tab), [])
      }
      await tab.context().close()
    })

  test('under its own content policy the page loads whole and says nothing on the console', async () => {
    const tab = await openPage(browser, 360, { bypassCSP: false })
    const said: string[] = []
    tab.on('console', message => said.push(message.text()))
    tab.on('pageerror', fault => said.push(fault.message))
    await tab.context().addCookies([{ name: 'breakwater', value: 'ama', url: address }])
    await tab.goto(`${address}/gallery`)
    await tab.getByRole('button', { name: 'Menu' }).click()
    assert.ok(await tab.getByRole('link', { name: 'Proposals' }).isVisible())
    assert.deepEqual(said, [])
    await tab.context().close()
  })

  test('by keyboard: first past the navigation, then everything in the order it is read, each stop to be seen', async () => {
    const tab = await opened(1280, {}, '/gallery?quiet')
    const stops: string[] = []
    for (let at = 0; at < 60; at++) {
      await tab.keyboard.press('Tab')
      stops.push(await focused(tab))
      assert.ok(await isFocusSeen(tab), `no focus to be seen on ${stops.at(-1)}`)
      if (stops.at(-1) === 'Accessibility') break
    }
    const inTheBar = ['Sign out', 'Change purpose', "Somebody's life is at risk"]
    const order = ['Skip to main content', 'Breakwater', ...inTheBar, 'Search', 'Gallery', 'Proposals']
    assert.deepEqual(stops.slice(0, order.length), order)
    const verdicts = stops.indexOf('Match')
    assert.deepEqual(stops.slice(verdicts - 1, verdicts + 3), ['reason', 'Match', 'No match', 'Unsure'])
    assert.equal(stops.at(-1), 'Accessibility')
    await tab.context().close()
  })

  test('the way past the navigation leads into the content', async () => {
    const tab = await opened(1280, {}, '/gallery?quiet')
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Enter')
    assert.equal(await focusedId(tab), 'main-content')
    await tab.context().close()
  })

  test('without JavaScript a verdict is given, a mistake is said, and every way about is open', async () => {
    const tab = await opened(360, { javaScriptEnabled: false })
    assert.ok(await tab.getByRole('link', { name: 'Proposals' }).isVisible())
    await tab.getByRole('button', { name: 'Unsure' }).click()
    assert.equal(await tab.title(), 'Error: Gallery of parts – Breakwater')
    await tab.getByLabel('Why do you think so?').fill('The phone is shared by the whole house')
    await tab.getByRole('button', { name: 'Unsure' }).click()
    assert.equal(await tab.title(), 'Kept: unsure – Breakwater')
    await tab.context().close()
  })

  test('a mistake takes the focus, and its link leads to the field', async () => {
    const tab = await opened(1280)
    await tab.getByRole('button', { name: 'No match', exact: true }).click()
    await tab.waitForFunction('document.activeElement.classList.contains("govuk-error-summary")')
    assert.deepEqual(await problemsFoundByAxe(tab), [])
    await tab.getByRole('link', { name: mistake.text }).click()
    assert.equal(await focusedId(tab), 'reason')
    await tab.context().close()
  })

  test('names are read in their own direction and letters', async () => {
    const tab = await opened(1280)
    assert.equal(await tab.evaluate('getComputedStyle(document.querySelector("bdi[dir=rtl]")).direction'), 'rtl')
    assert.equal(await tab.locator('bdi[lang=und-Ethi]').first().textContent(), 'ሰናይት ተስፋይ')
    await tab.context().close()
  })

  test('on paper the marking and the words about invented data stay, the navigation goes', async () => {
    const tab = await opened(1280)
    await tab.emulateMedia({ media: 'print' })
    assert.ok(await tab.getByText('Invented data.').isVisible())
    assert.ok(!(await tab.getByRole('link', { name: 'Proposals' }).isVisible()))
    await tab.context().close()
  })
})
