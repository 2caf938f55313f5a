// Starts everything that one machine needs: the database, the demonstration, the pages and the work behind them.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Asked, askedToStop } from '#core/ground/asked-to-stop.ts'
import { packageRoot } from '#core/ground/paths.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { baseUrlOf, findPort, listenOn, readPort, type Serving } from '#core/ground/web-server.ts'
import { type House, houseAt, openHouse, rolesOf } from '../composition.ts'
import type { Called, Command } from './command.ts'
import { type Kept, keepDatabase } from './keep-database.ts'

const RESTART_AFTER = 2_000
// A job that is broken off is done again by the next worker.
const WAIT_FOR_WORKER = 30_000

type Worker = { readonly stop: () => Promise<void> }

/** A process of its own, so that heavy comparing never holds up a page. It ends with this one, and is started again if it fails. */
const startWorker = ({ printer }: Called): Worker => {
  let stopping = false
  let child: ChildProcess
  const begin = () => {
    child = fork(join(packageRoot, 'src', 'main.ts'), ['work'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.on('error', () => {})
    child.once('exit', code => {
      if (stopping) return
      printer.note(`The process that does the work ended (${code}); it is started again.`)
      setTimeout(() => stopping || begin(), RESTART_AFTER).unref()
    })
  }
  begin()
  const stop = async () => {
    stopping = true
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const tooLong = setTimeout(() => child.kill('SIGKILL'), WAIT_FOR_WORKER)
    await once(child, 'exit')
    clearTimeout(tooLong)
  }
  return { stop }
}

const serveFrom = async (house: House, port: number, env: NodeJS.ProcessEnv): Promise<Serving> => {
  const { openApp } = await import('../app.ts')
  const web = houseAt(house.place, rolesOf.serve, house, house.var)
  const serving = await listenOn(await openApp(web, { baseUrl: baseUrlOf(env, port) }), port)
  const close = async () => {
    await serving.close()
    await web.close()
  }
  return { url: serving.url, close }
}

const prepare = async (house: House, { printer, options }: Called): Promise<void> => {
  const { startSteps } = await import('../start-steps.ts')
  for (const step of startSteps) {
    printer.live(step.name)
    await step.run(house, { printer, empty: options.empty === true })
  }
}

/** INVARIANT: a step writes in transactions only, so being asked to stop in the middle of one leaves nothing half done. */
const prepareOrStop = async (house: House, called: Called, asked: Asked): Promise<void> => {
  const preparing = prepare(house, called)
  preparing.catch(() => {})
  const stopped = asked.when.then(() => 'stopped' as const)
  if ((await Promise.race([preparing, stopped])) !== 'stopped') return
  called.printer.note('Stopped before everything was ready; the next start goes on from here.')
  await house.abandon()
  process.exit(130)
}

const serveAndWork = async (house: House, port: number, called: Called, asked: Asked): Promise<void> => {
  const serving = await serveFrom(house, port, called.env)
  const worker = startWorker(called)
  called.printer.line(`Breakwater is ready at ${serving.url}`)
  await asked.when
  called.printer.live('Stopping')
  await Promise.all([serving.close(), worker.stop()])
}

const start = async (called: Called) => {
  const { printer, env } = called
  const port = await findPort(readPort(env.PORT))
  const asked = askedToStop()
  printer.live('Starting the database')
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, roles: loginRoles })
  let kept: Kept | undefined
  try {
    await prepareOrStop(house, called, asked)
    if (!env.DATABASE_URL)
      kept = keepDatabase(house, () => printer.note('The database had ended; it is started again.'))
    await serveAndWork(house, port, called, asked)
  } finally {
    await house.close()
    await kept?.stop()
  }
  printer.note('Stopped.')
  return 'done' as const
}

export const startCommand: Command = {
  name: 'start',
  group: 'run',
  line: 'everything on one machine: database, demonstration, pages and work',
  usage: '[--empty]',
  help: `
Starts the database (or uses DATABASE_URL), makes it ready, loads the demonstration the first time, serves the pages on
127.0.0.1 and does the work behind them, until it is asked to stop (Ctrl-C). Prints the address when all is ready.
Everything it makes lies in BREAKWATER_VAR; the next start finds it there and is quick.`,
  options: { empty: { type: 'boolean', line: 'load no demonstration' } },
  examples: ['npm start', 'PORT=8090 npm start -- --empty', './breakwater start'],
  run: start,
}
