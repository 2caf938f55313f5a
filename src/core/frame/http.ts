// The web app: from a request to an answer, in the order one can read below. It knows sessions and routes, and nothing of records.
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { markedText } from '#core/language/handling.ts'
import { forTheLog, plainFor } from './fault-log.ts'
import { isForged, isOwnHost } from './forgery.ts'
import { permissions, safeHeaders } from './headers.ts'
import { type PlainKind, plainPages } from './plain-pages.ts'
import { checkRoutes, field, type PublicAsk, type RouteEntry } from './routes.ts'
import { openSender, pathOf, type Seen, type SendOptions } from './send-answer.ts'
import type { Visitor } from './shown.ts'
import { countTries } from './tries.ts'

export type AppOptions<V extends Visitor> = SendOptions & {
  /** Where people reach it: 'http://127.0.0.1:8080'. With https the session cookie is `__Host-` and Secure. */
  readonly baseUrl: string
  readonly routes: readonly RouteEntry<V>[]
  readonly clock: { readonly now: () => Date }
  /** Who a session token belongs to; undefined when it is unknown, ended or expired. */
  readonly visitorOf: (session: string) => Promise<V | undefined>
  /** Which plain page a fault of another room deserves; otherwise 'fault'. */
  readonly plainPageFor?: (fault: unknown) => PlainKind | undefined
  readonly log?: 'warn' | 'silent'
}

const queryOf = (request: FastifyRequest): URLSearchParams =>
  new URLSearchParams(request.url.split('?').slice(1).join('?'))
const formOf = (request: FastifyRequest): URLSearchParams =>
  request.body instanceof URLSearchParams ? request.body : new URLSearchParams()

/** INVARIANT: asked before the room is, so that no form of any room keeps what is marked above the ceiling. */
const isAboveTheCeiling = (route: RouteEntry<never>, form: URLSearchParams): boolean =>
  route.access === 'act' && route.ceiling === undefined && [...form.values()].some(words => markedText.test(words))

/** Makes the app. Throws when a route of the table does not say who may come or what the ledger enters. */
export const createApp = async <V extends Visitor>(options: AppOptions<V>): Promise<FastifyInstance> => {
  checkRoutes(options.routes)
  const base = new URL(options.baseUrl)
  const { send, sendPlain, cookieName } = openSender<V>(options, base)
  const allowed = countTries(options.clock)

  const seenBy = async (request: FastifyRequest): Promise<Seen<V>> => {
    const session = request.cookies[cookieName]
    const visitor = session === undefined || session === '' ? undefined : await options.visitorOf(session)
    return visitor && session !== undefined ? { visitor, session } : {}
  }

  const askOf = (request: FastifyRequest, seen: Seen<V>): PublicAsk<V> => ({
    params: request.params as Record<string, string>,
    query: queryOf(request),
    form: formOf(request),
    path: pathOf(request),
    now: options.clock.now(),
    ...seen,
  })

  const withinLimit = (route: RouteEntry<V>, request: FastifyRequest, ask: PublicAsk<V>): boolean => {
    if (!route.limit) return true
    return allowed(`${route.url} ${request.ip} ${field(ask.form, route.limit.field).slice(0, 100)}`, route.limit)
  }

  const handle = (route: RouteEntry<V>) => async (request: FastifyRequest, reply: FastifyReply) => {
    const seen = route.access === 'public' && route.sameForAll ? {} : await seenBy(request)
    const ask = askOf(request, seen)
    const sent = {
      method: request.method,
      headers: request.headers,
      session: seen.session,
      token: field(ask.form, 'form-token'),
    }
    if (isForged(base, sent)) return sendPlain(reply, request, seen, 'forged')
    if (!withinLimit(route, request, ask)) return sendPlain(reply, request, seen, 'too-many')
    if (route.access === 'public') return send(reply, request, seen, await route.handler(ask))
    const { visitor, session } = ask
    if (visitor === undefined || session === undefined) return reply.redirect('/sign-in', 303)
    if (isAboveTheCeiling(route, ask.form)) return sendPlain(reply, request, seen, 'above-the-ceiling')
    return send(reply, request, seen, await route.handler({ ...ask, visitor, session }))
  }

  const app = fastify({
    logger: options.log === 'silent' ? false : { level: options.log ?? 'warn' },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // An address that cannot even be read has no page, not one of ours: an empty answer leads to the first page.
    frameworkErrors: (_fault, _request, reply) => void reply.header('cache-control', 'no-store').redirect('/', 303),
  })
  await app.register(helmet, safeHeaders(base.protocol === 'https:'))
  await app.register(cookie)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  )
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('permissions-policy', permissions)
    if (!isOwnHost(base, request.headers.host)) return sendPlain(reply, request, {}, 'unreadable')
  })
  app.setErrorHandler((fault, request, reply) => {
    const kind = options.plainPageFor?.(fault) ?? plainFor(fault)
    if (plainPages[kind].status >= 500)
      request.log.error(forTheLog(fault, request, options.demonstration), 'a page failed')
    return sendPlain(reply, request, {}, kind)
  })
  // Whoever is not signed in learns not even which addresses there are.
  app.setNotFoundHandler(async (request, reply) => {
    const seen = await seenBy(request)
    return seen.visitor ? sendPlain(reply, request, seen, 'absent') : reply.redirect('/sign-in', 303)
  })
  for (const route of options.routes) app.route({ method: route.method, url: route.url, handler: handle(route) })
  return app
}
