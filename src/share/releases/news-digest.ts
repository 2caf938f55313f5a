// What stands for the news of a release on a form: made of the news alone.
import { createHash } from 'node:crypto'
import type { Unacknowledged } from './release.ts'

export const newsDigest = ({ notice, records }: Unacknowledged): string =>
  createHash('sha256')
    .update(JSON.stringify([notice, records.map(({ record, state }) => [record, state])]))
    .digest('hex')
    .slice(0, 16)
