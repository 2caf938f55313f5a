// What makes a version: when it is the same, there is nothing new to keep. The label is the head's and no part of it.
import { createHash } from 'node:crypto'
import { canonical } from '#core/ledger/entry.ts'

export const contentHash = (said: object): string => createHash('sha256').update(canonical(said)).digest('hex')
