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

const fewestLegible = 4
export const legible = (serial: string): string => serial.replaceAll('?', '')

/** The readable beginning and end of a ground-off serial, where long enough to look for. */
export const legibleEnds = (serial: string): { readonly start?: string; readonly end?: string } => {
  const start = /^[^?]*/.exec(serial)?.[0] ?? ''
  const end = /[^?]*$/.exec(serial)?.[0] ?? ''
  return {
    ...(start.length >= fewestLegible ? { start: start.slice(0, 6) } : {}),
    ...(end.length >= fewestLegible ? { end: end.slice(-5) } : {}),
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
