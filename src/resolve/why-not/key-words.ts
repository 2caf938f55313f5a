// What two records may meet on, in words: the kinds of key under which the program finds one from the other.
const words: Readonly<Record<string, string>> = {
  n: 'Two parts of a name',
  y: 'Two parts of a name with the year of birth',
  d: 'A part of the name with the day of birth',
  a: 'A part of the name with the postcode',
  p: 'A phone number',
  doc: 'A document number',
  id: 'A number that one thing alone has',
  ref: 'A reference',
  em: 'An email address',
  ol: 'An online account',
  pl: 'A registration plate',
  e: 'A serial number',
  ea: 'The beginning of a serial number',
  ez: 'The end of a serial number',
  o: 'Words of its name',
  ad: 'An address',
  g: 'A place on the map',
  s: 'One part of a name',
  day: 'The day of birth',
  w: 'One word of its name',
  pc: 'The postcode',
  k: "The agency's own reference",
}

export const typeOfKey = (key: string): string => key.slice(0, key.indexOf(':'))

export const keyWords = (type: string): string => words[type] ?? 'Another key'
