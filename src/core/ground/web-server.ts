// The web server every room's pages hang on: closed headers, one health answer, and a clear word when its port is taken.
import { once } from 'node:events'
import { createServer } from 'node:net'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import { Problem } from './problem.ts'

export type Serving = { readonly url: string; readonly close: () => Promise<void> }

/** INVARIANT: nothing from elsewhere is loaded, and no page is framed; the pages work without any script. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  upgradeInsecureRequests: null,
}

export const openWebServer = async (isHealthy: () => Promise<boolean>): Promise<FastifyInstance> => {
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1_048_576 })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.get('/health', async (_request, reply) => {
    const healthy = await isHealthy()
    return reply
      .code(healthy ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ healthy })
  })
  return app
}

export const readPort = (text: string | undefined): number => {
  const port = Number(text || 8080)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Problem({
    what: `PORT is not a port: ${text}`,
    mend: 'give a whole number up to 65535, as in: PORT=8090 npm start',
  })
}

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

/** Asked before long preparations, so that nobody waits for them in vain. */
export const refuseTakenPort = async (port: number): Promise<void> => {
  const probe = createServer()
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening')
  } catch (cause) {
    throw portProblem(port, cause)
  }
  probe.close()
  await once(probe, 'close')
}

/** On this machine's own address only; a proxy in front brings others in. */
export const listenOn = async (app: FastifyInstance, port: number): Promise<Serving> => {
  try {
    return { url: await app.listen({ host: '127.0.0.1', port }), close: () => app.close() }
  } catch (cause) {
    throw portProblem(port, cause)
  }
}
