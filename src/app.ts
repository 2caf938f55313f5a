// The web application: each room's pages, mounted in the order of the rooms.
import type { FastifyInstance } from 'fastify'
import { openWebServer } from '#core/ground/web-server.ts'
import type { House, rolesOf } from './composition.ts'

export type WebHouse = House<(typeof rolesOf.serve)[number]>

/** Hangs one part's pages on the application. */
export type Mount = (app: FastifyInstance, house: WebHouse) => Promise<void> | void

const mounts: readonly Mount[] = []

const answers = async ({ pools }: WebHouse): Promise<boolean> => {
  try {
    await pools.raw.app.query('select 1')
    return true
  } catch {
    return false
  }
}

export const openApp = async (house: WebHouse): Promise<FastifyInstance> => {
  const app = await openWebServer(() => answers(house))
  for (const mount of mounts) await mount(app, house)
  return app
}
