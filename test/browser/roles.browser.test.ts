// Everybody signs in and does the one thing they came for: by keyboard alone, at 360 px, without JavaScript. Then axe looks at the pages
// that they passed, narrow and wide.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { posts } from '#core/language/members.ts'
import { members } from '../../world/members.ts'
import { people, type Who } from '../story/step.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe } from './open-browser.ts'
import { handsOn } from './roles/hands.ts'
import { roles } from './roles/roles.ts'
import { type Stage, setStage } from './roles/stage.ts'

/** A telephone, as every build has it; `BREAKWATER_WIDTH=1280` sits down at a desk. */
const widthOfTheDesk = Number(process.env.BREAKWATER_WIDTH ?? 360)

let stage: Stage
let browser: Browser
const closers: (() => Promise<void>)[] = []
/** The pages that each passed through, by path. */
const passed = new Map<Who, Set<string>>()

before(async () => {
  if (noBrowser) return
  stage = await setStage({ after: close => closers.unshift(close) })
  browser = await openBrowser()
  closers.unshift(() => browser.close())
})
after(async () => {
  for (const close of closers) await close()
})

const nameOf = (who: Who): string => {
  const [post, agency] = people[who]
  return members.find(one => one.post === post && one.agency === agency)?.name ?? ''
}

/** Once a page, however often one comes by; what was asked of it counts, what it says after an act does not. */
const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return pathname + (search.startsWith('?done') ? '' : search)
}

const remember = (page: Page, who: Who): void => {
  const paths = new Set<string>()
  passed.set(who, paths)
  page.on('framenavigated', frame => {
    if (frame.url().startsWith(stage.served.url)) paths.add(pathOf(frame.url()))
  })
}

const signIn = async (page: Page, who: Who): Promise<void> => {
  await page.goto(`${stage.served.url}/sign-in`)
  const button = page.locator('li.bw-people__one', { hasText: nameOf(who) }).getByRole('button')
  await handsOn(page).follow(`[id="${await button.getAttribute('id')}"]`)
}

test('everybody of the demonstration and every post has something to do', () => {
  const missing = Object.keys(people).filter(who => !roles.some(role => role.who === who))
  assert.deepEqual(missing, [])
  const worked = roles.map(role => people[role.who][0])
  assert.deepEqual(
    posts.values.filter(post => !worked.some(one => one === post)),
    [],
  )
})

for (const { who, comesTo, does, entered } of roles)
  test(`${people[who].join(' of ')} comes to ${comesTo}`, { skip: noBrowser }, async () => {
    const page = await openPage(browser, widthOfTheDesk, { javaScriptEnabled: false })
    remember(page, who)
    await signIn(page, who)
    await does(handsOn(page))
    const found = (await stage.telling.entered()).map(({ act, outcome }) => ({ act, outcome }))
    for (const one of entered)
      assert.ok(
        found.some(({ act, outcome }) => act === one.act && outcome === one.outcome),
        `${one.act} ${one.outcome} is not among ${JSON.stringify(found)}`,
      )
    if (entered.length === 0) assert.deepEqual(found, [], 'whoever only reads changed something')
    await page.context().close()
  })

const atDesk = async (who: Who): Promise<Page> => {
  const { cookie } = await stage.telling.desk(who)
  const at = cookie.indexOf('=')
  const page = await openPage(browser, 360)
  await page.context().addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: stage.served.url }])
  return page
}

const pictures = process.env.BREAKWATER_PICTURES

/** Every page is looked through narrow; again when wide where something is laid out otherwise: the bar of places, at home, and tables. */
const looksOtherwise = async (page: Page, width: number) =>
  width === 360 || (await page.locator('.bw-begin, table, .bw-chart').count()) > 0

const lookAt = async (page: Page, path: string, width: number): Promise<readonly string[]> => {
  await page.setViewportSize({ width, height: 900 })
  const name = path
    .replaceAll(/[0-9a-f-]{36}/g, 'one')
    .replaceAll('/', '-')
    .split('?')[0]
  if (pictures) await page.screenshot({ path: `${pictures}/${width}${name}.png`, fullPage: true })
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  const axe = (await looksOtherwise(page, width)) ? await problemsFoundByAxe(page) : []
  const problems = axe.map(problem => `${path} at ${width}: ${problem}`)
  return wider > 0 ? [...problems, `${path} at ${width}: ${wider} px wider than the screen`] : problems
}

/** Pages made by one template are looked at once, wherever a post makes no difference. */
const kindOf = (path: string) => path.split('?')[0]?.replaceAll(/[0-9a-f-]{36}/g, 'one')

test('axe finds nothing on the pages that they passed, and nothing is wider than the screen, at 360 and 1280 px', {
  skip: noBrowser,
}, async () => {
  const looked = new Set<string | undefined>()
  const found: string[] = []
  for (const [who, paths] of passed) {
    const page = await atDesk(who)
    for (const path of paths) {
      const kind = path === '/' ? `home of ${who}` : kindOf(path)
      if (looked.has(kind) || path === '/sign-in') continue
      looked.add(kind)
      await page.goto(stage.served.url + path)
      for (const width of [360, 1280]) found.push(...(await lookAt(page, path, width)))
    }
    await page.context().close()
  }
  assert.deepEqual(found, [])
})
