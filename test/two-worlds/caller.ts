// Somebody at a browser: sends requests one after the other, keeps the cookie, and every answer is written down.
import { formToken } from '#core/frame/index.ts'
import { type Answered, type Asked, baseUrl, exchange } from './exchange.ts'

export type Entry = {
  readonly by: string
  readonly asked: string
  readonly answered: Answered
  /** Entries of one kind of nothing have the same bytes: what is absent and what is hidden. */
  readonly nothing?: string
  /** What the database was asked for the answer. */
  readonly statements?: readonly string[]
  /** The route whose case asked; it may ask at others on its way. */
  of?: string
}

export type Transcript = Entry[]

export type Asking = { readonly headers?: Readonly<Record<string, string>>; readonly nothing?: string }

export type Caller = {
  readonly name: string
  readonly get: (path: string, how?: Asking) => Promise<Answered>
  readonly post: (path: string, form?: Readonly<Record<string, string>>, how?: Asking) => Promise<Answered>
  readonly ask: (asked: Asked, how?: Asking) => Promise<Answered>
  /** Whoever is not signed in, from the same place. */
  readonly stranger: () => Caller
}

export type CallWith = {
  readonly name: string
  readonly port: number
  readonly session?: string
  readonly transcript?: Transcript
  /** Before each request: the clock moves, others do something meanwhile. */
  readonly before?: () => Promise<void>
  /** What the database was asked since the last call. */
  readonly statements?: () => readonly string[]
}

const cookieName = 'breakwater'

const sessionIn = (answered: Answered): string | undefined => {
  const line = answered.headers.find(header => header.toLowerCase().startsWith(`set-cookie: ${cookieName}=`))
  return line?.slice(line.indexOf('=') + 1).split(';')[0]
}

export const openCaller = (options: CallWith): Caller => {
  const { name, port, transcript, before, statements } = options
  let session = options.session
  const ask = async (asked: Asked, { headers, nothing }: Asking = {}): Promise<Answered> => {
    await before?.()
    const cookie: Record<string, string> = session ? { cookie: `${cookieName}=${session}` } : {}
    statements?.()
    const answered = await exchange(port, { ...asked, headers: { ...cookie, ...asked.headers, ...headers } })
    transcript?.push({
      by: name,
      asked: `${asked.method} ${asked.path}${asked.body ? ` ${asked.body}` : ''}`,
      answered,
      ...(nothing ? { nothing } : {}),
      ...(statements ? { statements: statements() } : {}),
    })
    session = sessionIn(answered) ?? session
    return answered
  }
  return {
    name,
    ask,
    get: (path, how) => ask({ method: 'GET', path }, how),
    post: (path, form = {}, how) => {
      const token: Record<string, string> = session ? { 'form-token': formToken(session) } : {}
      const body = new URLSearchParams({ ...token, ...form }).toString()
      return ask(
        {
          method: 'POST',
          path,
          headers: { origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
          body,
        },
        how,
      )
    },
    stranger: () =>
      openCaller({
        name: `${name}, not signed in`,
        port,
        ...(transcript ? { transcript } : {}),
        ...(before ? { before } : {}),
        ...(statements ? { statements } : {}),
      }),
  }
}
