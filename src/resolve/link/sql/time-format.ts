// A format of dates as its engine spells it, and as it is kept here: with percent signs, as DuckDB has it. A sign that is not read is refused by
// name; taken for a letter of the text, it would leave every date of a file without a value.

/** [verified: DuckDB strptime; Java DateTimeFormatter; PostgreSQL to_timestamp], as far as a moment is made of them. */
const percentSigns: ReadonlySet<string> = new Set(['Y', 'm', 'd', 'H', 'M', 'S', 'z', '%'])
const javaLetters: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  uuuu: '%Y',
  MM: '%m',
  M: '%m',
  dd: '%d',
  d: '%d',
  HH: '%H',
  H: '%H',
  mm: '%M',
  m: '%M',
  ss: '%S',
  s: '%S',
  XXX: '%z',
}
const sqlWords: Readonly<Record<string, string>> = {
  YYYY: '%Y',
  MM: '%m',
  DD: '%d',
  HH24: '%H',
  MI: '%M',
  SS: '%S',
}
const javaOf: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  m: 'MM',
  d: 'dd',
  H: 'HH',
  M: 'mm',
  S: 'ss',
  z: 'XXX',
  '%': '%',
}

export class UnknownSign extends Error {}

const percentOnly = (format: string): string => {
  const full = format
    .replaceAll('%F', '%Y-%m-%d')
    .replaceAll('%T', '%H:%M:%S')
    .replaceAll('%i', '%M')
    .replaceAll('%s', '%S')
  for (const [sign, letter = ''] of full.matchAll(/%(.?)/gs)) if (!percentSigns.has(letter)) throw new UnknownSign(sign)
  return full
}

const literal = (text: string): string => text.replaceAll('%', '%%')

const fromJava = (format: string): string =>
  format.replaceAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|%/g, (found, quoted: string | undefined) => {
    if (quoted !== undefined) return literal(quoted === '' ? "'" : quoted.replaceAll("''", "'"))
    if (found === '%') return literal(found)
    const sign = javaLetters[found]
    if (sign === undefined) throw new UnknownSign(found)
    return sign
  })

const fromSql = (format: string): string =>
  format.replaceAll(/"([^"]*)"|YYYY|HH24|[A-Z]{2}|[A-Za-z]/g, (found, quoted: string | undefined) => {
    if (quoted !== undefined) return literal(quoted)
    if (found === 'T' || found === 'Z') return found
    const sign = sqlWords[found]
    if (sign === undefined) throw new UnknownSign(found)
    return sign
  })

/** @throws UnknownSign, with the sign */
export const percentFormat = (format: string): string => {
  if (format.includes('%')) return percentOnly(format)
  return /YYYY|DD|MI|HH24/.test(format) ? fromSql(format) : fromJava(format)
}

/** @param format with percent signs */
export const javaFormat = (format: string): string =>
  format.replaceAll(/%(.)|[A-Za-z]+|'/gs, (found, sign: string | undefined) => {
    if (sign !== undefined) return javaOf[sign] ?? sign
    return found === "'" ? "''" : `'${found}'`
  })
