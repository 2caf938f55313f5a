// Coverage by construction: every route of the table says who may come there and has a case; no case is left over.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { defineRoute, type RouteEntry } from '#core/frame/index.ts'
import { fixedClock } from '#core/ground/clock.ts'
import { seededIds } from '#core/ground/ids.ts'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { seededRandom } from '#core/ground/random.ts'
import { routesOf } from '../../src/app.ts'
import { lookedAt } from './build-world.ts'
import { cases } from './cases.ts'
import { unevenlyAsked, waivers } from './waivers.ts'

const { place, pools } = await openTestDatabase({ after })
const house = {
  place,
  pools,
  clock: fixedClock(lookedAt),
  ids: seededIds('routes'),
  random: seededRandom('routes'),
  var: '',
  close: async () => {},
  abandon: async () => {},
}

/** The table as it is served, with the version of the assets left open. */
const table = async (): Promise<readonly RouteEntry<never>[]> => {
  const { buildAssets } = await import('#core/frame/index.ts')
  const { varFolder } = await import('#core/ground/paths.ts')
  const assets = await buildAssets({ to: `${varFolder()}/test/assets` })
  return (await routesOf(house, assets)).map(route => ({
    ...route,
    url: route.url.replace(`/assets/${assets.version}/`, '/assets/:version/'),
  })) as readonly RouteEntry<never>[]
}

test('every route has a case in which it is looked at from both worlds', async () => {
  const routes = (await table()).map(({ method, url }) => `${method} ${url}`)
  assert.deepEqual(
    routes.filter(route => !Object.hasOwn(cases, route)),
    [],
    `Write a case for it in ${import.meta.dirname}/cases.ts.`,
  )
  assert.deepEqual(
    Object.keys(cases).filter(route => !routes.includes(route)),
    [],
    'No route answers these cases any more.',
  )
})

test('a route that does not say who may come there is refused', () => {
  const open = {
    method: 'GET',
    url: '/open',
    ledger: 'none',
    handler: () => ({ kind: 'plain', page: 'absent' }),
  } as const
  assert.throws(() => defineRoute(open as never), /say who may come/)
})

test('nothing may differ but the time that the web server writes', () => {
  assert.deepEqual(
    waivers.map(waiver => waiver.header),
    ['date'],
  )
  assert.ok(waivers.every(waiver => waiver.reason.length > 20))
})

test('nothing may be asked of the database unevenly but labels that changed, and whether what was found may be shown', () => {
  assert.deepEqual(
    unevenlyAsked.map(uneven => `${uneven.in}: ${uneven.statement}`),
    [
      'times: from guard.label l join guard.agreement a on a.id = l.agreement order by l.id',
      'times: select min(ends) as ends from',
      'things: select id from collect.record where id = any($1::uuid[]) and not restricted and label = any($2::int[])',
    ],
  )
  assert.ok(unevenlyAsked.every(({ reason }) => reason.length > 20))
})
