// Serves the pages, until it is asked to stop.
import { askedToStop } from '#core/ground/asked-to-stop.ts'
import { baseUrlOf, findPort, listenOn, readPort } from '#core/ground/web-server.ts'
import { openHouse, rolesOf } from '../composition.ts'
import type { Called, Command } from './command.ts'

const serve = async ({ printer, env }: Called) => {
  const { openApp } = await import('../app.ts')
  const port = await findPort(readPort(env.PORT))
  const asked = askedToStop()
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: rolesOf.serve })
  try {
    const serving = await listenOn(await openApp(house, { baseUrl: baseUrlOf(env, port) }), port)
    printer.line(`Serving at ${serving.url}`)
    await asked.when
    await serving.close()
  } finally {
    await house.close()
    asked.forget()
  }
  return 'done' as const
}

export const serveCommand: Command = {
  name: 'serve',
  group: 'run',
  line: 'serve the pages, and nothing else',
  help: `
Serves the pages on 127.0.0.1 until it is asked to stop (Ctrl-C). It keeps nothing of its own, so as many may run as
are needed. With DATABASE_URL the database must have been made ready before, by ./breakwater migrate.`,
  examples: ['PORT=8081 ./breakwater serve'],
  run: serve,
}
