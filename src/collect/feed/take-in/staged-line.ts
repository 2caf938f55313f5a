// A record or link of a row as it is staged: its content with a fingerprint, its search keys in slots, its comparable features.
import { createHash } from 'node:crypto'
import { slot } from '#core/guard/slot.ts'
import { featuresOf, keyOfOwnReference, keysOfFeatures } from '#core/identifiers/index.ts'
import type { DeliveryId, LabelId } from '#core/language/ids.ts'
import { canonical } from '#core/ledger/entry.ts'
import type { Unit, UnitLink, UnitRecord } from '../map/unit.ts'
import { copyLine } from './copy-text.ts'

export const stagedColumns =
  'collect.staged (delivery, unit_place, place, file, line, unit, kind, key, is_shared, label, properties, content_sha256, grade, instructions, basis, true_from, type, from_key, to_key, suffix, keys, slots, features, suppression, record)'

/** Where a row stands in its delivery. */
export type RowPlace = {
  readonly delivery: DeliveryId
  readonly unitPlace: number
  readonly file: string
  readonly line: number
}

export type StagedUnit = {
  readonly unit: Unit
  readonly suffix: string
  readonly label: LabelId
  readonly at: RowPlace
}

export type StagingGround = {
  readonly nextPlace: () => number
  readonly recordIdFor: (key: string) => string
  /** Undefined where nothing was ever expunged. */
  readonly suppressionOf: ((key: string) => Buffer) | undefined
}

/** What makes a version: when it is the same, there is nothing new to keep. The label is of the head and no part of it. */
const contentHash = (said: object): Buffer => createHash('sha256').update(canonical(said)).digest()

const contentOf = (unit: Unit, { basis, properties, trueFrom }: UnitRecord | UnitLink) => ({
  basis,
  properties,
  trueFrom,
  grade: unit.grade,
  instructions: unit.instructions,
})

const ofRow = ({ at, unit }: StagedUnit, ground: StagingGround) =>
  [at.delivery, at.unitPlace, ground.nextPlace(), at.file, at.line, unit.key] as const

/** A unit is called by its file and the key of its row; officers know the row's. */
const ownReference = (unit: string): string => unit.slice(unit.indexOf('/') + 1)

const recordLine = (staged: StagedUnit, record: UnitRecord, ground: StagingGround): string => {
  const { unit, label, suffix } = staged
  const { kind, key, isShared, basis, properties, trueFrom } = record
  const comparable = featuresOf(kind, properties)
  const keys = [...keysOfFeatures(comparable), ...(isShared ? [] : keyOfOwnReference(ownReference(unit.key)))]
  // What may never be compared is not prepared for comparing.
  const features = unit.label.compare === 'never' ? undefined : JSON.stringify(comparable)
  return copyLine([
    ...ofRow(staged, ground),
    ...[kind, key, isShared, label, JSON.stringify(properties), contentHash({ kind, ...contentOf(unit, record) })],
    ...[unit.grade, unit.instructions, basis, trueFrom, undefined, undefined, undefined, suffix],
    ...[keys, keys.map(one => slot(one, label)), features, ground.suppressionOf?.(key), ground.recordIdFor(key)],
  ])
}

/** A link is kept out with its ends, and needs no fingerprint of its own. */
const linkLine = (staged: StagedUnit, link: UnitLink, ground: StagingGround): string => {
  const { unit, label, suffix } = staged
  const { type, key, fromKey, toKey, basis, properties, trueFrom } = link
  return copyLine([
    ...ofRow(staged, ground),
    ...[
      'link',
      key,
      false,
      label,
      JSON.stringify(properties),
      contentHash({ type, fromKey, toKey, ...contentOf(unit, link) }),
    ],
    ...[unit.grade, unit.instructions, basis, trueFrom, type, fromKey, toKey, suffix],
    ...[[], [], undefined, undefined, ground.recordIdFor(key)],
  ])
}

/** The lines of one row, for COPY. */
export const stagedLines = (staged: StagedUnit, ground: StagingGround): readonly string[] => [
  ...staged.unit.records.map(record => recordLine(staged, record, ground)),
  ...staged.unit.links.map(link => linkLine(staged, link, ground)),
]
