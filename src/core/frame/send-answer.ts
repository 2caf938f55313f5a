// Turns an answer into bytes: a page in the frame of whoever looks, another place to go, a file, or a plain page.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from './answers.ts'
import { formToken } from './forgery.ts'
import { type Renderer, renderPage } from './pages.ts'
import { type PlainKind, plainPages } from './plain-pages.ts'
import type { FrameData, PageData, Visitor } from './shown.ts'

export type Seen<V extends Visitor> = { readonly visitor?: V; readonly session?: string }

export type SendOptions = {
  /** '/assets/<version>' */
  readonly assets: string
  readonly demonstration: boolean
  readonly render?: Renderer
}

const sessionCookie = (base: URL) => {
  const secure = base.protocol === 'https:'
  return {
    name: secure ? '__Host-breakwater' : 'breakwater',
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure } as const,
  }
}

export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/'

export const openSender = <V extends Visitor>(options: SendOptions, base: URL) => {
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
