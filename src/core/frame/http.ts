// The web app: from a request to an answer, in the order one can read below. It knows sessions and routes, and nothing of records.
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Answer } from './answers.ts'
import { formToken, isForged, isOwnHost } from './forgery.ts'
import { permissions, safeHeaders } from './headers.ts'
import { type Renderer, renderPage } from './pages.ts'
import { type PlainKind, plainPages } from './plain-pages.ts'
import { checkRoutes, field, type PublicAsk, type RouteEntry } from './routes.ts'
import type { FrameData, PageData, Visitor } from './shown.ts'
import { countTries } from './tries.ts'

export type AppOptions<V extends Visitor> = {
  /** Where people reach it: 'http://127.0.0.1:8080'. With https the session cookie is `__Host-` and Secure. */
  readonly baseUrl: string
  readonly routes: readonly RouteEntry<V>[]
  /** '/assets/<version>' */
  readonly assets: string
  readonly demonstration: boolean
  readonly clock: { readonly now: () => Date }
  /** Who a session token belongs to; undefined when it is unknown, ended or expired. */
  readonly visitorOf: (session: string) => Promise<V | undefined>
  /** Which plain page a fault of another room deserves; otherwise 'fault'. */
  readonly plainPageFor?: (fault: unknown) => PlainKind | undefined
  readonly render?: Renderer
  readonly log?: 'warn' | 'silent'
}

type Seen<V extends Visitor> = { readonly visitor?: V; readonly session?: string }

const sessionCookie = (base: URL) => {
  const secure = base.protocol === 'https:'
  return {
    name: secure ? '__Host-breakwater' : 'breakwater',
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure } as const,
  }
}

const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string' ? fault.code : ''

const statusOf = (fault: unknown): number =>
  typeof fault === 'object' && fault !== null && 'statusCode' in fault ? Number(fault.statusCode) : 500

/**
 * What the log says of a fault. INVARIANT: neither the address asked for nor, unless the data is invented, the fault's message:
 * both can carry what a source wrote.
 */
const forTheLog = (fault: unknown, request: FastifyRequest, invented: boolean) => ({
  route: `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
  fault: fault instanceof Error ? fault.name : typeof fault,
  code: codeOf(fault),
  ...(invented && { message: String(fault) }),
  at: fault instanceof Error ? (fault.stack ?? '').split('\n').filter(line => line.startsWith('    at ')) : [],
})

const plainFor = (fault: unknown): PlainKind => {
  const status = statusOf(fault)
  if (status === 413) return 'too-large'
  return status >= 400 && status < 500 ? 'unreadable' : 'fault'
}

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/'
const queryOf = (request: FastifyRequest): URLSearchParams =>
  new URLSearchParams(request.url.split('?').slice(1).join('?'))
const formOf = (request: FastifyRequest): URLSearchParams =>
  request.body instanceof URLSearchParams ? request.body : new URLSearchParams()

/** Renders answers: pages in the frame of whoever looks, redirects, files, plain pages. */
const answering = <V extends Visitor>(options: AppOptions<V>, base: URL) => {
  const render = options.render ?? renderPage
  const kept = sessionCookie(base)

  const frameOf = (request: FastifyRequest, { visitor, session }: Seen<V>): FrameData => ({
    assets: options.assets,
    demonstration: options.demonstration,
    path: pathOf(request),
    ...(visitor && session !== undefined && { visitor, csrf: formToken(session) }),
  })

  const sendPage = (reply: FastifyReply, request: FastifyRequest, seen: Seen<V>, template: string, data: PageData) =>
    reply.type('text/html; charset=utf-8').send(render(template, { ...data, frame: frameOf(request, seen) }))

  const sendPlain = (reply: FastifyReply, request: FastifyRequest, seen: Seen<V>, kind: PlainKind, back?: string) => {
    const plain = plainPages[kind]
    const lead =
      back === undefined ? { href: '/', text: 'Go to the first page' } : { href: back, text: 'Look at it again' }
    const data = { title: plain.title, marking: 'OFFICIAL', plain, lead } as const
    return sendPage(reply.code(plain.status), request, seen, 'core/frame/pages/plain.njk', data)
  }

  const send = (reply: FastifyReply, request: FastifyRequest, seen: Seen<V>, answer: Answer) => {
    switch (answer.kind) {
      case 'page':
        return sendPage(reply.code(answer.status), request, seen, answer.template, answer.data)
      case 'plain':
        return sendPlain(reply, request, seen, answer.page, answer.back)
      case 'see-other':
        if (answer.session === 'end') reply.clearCookie(kept.name, kept.options)
        else if (answer.session) reply.setCookie(kept.name, answer.session.start, kept.options)
        return reply.redirect(answer.to, 303)
      case 'file':
        if (answer.name) reply.header('content-disposition', `attachment; filename="${answer.name}"`)
        if (answer.keep) reply.header('cache-control', 'public, max-age=31536000, immutable')
        return reply.type(answer.type).send(answer.body)
    }
  }
  return { send, sendPlain, cookieName: kept.name }
}

/** Makes the app. Throws when a route of the table does not say who may come or what the ledger enters. */
export const createApp = async <V extends Visitor>(options: AppOptions<V>): Promise<FastifyInstance> => {
  checkRoutes(options.routes)
  const base = new URL(options.baseUrl)
  const { send, sendPlain, cookieName } = answering(options, base)
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
    return allowed(`${route.url} ${request.ip} ${field(ask.form, route.limit.field)}`, route.limit)
  }

  const handle = (route: RouteEntry<V>) => async (request: FastifyRequest, reply: FastifyReply) => {
    const seen = await seenBy(request)
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
    return send(reply, request, seen, await route.handler({ ...ask, visitor, session }))
  }

  const app = fastify({
    logger: options.log === 'silent' ? false : { level: options.log ?? 'warn' },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    frameworkErrors: (_fault, request, reply) => void sendPlain(reply, request, {}, 'unreadable'),
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
