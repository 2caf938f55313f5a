// Everybody signs in and does the one thing they came for: by keyboard alone, at 360 px, without JavaScript. Then axe looks at the pages
// that they passed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { posts } from '#core/language/members.ts'
import { members } from '../../../world/members.ts'
import { people, type Who } from '../../story/step.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe } from '../open-browser.ts'
import { handsOn } from './hands.ts'
import { roles } from './roles.ts'
import { type Stage, setStage } from './stage.ts'

/** Whether axe looks at every page, narrow and wide, or narrow at the first that has a part, and wide at the first of each way of being laid out. */
export type Looks = 'first' | 'all'

/** A telephone, as every build has it; `BREAKWATER_WIDTH=1280` sits down at a desk. */
const widthOfTheDesk = Number(process.env.BREAKWATER_WIDTH ?? 360)

let stage: Stage
let browser: Browser
const closers: (() => Promise<void>)[] = []
/** The pages that each passed through, by path. */
const passed = new Map<Who, Set<string>>()

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

/** Somebody else sits down at the same browser: his cookie is the only one in it. */
const sitDown = async (page: Page, who: Who): Promise<void> => {
  const { cookie } = await stage.telling.desk(who)
  const at = cookie.indexOf('=')
  await page.context().clearCookies()
  await page.context().addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: stage.served.url }])
}

const pictures = process.env.BREAKWATER_PICTURES

/** What is laid out otherwise on a wide screen: the bar of places, at home, tables and charts. */
const laidOutOtherwise = ['.bw-begin', 'table', '.bw-chart']

/** The parts that a page is made of, by their classes. */
const partsOf = (page: Page) =>
  page.evaluate<readonly string[]>(
    `[...new Set([...document.querySelectorAll('main [class], main table')].flatMap(one => [...one.classList]))]`,
  )

const wideOnes = async (page: Page): Promise<readonly string[]> => {
  const counts = await Promise.all(laidOutOtherwise.map(part => page.locator(part).count()))
  return laidOutOtherwise.filter((_, at) => (counts[at] ?? 0) > 0)
}

const lookedAt = { narrow: new Set<string>(), wide: new Set<string>() }

/** Made of parts that were all looked at before, in the same width, a page tells axe nothing new. */
const isLookedAt = async (page: Page, width: number, looks: Looks): Promise<boolean> => {
  const isNarrow = width === 360
  const parts = isNarrow ? await partsOf(page) : await wideOnes(page)
  const known = isNarrow ? lookedAt.narrow : lookedAt.wide
  const found = parts.filter(part => looks === 'all' || !known.has(part))
  for (const part of found) known.add(part)
  return found.length > 0
}

const lookAt = async (page: Page, path: string, width: number, looks: Looks): Promise<readonly string[]> => {
  await page.setViewportSize({ width, height: 900 })
  const name = path
    .replaceAll(/[0-9a-f-]{36}/g, 'one')
    .replaceAll('/', '-')
    .split('?')[0]
  if (pictures) await page.screenshot({ path: `${pictures}/${width}${name}.png`, fullPage: true })
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  const axe = (await isLookedAt(page, width, looks)) ? await problemsFoundByAxe(page) : []
  const problems = axe.map(problem => `${path} at ${width}: ${problem}`)
  return wider > 0 ? [...problems, `${path} at ${width}: ${wider} px wider than the screen`] : problems
}

/** Pages made by one template are looked at once, wherever a post makes no difference. */
const kindOf = (path: string) => path.split('?')[0]?.replaceAll(/[0-9a-f-]{36}/g, 'one')

/** The tests of all roles. */
export const walkRoles = (looks: Looks): void => {
  before(async () => {
    if (noBrowser) return
    stage = await setStage({ after: close => closers.unshift(close) })
    browser = await openBrowser()
    closers.unshift(() => browser.close())
  })
  after(async () => {
    for (const close of closers) await close()
  })

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

  test('axe finds nothing on the pages that they passed, and nothing is wider than the screen, at 360 and 1280 px', {
    skip: noBrowser,
  }, async () => {
    const looked = new Set<string | undefined>()
    const found: string[] = []
    const page = await openPage(browser, 360)
    for (const [who, paths] of passed) {
      await sitDown(page, who)
      for (const path of paths) {
        const kind = path === '/' ? `home of ${who}` : kindOf(path)
        if (looked.has(kind) || path === '/sign-in') continue
        looked.add(kind)
        await page.goto(stage.served.url + path)
        for (const width of [360, 1280]) found.push(...(await lookAt(page, path, width, looks)))
      }
    }
    await page.context().close()
    assert.deepEqual(found, [])
  })
}
