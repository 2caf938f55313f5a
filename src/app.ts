// The web application: every room's pages, in the order of the rooms, behind one door.
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { accountRoutes } from '#account'
import { alarmRoutes, deliveryRoutes, keepReconciling, openSealedFolder, raisingRoutes, writingRoutes } from '#collect'
import { type Assets, buildAssets, createApp, frameRoutes } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Deciding } from '#core/guard/decide-off-loop.ts'
import { isSyntheticInstance } from '#core/guard/instance.ts'
import { sitterAt } from '#core/guard/sessions.ts'
import { LedgerUnwritable } from '#core/ledger/reads.ts'
import { disruptRoutes } from '#disrupt'
import { evaluateRoutes } from '#evaluate'
import { prioritiseRoutes } from '#prioritise'
import { reviewRoutes } from '#resolve'
import { shareRoutes } from '#share'
import { taskRoutes } from '#task'
import { understandRoutes } from '#understand'
import type { House, rolesOf } from './composition.ts'
import { concernsOfLiveWork } from './concerns.ts'
import { homeRoute, navigationOf } from './entrance/home.route.ts'
import { entranceRoutes } from './entrance/sign-in.route.ts'
import { type Office, openOffice } from './office.ts'

export type WebHouse = House<(typeof rolesOf.serve)[number]>

/** The whole route table; a test walks it, and a route without an access rule does not start. */
export const routesOf = async (
  house: WebHouse,
  assets: Assets,
  newToken?: () => string,
  onFault: (fault: unknown) => void = () => {},
): Promise<Routes> => {
  const db = house.pools.db.app
  const entrance = {
    db,
    clock: house.clock,
    isSynthetic: () => isSyntheticInstance(db),
    ...(newToken ? { newToken } : {}),
  }
  return [
    ...(await frameRoutes<Officer>(assets)),
    ...entranceRoutes(entrance),
    homeRoute,
    ...deliveryRoutes,
    ...writingRoutes,
    ...alarmRoutes,
    ...raisingRoutes({
      sealed: () => openSealedFolder(house.var, house.place),
      isSynthetic: entrance.isSynthetic,
      onFault,
    }),
    ...evaluateRoutes,
    ...reviewRoutes(concernsOfLiveWork),
    ...shareRoutes,
    ...understandRoutes,
    ...prioritiseRoutes,
    ...taskRoutes,
    ...disruptRoutes,
    ...accountRoutes,
  ]
}

/** Whoever the browser's token belongs to, at the desk of his post and purpose. */
const officerOf =
  (house: WebHouse, office: Office) =>
  async (token: string): Promise<Officer | undefined> => {
    const sitter = await sitterAt(house.pools.db.app, token, house.clock.now())
    if (!sitter) return undefined
    const { member, purpose } = sitter
    return {
      name: member.name,
      agency: member.agencyName,
      post: member.post,
      purpose,
      navigation: navigationOf(member.post),
      desk: office.deskFor(member.asker, purpose),
    }
  }

export type AppWith = {
  readonly baseUrl: string
  readonly newToken?: () => string
  /** A policy thread that others use too, and that stays open when the app is closed. */
  readonly deciding?: Deciding
}

/** Where people reach the pages: behind a proxy that is BREAKWATER_URL, with https for any instance that others can reach. */
export const readWeb = (env: NodeJS.ProcessEnv, port: number): AppWith => ({
  baseUrl: env.BREAKWATER_URL || `http://127.0.0.1:${port}`,
})

const codeOf = (fault: unknown): unknown =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : fault instanceof Error ? fault.name : ''

export const openApp = async (house: WebHouse, { baseUrl, newToken, deciding }: AppWith): Promise<FastifyInstance> => {
  const assets = await buildAssets({ to: join(house.var, 'assets') })
  const { clock, ids, pools } = house
  const office = openOffice({ db: pools.db.app, clock, ids, ...(deciding ? { deciding } : {}) })
  // No words of an alarm in the log: that one could not be kept, and the code of why.
  const onAlarmFault = (fault: unknown) => app.log.error({ code: codeOf(fault) }, 'an alarm is not yet with anybody')
  const app: FastifyInstance = await createApp<Officer>({
    baseUrl,
    routes: await routesOf(house, assets, newToken, onAlarmFault),
    assets: `/assets/${assets.version}`,
    demonstration: await isSyntheticInstance(pools.db.app),
    clock,
    visitorOf: officerOf(house, office),
    plainPageFor: fault => (fault instanceof LedgerUnwritable ? 'unrecorded' : undefined),
  })
  const endReconciling = keepReconciling(await openSealedFolder(house.var, house.place), office.deskFor, onAlarmFault)
  app.addHook('onClose', async () => {
    await endReconciling()
    if (!deciding) await office.close()
  })
  return app
}
