// Numbers and handles that are given to one holder: documents, references, phones, mailboxes, accounts.
import { type DocumentFeature, type Features, foldConfusables } from '#core/identifiers/index.ts'
import { typingErrors } from './edit-distance.ts'
import type { Finding } from './finding.ts'

/** The first of the levels, strongest first, that any pair of values reaches. */
const bestOf = <T>(
  as: readonly T[],
  bs: readonly T[],
  tests: readonly (readonly [string, (a: T, b: T) => boolean])[],
): Finding | undefined => {
  const reached = tests.find(([, test]) => as.some(a => bs.some(b => test(a, b))))
  return reached === undefined ? undefined : { level: reached[0] }
}

const agree = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b
const compatible = (a: DocumentFeature, b: DocumentFeature): boolean => agree(a.t, b.t) && agree(a.s, b.s)
const sameSort = (a: DocumentFeature, b: DocumentFeature): boolean =>
  a.t !== undefined && a.t === b.t && a.s !== undefined && a.s === b.s
const misread = (a: DocumentFeature, b: DocumentFeature): boolean =>
  compatible(a, b) &&
  a.n.length >= 7 &&
  (foldConfusables(a.n) === foldConfusables(b.n) || typingErrors(a.n, b.n, 1) === 1)

export const compareDocuments = (a: Features, b: Features): Finding | undefined =>
  a.docs === undefined || b.docs === undefined
    ? undefined
    : bestOf(a.docs, b.docs, [
        ['same', (one, other) => one.n === other.n && compatible(one, other)],
        ['misread', misread],
        ['same-number', (one, other) => one.n === other.n],
        ['differ', sameSort],
      ])

/** Two documents of one sort, both verified, with different numbers and no other document in common. */
export const documentsConflict = (a: Features, b: Features): boolean => {
  const [as, bs] = [a.docs ?? [], b.docs ?? []]
  if (as.some(one => bs.some(other => one.n === other.n || misread(one, other)))) return false
  return as.some(one => bs.some(other => one.ok === 1 && other.ok === 1 && sameSort(one, other)))
}

// Schemes under which a person or thing has one number at a time, so that another number speaks against. [recalled]
const onePerHolder = new Set([
  'pnc',
  'cro',
  'ho-ref',
  'vin',
  'imo',
  'mmsi',
  'imei',
  'hin',
  'company',
  'uprn',
  'container',
])
const schemeOf = (id: string): string => id.slice(0, id.indexOf(':'))
const speaksAgainst = (a: string, b: string): boolean => onePerHolder.has(schemeOf(a)) && schemeOf(a) === schemeOf(b)

export const compareReferences = (a: Features, b: Features): Finding | undefined =>
  a.ids === undefined || b.ids === undefined
    ? undefined
    : bestOf(a.ids, b.ids, [
        ['same', (one, other) => one === other],
        ['differ', speaksAgainst],
      ])

/** References that several things share mean identity only where the model of the kind says so. */
export const compareShared = (a: Features, b: Features): Finding | undefined =>
  a.refs === undefined || b.refs === undefined
    ? undefined
    : bestOf(a.refs, b.refs, [
        ['same', (one, other) => one === other],
        ['differ', (one, other) => schemeOf(one) === schemeOf(other)],
      ])

const tail = 9
/** Lines of two known countries are two lines, whatever digits they end in; else the last nine decide. */
const sameLine = (a: string, b: string): boolean =>
  a === b ||
  (!(a[0] === '+' && b[0] === '+') && Math.min(a.length, b.length) >= tail && a.slice(-tail) === b.slice(-tail))
const oneDigit = (a: string, b: string): boolean =>
  a.length >= tail && a.length === b.length && typingErrors(a, b, 1) === 1

export const comparePhones = (a: Features, b: Features): Finding | undefined =>
  a.phones === undefined || b.phones === undefined
    ? undefined
    : bestOf(a.phones, b.phones, [
        ['same', sameLine],
        ['one-digit', oneDigit],
        ['differ', () => true],
      ])

export const compareMail = (a: Features, b: Features): Finding | undefined =>
  a.mail === undefined || b.mail === undefined
    ? undefined
    : bestOf(a.mail, b.mail, [
        ['same', (one, other) => one === other],
        ['differ', () => true],
      ])

const split = (handle: string): readonly [string, string] => {
  const at = handle.indexOf(':')
  return [handle.slice(0, at), handle.slice(at + 1)]
}
const sameHandle = (a: string, b: string): boolean => {
  const [[on, one], [where, other]] = [split(a), split(b)]
  return one === other && (on === '' || where === '' || on === where)
}

export const compareOnline = (a: Features, b: Features): Finding | undefined =>
  a.online === undefined || b.online === undefined
    ? undefined
    : bestOf(a.online, b.online, [
        ['same', (one, other) => one === other && !one.startsWith(':')],
        ['platform-unknown', sameHandle],
        ['differ', (one, other) => split(one)[0] === split(other)[0] && !one.startsWith(':')],
      ])
