// Writes docs/story.md and its pictures from the running product: the same steps that the story test goes through, photographed on the way.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { settableClock } from '#core/ground/clock.ts'
import { packageRoot } from '#core/ground/paths.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { drain } from '#core/ground/queue.ts'
import { posts } from '#core/language/members.ts'
import { houseAt } from '../src/composition.ts'
import { tasksOf } from '../src/tasks.ts'
import { openBrowser, openPage } from '../test/browser/open-browser.ts'
import { serveDemonstration } from '../test/fixtures/desk-over-http.ts'
import { people, type Step } from '../test/story/step.ts'
import { beganAt, steps } from '../test/story/steps.ts'
import { actOut, openTelling, type Telling } from '../test/story/tell.ts'
import { members } from '../world/members.ts'

const TALLEST = 1_500
const folder = join(packageRoot, 'docs', 'story')

const closers: (() => Promise<void>)[] = []
const closing = { after: (close: () => Promise<void>) => void closers.unshift(close) }

const whoIs = (who: keyof typeof people): string => {
  const [post, agency] = people[who]
  const member = members.find(one => one.post === post && one.agency === agency)
  return `${member?.name ?? ''}, ${posts.words[post].toLowerCase()}`
}

const photograph = async (page: Page, url: string, cookie: string, file: string): Promise<void> => {
  const [name = '', ...value] = cookie.split('=')
  await page.context().clearCookies()
  await page.context().addCookies([{ name, value: value.join('='), url }])
  await page.goto(url)
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.screenshot({
    path: file,
    clip: { x: 0, y: 0, width: 1100, height: Math.min(height, TALLEST) },
    fullPage: true,
  })
}

const paragraph = (step: Step, at: number, picture: string): string =>
  [
    `### ${at}. ${step.name}`,
    `*${whoIs(step.by)}.* ${step.words}`,
    `![${step.name}: what ${step.seenBy ? whoIs(step.seenBy) : 'that page'} shows](story/${picture})`,
    `In the ledger: ${step.entered.map(one => `${one.verb} (${one.act}: ${one.outcome})`).join(', ') || 'a look, and nothing changed'}.${
      step.hiddenFrom ? ` Not to be seen by ${step.hiddenFrom.map(({ who }) => whoIs(who)).join(' or ')}.` : ''
    }`,
  ].join('\n\n')

const preface = `# The story

One invented group, from what somebody said on arrival to the brief on the Commander's desk. Every person, agency, number and place is
invented. The pictures are of the running product; \`npm run story\` makes this page anew from the steps that the story test goes through.
`

const write = async (telling: Telling, url: string, advance: () => void): Promise<void> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const browser = await openBrowser()
  closing.after(() => browser.close())
  const page = await openPage(browser, 1100)
  const parts: string[] = []
  let room = ''
  for (const [at, step] of steps.entries()) {
    advance()
    await actOut(step, telling)
    const picture = `${String(at + 1).padStart(2, '0')}-${step.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/-$/, '')}.png`
    const desk = await telling.desk(step.seenBy ?? step.by)
    await photograph(page, `${url}${step.shows(telling.made)}`, desk.cookie, join(folder, picture))
    if (step.room !== room) parts.push(`## ${step.room}`)
    room = step.room
    parts.push(paragraph(step, at + 1, picture))
  }
  writeFileSync(join(packageRoot, 'docs', 'story.md'), `${[preface, ...parts].join('\n\n')}\n`)
}

const main = async (): Promise<void> => {
  const clock = settableClock(beganAt)
  const served = await serveDemonstration(closing, clock)
  const house = houseAt(served.database.place, loginRoles, { clock })
  closing.after(() => house.close())
  const tasks = tasksOf(house)
  const telling = openTelling(served, served.database.pools.db.keeper, async () => {
    await drain(served.database.place, tasks)
  })
  await write(telling, served.url, () => clock.advance(20 * 60_000))
}

try {
  await main()
} finally {
  for (const close of closers) await close()
}
