// The operation lead's evening and the lead responsible officer's question, in a real browser: axe, narrow and wide.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Clock } from '#core/ground/clock.ts'
import { type Served, serveDemonstration } from '../fixtures/desk-over-http.ts'
import { putGroup, recordsWhere, shared } from '../fixtures/group-on-register.ts'
import { noBrowser, openBrowser, openPage, problemsFoundByAxe } from './open-browser.ts'

let served: Served
let browser: Browser
let group: string
let operation: string
const closers: (() => Promise<void>)[] = []
const clock: Clock = { now: () => new Date('2025-09-03T20:00:00Z') }

before(async () => {
  if (noBrowser) return
  served = await serveDemonstration({ after: close => closers.unshift(close) }, clock)
  browser = await openBrowser()
  closers.unshift(() => browser.close())
  const records = await recordsWhere(served.database, `r.kind = 'person' and ${shared}`, 2)
  group = await putGroup(served.database, {
    name: 'Harbour run',
    label: records[0]?.label ?? 0,
    members: records.map(one => one.id),
    acceptedAt: clock.now(),
  })
  const coordinator = await served.signIn('tasking-coordinator')
  const form = (await coordinator.open('/operations/new')).text
  const opened = await coordinator.send(
    '/operations',
    new URLSearchParams([
      ['once', /name="once" value="([^"]+)"/.exec(form)?.[1] ?? ''],
      ...Object.entries({ name: 'Autumn Tide', firstDay: '2025-09-01', lastDay: '2025-09-30' }),
      ...Object.entries({ rhythm: 'day', dueHour: '22', pillars: '4' }),
      ['others', 'downland-police'],
      ['others', 'national-serious-crime-office'],
    ]),
  )
  operation = new URL(opened.url).pathname
  const lead = await served.signIn('lead-responsible-officer')
  const page = (await lead.open(`${operation}/return?day=2025-09-03`)).text
  await lead.send(`${operation}/return/events`, {
    ...{ once: /name="once" value="([^"]+)"/.exec(page)?.[1] ?? '', onDay: '2025-09-03', pillar: '1' },
    ...{ kind: 'arrest', many: '1', place: 'Old Quay, lane 3', reference: 'NS/25/118' },
  })
})
after(async () => {
  for (const close of closers) await close()
})

const sit = async (page: Page, post: string): Promise<void> => {
  await page.goto(`${served.url}/sign-in`)
  await page.locator('li.bw-people__one', { hasText: post }).first().getByRole('button').click()
}

const shots = process.env.BREAKWATER_SHOTS

/** The same markup at both widths is looked through once; these have tables that only spread out on a wide screen. */
const whatDiffersWide = new Set(['operation', 'return-filled', 'disruption-to-assess', 'plan-filled'])

/** What axe finds, and whether the page is wider than the screen. */
const problemsOf = async (page: Page, name: string): Promise<readonly string[]> => {
  const width = page.viewportSize()?.width ?? 0
  if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  const axe = width === 360 || whatDiffersWide.has(name) ? await problemsFoundByAxe(page) : []
  return [...axe, ...(wider > 0 ? [`${wider} px wider than the screen`] : [])].map(one => `${name} at ${width}: ${one}`)
}

