// What the next page tells of a known-answer pair: to whoever answered it, and to nobody to whom the address is passed on.
import { createHash } from 'node:crypto'
import { field } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import type { Verdict } from '../judgement.ts'

type Reader = Pick<Officer, 'desk'>

const readerOf = ({ desk }: Reader): string =>
  createHash('sha256').update(`told to ${desk.by.id}`).digest('hex').slice(0, 12)

export const tellOf = (pair: string, said: Verdict, reader: Reader) => ({ told: pair, said, to: readerOf(reader) })

/** Were it told to whoever opens the address, a colleague who is asked about the next pair would take that one for nobody's. */
export const toldIn = (query: URLSearchParams, reader: Reader): { readonly told?: string; readonly said?: string } =>
  field(query, 'to') === readerOf(reader) ? { told: field(query, 'told'), said: field(query, 'said') } : {}
