// A short code that can be read out over the telephone, made from an id: it tells nothing of what else there is.
import { createHash } from 'node:crypto'

// Without letters and digits that are mistaken for each other.
const signs = '23456789CDFGHJKMNPQRTVWX'

export const shortCode = (id: string, length: number): string =>
  [...createHash('sha256').update(id).digest().subarray(0, length)].map(byte => signs[byte % signs.length]).join('')
