// Serial numbers on engines and hulls, often partly ground off: what can still be read, and whether two readings fit each other.

// Signs written for a character that cannot be read; a run of X is one, a single X may be a letter. [recalled]
const unreadable = /[?*#_]|X(?=X)|(?<=X)X|…|\.(?=\.)|(?<=\.)\./g

/** Capitals and digits, ? for each unreadable character; blanks and hyphens go. */
export const cleanSerial = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(unreadable, '?')
    .replaceAll(/[^A-Z0-9?]/g, '')

const startLength = 5
const endLength = 4

/** The readable beginning and end of a serial, cut to one length so that a whole one and a ground-off one meet. */
export const legibleEnds = (serial: string): { readonly start?: string; readonly end?: string } => {
  const start = /^[^?]*/.exec(serial)?.[0] ?? ''
  const end = /[^?]*$/.exec(serial)?.[0] ?? ''
  return {
    ...(start.length >= startLength ? { start: start.slice(0, startLength) } : {}),
    ...(end.length >= endLength ? { end: end.slice(-endLength) } : {}),
  }
}

/** How many characters both serials show alike in place; undefined where one contradicts the other or the lengths differ. */
export const fittingCharacters = (a: string, b: string): number | undefined => {
  if (a.length !== b.length) return undefined
  let alike = 0
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] === '?' || b[at] === '?') continue
    if (a[at] !== b[at]) return undefined
    alike += 1
  }
  return alike
}
