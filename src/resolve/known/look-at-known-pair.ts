// A known-answer pair as it comes up in its turn: on the page on which real pairs are judged, and looking like one of them.
import type { Work } from '#core/guard/desk.ts'
import { featuresOf } from '#core/identifiers/index.ts'
import type { JudgementId, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { drawFrom } from '../draw.ts'
import { type ComparedPair, doneBy } from '../look-at-pair.ts'
import { compare, models } from '../model/index.ts'
import type { KnownPair, KnownRecord } from './known-pairs.ts'
import { hadBy } from './known-store.ts'

const dayMs = 86_400_000

/** Each some weeks or months ago, as real ones were: one day for all of them would be their mark. */
const takenIn = (work: Work, id: RecordId): Date =>
  new Date(work.now.getTime() - Math.ceil(5 + drawFrom(`taken in ${id}`) * 300) * dayMs)

/** Dressed as records of the reader's own agency: nothing invented is put into another agency's mouth. */
const dressed = (work: Work, { id, source, properties }: KnownRecord, agencyName: string): ComparedPair['left'] => ({
  id,
  kind: 'person',
  marking: 'OFFICIAL-SENSITIVE',
  protected: 'none',
  version: 1,
  properties,
  basis: 'fact',
  learntAt: takenIn(work, id),
  isWithdrawn: false,
  source: {
    title: source,
    system: source,
    agency: work.sight.by.kind === 'Member' ? work.sight.by.agency : ('' as never),
    agencyName,
    key: '',
  },
})

export type LookAtKnownPair = {
  readonly known: KnownPair
  readonly agencyName: string
  readonly done?: JudgementId | undefined
}

const pair = async (
  work: Work,
  { known, agencyName, done: id }: LookAtKnownPair,
): Promise<ComparedPair | undefined> => {
  const { by } = work.sight
  if (by.kind !== 'Member' || (await work.labelsFor('judge')).length === 0) return undefined
  if ((await hadBy(work, by.id)).has(known.id)) return undefined
  const [one, other] = known.records
  const [left, right] = [dressed(work, one, agencyName), dressed(work, other, agencyName)]
  const done = await doneBy(work, id)
  const compared = compare(featuresOf('person', one.properties), featuresOf('person', other.properties))
  // What the program would suggest of two such real ones it says here too.
  const isSuggested = compared.probability >= models.person.link
  return {
    about: known.about,
    left,
    right,
    compared,
    judgements: [],
    version: 0,
    crosses: false,
    mayJudge: true,
    stage: 'open',
    moves: {
      left: [left],
      right: [right],
      comesTogether: true,
      links: 0,
      concerning: [],
      parts: isSuggested ? [right] : [],
      isSuggested,
    },
    ...(done ? { done } : {}),
  }
}

/** Undefined for whoever does not judge, and for whoever has had it. It is of nobody, so the ledger names no record. */
export const lookAtKnownPair = look('look-at-pair', async (work, ask: LookAtKnownPair) => {
  const page = await pair(work, ask)
  return { page, shows: page?.done ? page.done.judgement.about : [] }
})