for (const width of [360, 1280])
  test(`at ${width} px the operation lead enters his shift, joins what another reported, and sends it`, {
    skip: noBrowser,
  }, async () => {
    const page = await openPage(browser, width)
    const problems: string[] = []
    await sit(page, 'Force operation lead')
    await page.goto(`${served.url}/operations`)
    problems.push(...(await problemsOf(page, 'operations')))
    await page.getByRole('link', { name: 'Autumn Tide' }).click()
    problems.push(...(await problemsOf(page, 'operation-before')))
    await page.goto(`${served.url}${operation}/return?day=2025-09-03`)
    problems.push(...(await problemsOf(page, 'return')))
    await page.getByRole('button', { name: 'Put it in the return' }).click()
    assert.ok(await page.getByRole('heading', { name: 'There is a problem' }).isVisible())
    problems.push(...(await problemsOf(page, 'return-wrong')))
    await page.selectOption('#kind', width === 360 ? 'arrest' : 'person-safeguarded')
    await page.fill('#many', '2')
    await page.fill('#place', 'Old Quay')
    await page.getByRole('button', { name: 'Put it in the return' }).click()
    if (width === 360) {
      problems.push(...(await problemsOf(page, 'which-is-yours')))
      await page.locator('input[name="same"]').first().check()
      await page.getByRole('button', { name: 'Go on' }).click()
    }
    assert.ok(await page.getByText('In all:').isVisible())
    problems.push(...(await problemsOf(page, 'return-filled')))
    if (width === 1280) await page.fill('#why', 'Two people were made safe')
    await page.getByRole('button', { name: /Send/ }).click()
    assert.ok(await page.getByText(/of this return is sent/).isVisible())
    await page.goto(`${served.url}${operation}`)
    problems.push(...(await problemsOf(page, 'operation')))
    await page.getByRole('link', { name: 'All events' }).click()
    problems.push(...(await problemsOf(page, 'events')))
    await page.locator('th a').first().click()
    problems.push(...(await problemsOf(page, 'event')))
    await page.goto(`${served.url}${operation}/returns`)
    problems.push(...(await problemsOf(page, 'returns')))
    await page.locator('tbody th a').first().click()
    problems.push(...(await problemsOf(page, 'sent-return')))
    assert.deepEqual(problems, [])
    await page.context().close()
  })

for (const width of [360, 1280])
  test(`at ${width} px the lead responsible officer sees what was not tried, and another assesses what was`, {
    skip: noBrowser,
  }, async () => {
    const page = await openPage(browser, width)
    const problems: string[] = []
    await sit(page, 'Lead responsible officer')
    await page.goto(`${served.url}/groups/${group}/disruptions`)
    problems.push(...(await problemsOf(page, 'plan')))
    await page.getByRole('button', { name: 'Record a disruption of this group' }).click()
    problems.push(...(await problemsOf(page, 'new-disruption')))
    await page.getByRole('button', { name: 'Record it' }).click()
    assert.ok(await page.getByRole('heading', { name: 'There is a problem' }).isVisible())
    problems.push(...(await problemsOf(page, 'new-disruption-wrong')))
    await page.check(width === 360 ? '#fourP' : '#fourP-2')
    await page.selectOption('#means', 'goods-seized')
    await page.fill('#happenedOn', width === 360 ? '2025-08-01' : '2025-08-20')
    await page.fill('#what', `Twelve engines seized, seen at ${width}`)
    await page.fill('#impact', 'No launch for six weeks')
    await page.fill('#evidence', 'The note of the seizure')
    await page.fill('#document', 'Seizure note 14')
    await page.check('#grade-2')
    await page.getByRole('button', { name: 'Record it' }).click()
    assert.ok(await page.getByText('Another person assesses it before it counts').isVisible())
    problems.push(...(await problemsOf(page, 'disruption-recorded')))
    const path = new URL(page.url()).pathname
    await page.goto(`${served.url}/disruptions`)
    problems.push(...(await problemsOf(page, 'disruptions')))
    await page.context().clearCookies()
    await sit(page, 'Analyst')
    await page.goto(served.url + path)
    problems.push(...(await problemsOf(page, 'disruption-to-assess')))
    await page.check('#step')
    await page.fill('#reason', 'Read the note')
    await page.getByRole('button', { name: 'Keep my assessment' }).click()
    assert.ok(await page.getByText('Kept: the grade stands.').isVisible())
    problems.push(...(await problemsOf(page, 'disruption-assessed')))
    await page.goto(`${served.url}/groups/${group}/disruptions`)
    problems.push(...(await problemsOf(page, 'plan-filled')))
    assert.deepEqual(problems, [])
    await page.context().close()
  })
