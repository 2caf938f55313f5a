// The route table: every address with who may come there and what the ledger enters. A route that leaves one out does not start.
import { type LedgerVerb, ledgerVerbs } from '#core/language/ledger-verbs.ts'
import type { Answer } from './answers.ts'
import type { Visitor } from './shown.ts'

/** `public`: nobody need be signed in · `signed-in` · `act`: signed in, and it changes something. */
export const accesses = ['public', 'signed-in', 'act'] as const
export type Access = (typeof accesses)[number]

export const methods = ['GET', 'POST'] as const
export type Method = (typeof methods)[number]

/** What was asked, as plain strings: ids and forms are parsed by whoever needs them. */
export type Ask = {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly path: string
  readonly now: Date
}

/** How often something may be tried from one address for one value of a form's field. */
export type Limit = { readonly field: string; readonly tries: number; readonly seconds: number }

type Route = {
  readonly method: Method
  readonly url: string
  /** The verb that the ledger enters for it, or 'none' when it shows and changes nothing about anybody. */
  readonly ledger: LedgerVerb | 'none'
  readonly limit?: Limit
  /**
   * Words marked above OFFICIAL-SENSITIVE are refused before an act is asked for. A form that says so itself, beside its own fields, says
   * 'its-own'; an alarm, which nothing keeps back, says 'none'.
   */
  readonly ceiling?: 'its-own' | 'none'
}

export type PublicAsk<V extends Visitor> = Ask & { readonly visitor?: V; readonly session?: string }
export type SignedInAsk<V extends Visitor> = Ask & { readonly visitor: V; readonly session: string }

export type PublicRoute<V extends Visitor> = Route & {
  readonly access: 'public'
  /** The same bytes for everybody, such as the style sheet: nobody's session is looked up. */
  readonly sameForAll?: true
  readonly handler: (ask: PublicAsk<V>) => Answer | Promise<Answer>
}
export type SignedInRoute<V extends Visitor> = Route & {
  readonly access: 'signed-in' | 'act'
  readonly handler: (ask: SignedInAsk<V>) => Answer | Promise<Answer>
}
export type RouteEntry<V extends Visitor = Visitor> = PublicRoute<V> | SignedInRoute<V>

const member = (list: readonly string[], word: unknown): boolean => typeof word === 'string' && list.includes(word)

/** What is wrong with a route; the words name the route and how to mend it. */
export const problemsOf = (route: RouteEntry<never>): readonly string[] => {
  const { method, url, access, ledger } = route
  const at = `${method} ${url}`
  const problems: (string | false)[] = [
    !member(methods, method) && `${at}: the method must be one of ${methods.join(', ')}.`,
    !(typeof url === 'string' && url.startsWith('/')) && `${at}: the address must begin with '/'.`,
    !member(accesses, access) && `${at}: say who may come: access must be one of ${accesses.join(', ')}.`,
    !(ledger === 'none' || member(ledgerVerbs.values, ledger)) &&
      `${at}: say what the ledger enters: one of ${ledgerVerbs.values.join(', ')}, or none.`,
    access === 'act' && method !== 'POST' && `${at}: what changes something is a POST.`,
    access === 'act' && ledger === 'none' && `${at}: an act is entered in the ledger; say under which verb.`,
    access === 'public' && ledger !== 'none' && `${at}: what the ledger enters needs somebody signed in.`,
    typeof route.handler !== 'function' && `${at}: the handler is missing.`,
  ]
  return problems.filter(problem => problem !== false)
}

const refuse = (problems: readonly string[]): void => {
  if (problems.length > 0) throw new Error(`These routes cannot be opened:\n${problems.join('\n')}`)
}

/** One route. Throws at once when it does not say who may come or what is entered. */
export const defineRoute = <V extends Visitor = Visitor>(route: RouteEntry<V>): RouteEntry<V> => {
  refuse(problemsOf(route))
  return route
}

/** The whole table: every route sound, no address twice. */
export const checkRoutes = <V extends Visitor>(routes: readonly RouteEntry<V>[]): void => {
  const addresses = routes.map(({ method, url }) => `${method} ${url.replace(/:[^/]+/g, ':')}`)
  const twice = addresses.filter((address, at) => addresses.indexOf(address) !== at)
  refuse([...routes.flatMap(problemsOf), ...twice.map(address => `${address}: this address is there twice.`)])
}

/** A field of a form or query: trimmed, '' when it is missing; the one character that no text in the database can hold shows as missing. */
export const field = (fields: URLSearchParams, name: string): string =>
  (fields.get(name) ?? '').replaceAll('\u0000', '\ufffd').trim()
