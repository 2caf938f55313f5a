// Where pages are served: a port of this machine, and a clear word when it is taken.
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Problem } from './problem.ts'

export type Serving = { readonly url: string; readonly close: () => Promise<void> }

export const readPort = (text: string | undefined): number => {
  const port = Number(text || 8080)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Problem({
    what: `PORT is not a port: ${text}`,
    mend: 'give a whole number up to 65535, as in: PORT=8090 npm start',
  })
}

/** Where people reach it: this machine's port, or the proxy that stands in front. */
export const baseUrlOf = (env: NodeJS.ProcessEnv, port: number): string =>
  env.BREAKWATER_URL ?? `http://127.0.0.1:${port}`

const portProblem = (port: number, cause: unknown): unknown => {
  const { code } = cause as NodeJS.ErrnoException
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return cause
  return new Problem({
    what:
      code === 'EACCES'
        ? `This user may not serve on port ${port}.`
        : `Something else is already serving on port ${port}.`,
    where: `http://127.0.0.1:${port}`,
    mend: 'end it, or choose another port, as in: PORT=8090 npm start',
    cause,
  })
}

/** Asked before long preparations, so that nobody waits for them in vain. For port 0 the system names one that is free. */
export const findPort = async (wanted: number): Promise<number> => {
  const probe = createServer()
  try {
    await once(probe.listen(wanted, '127.0.0.1'), 'listening')
  } catch (cause) {
    throw portProblem(wanted, cause)
  }
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** On this machine's own address only; a proxy in front brings others in. */
export const listenOn = async (app: FastifyInstance, port: number): Promise<Serving> => {
  try {
    return { url: await app.listen({ host: '127.0.0.1', port }), close: () => app.close() }
  } catch (cause) {
    throw portProblem(port, cause)
  }
}
