// Known-answer pairs: records of nobody, with the right answer beside them. They lie in a file and never among what agencies hold.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { uuidFrom } from '#core/ground/ids.ts'
import { packageRoot } from '#core/ground/paths.ts'
import { cleanDate, cleanDocument, cleanName, cleanPhone, cleanPlace } from '#core/identifiers/index.ts'
import { closedSet } from '#core/language/closed-set.ts'
import { mustBe, type RecordId, recordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { type PairOfRecords, pairOf } from '../judgement.ts'

/** What a wrong answer would be. */
export const mistakes = closedSet({
  'namesakes-joined': 'Joining two people of one name',
  'household-joined': 'Joining two people of one household',
  'number-believed': 'Joining by a number that was handed on',
  'placeholder-believed': 'Joining by a date that stands for an unknown one',
  'spelling-missed': 'Missing one name in two spellings, scripts or orders',
  'slip-missed': 'Missing one person behind a slip or a change of name',
})

const side = z.strictObject({
  source: z.string().min(1),
  name: z.string().min(1),
  birthDate: z.string(),
  sex: z.enum(['M', 'F']),
  phone: z.string().optional(),
  address: z.string().optional(),
  document: z.strictObject({ number: z.string(), type: z.string(), state: z.string() }).optional(),
})
const [firstMistake, ...moreMistakes] = mistakes.values
const file = z.strictObject({
  official: z.boolean(),
  source: z.string(),
  pairs: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      mistake: z.enum([firstMistake, ...moreMistakes]),
      truth: z.enum(['match', 'no-match']),
      why: z.string().min(1),
      kind: z.literal('person'),
      one: side,
      other: side,
    }),
  ),
})

type Side = z.infer<typeof side>

const sexes = { M: 'male', F: 'female' } as const

const propertiesOf = ({ name, birthDate, sex, phone, address, document }: Side): Properties => {
  const [named, born] = [cleanName(name), cleanDate(birthDate)]
  const [dialled, placed] = [phone && cleanPhone(phone, 'GB'), address && cleanPlace(address)]
  const held = document && cleanDocument(document.number, { type: document.type, state: document.state })
  return {
    ...(named ? { name: [named] } : {}),
    ...(born ? { birthDate: [born] } : {}),
    sex: [{ code: sexes[sex], text: sexes[sex] }],
    ...(dialled ? { phone: [dialled] } : {}),
    ...(placed ? { address: [placed] } : {}),
    ...(held ? { document: [held] } : {}),
  }
}

export type KnownRecord = { readonly id: RecordId; readonly source: string; readonly properties: Properties }

export type KnownPair = {
  readonly id: string
  readonly mistake: keyof typeof mistakes.words
  readonly truth: 'match' | 'no-match'
  readonly why: string
  readonly kind: 'person'
  readonly about: PairOfRecords
  readonly records: readonly [KnownRecord, KnownRecord]
}

/** Made of its name, in the form of a record's id to the last bit. No agency's row has it: the ids of what they hold are drawn from elsewhere. */
const idOf = (words: string): RecordId => {
  const bytes = createHash('sha256').update(`known-answer pair ${words}`).digest()
  return mustBe(recordId(uuidFrom(bytes)), 'record of a known-answer pair')
}

const known = ({ one, other, ...pair }: z.infer<typeof file>['pairs'][number]): KnownPair => {
  const both = [one, other].map((each, at) => ({
    id: idOf(`${pair.id} ${at}`),
    source: each.source,
    properties: propertiesOf(each),
  }))
  const [left, right] = both.sort((a, b) => (a.id < b.id ? -1 : 1))
  const records = [mustBe(left, 'record'), mustBe(right, 'record')] as const
  return { ...pair, about: mustBe(pairOf(records[0].id, records[1].id), 'pair'), records }
}

export const knownPairs: readonly KnownPair[] = file
  .parse(parse(readFileSync(join(packageRoot, 'reference', 'known-answer-pairs.yaml'), 'utf8')))
  .pairs.map(known)

const byAddress = new Map(knownPairs.map(pair => [pair.about.join(' '), pair]))
const byId = new Map(knownPairs.map(pair => [pair.id, pair]))

export const knownPairAt = (about: PairOfRecords): KnownPair | undefined => byAddress.get(about.join(' '))
export const knownPairCalled = (id: string): KnownPair | undefined => byId.get(id)
