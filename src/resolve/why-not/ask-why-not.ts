// Why are these two not proposed? On what they meet, what pulls them apart, and what would bring a person to be asked.

import { sql } from 'kysely'
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { slot } from '#core/guard/slot.ts'
import { featuresOf, isGenericKey, keysOf } from '#core/identifiers/index.ts'
import { look } from '#core/ledger/audit.ts'
import { isOneAccount, originsOf } from '#evaluate'
import { crowd } from '../crowd.ts'
import { type PairOfRecords, type Standing, standing } from '../judgement.ts'
import { type Compared, compare, models } from '../model/index.ts'
import { edgesOf, type OpenEdge } from '../queue/queue-store.ts'
import { judgementsOn, labelFactsNow } from '../store.ts'
import { type MetOn, meetOnKeys } from './meet-on-keys.ts'
import { type Helps, wanting, whatWouldHelp } from './what-would-help.ts'

/** Whether labels let the two be compared: by everything, by strong identifiers alone, or never. */
export type MayCompare = 'yes' | 'strong-only' | 'never'

export type WhyNot =
  | { readonly kind: 'two-kinds'; readonly left: ReadRecord; readonly right: ReadRecord }
  | { readonly kind: 'one-account'; readonly left: ReadRecord; readonly right: ReadRecord }
  | {
      readonly kind: 'compared'
      readonly left: ReadRecord
      readonly right: ReadRecord
      readonly about: PairOfRecords
      readonly edge?: OpenEdge
      readonly stands?: Standing
      readonly mayCompare: MayCompare
      readonly metOn: readonly MetOn[]
      readonly compared: Compared
      readonly wanting: number
      readonly helps: readonly Helps[]
    }

const mayCompareOf = async (work: Work, records: readonly ReadRecord[]): Promise<MayCompare> => {
  const rules = (
    await labelFactsNow(
      work,
      records.map(record => record.label),
    )
  ).map(label => label.compare)
  if (rules.includes('never')) return 'never'
  return rules.includes('strong-only') ? 'strong-only' : 'yes'
}

/** Counted under the labels of the two alone, which whoever asks sees: what others hold is neither read nor waited for. */
const crowdedAmong = async (
  work: Work,
  keys: readonly string[],
  [left, right]: readonly [ReadRecord, ReadRecord],
): Promise<ReadonlySet<string>> => {
  const crowded = new Set<string>()
  for (const key of keys)
    for (const label of new Set([left.label, right.label])) {
      const { rows } = await sql<{ key: string }>`select key from collect.posting
        where slot = ${slot(key, label).toString()}::bigint and label = ${label} limit ${crowd + 1}`.execute(work.db)
      if (rows.filter(row => row.key === key).length > crowd) crowded.add(key)
    }
  return crowded
}

const compared = async (work: Work, left: ReadRecord, right: ReadRecord): Promise<WhyNot> => {
  const about: PairOfRecords = [left.id, right.id]
  const [ours, theirs] = [keysOf(left.kind, left.properties), keysOf(right.kind, right.properties)]
  const telling = ours.filter(key => theirs.includes(key) && !isGenericKey(key, left.kind))
  const crowded = await crowdedAmong(work, telling, [left, right])
  const mayCompare = await mayCompareOf(work, [left, right])
  const found = compare(featuresOf(left.kind, left.properties), featuresOf(right.kind, right.properties), {
    strongOnly: mayCompare === 'strong-only',
  })
  const [edge] = await edgesOf(work, [about])
  const stands = standing(await judgementsOn(work, [about]))
  return {
    kind: 'compared',
    left,
    right,
    about,
    mayCompare,
    metOn: meetOnKeys(left.kind, ours, theirs, key => crowded.has(key)),
    compared: found,
    wanting: wanting(found, models[left.kind]),
    helps: whatWouldHelp(found, models[left.kind]),
    ...(edge ? { edge } : {}),
    ...(stands ? { stands } : {}),
  }
}

const whyNot = async (work: Work, about: PairOfRecords): Promise<WhyNot | undefined> => {
  const [left, right] = await readRecords(work, about)
  if (!left || !right) return undefined
  if (left.kind !== right.kind) return { kind: 'two-kinds', left, right }
  if (isOneAccount(await originsOf(work, about), about)) return { kind: 'one-account', left, right }
  return compared(work, left, right)
}

/** For any two records that whoever asks sees; undefined where one of them is not there for him. */
export const askWhyNot = look('ask-why-not', async (work: Work, about: PairOfRecords) => {
  const page = await whyNot(work, about)
  return { page, shows: page ? about : [], asked: about }
})
