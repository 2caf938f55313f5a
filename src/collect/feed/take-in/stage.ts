// Reads a delivery's files into staging: each row mapped and checked, what cannot be taken set aside with its reason. Nothing is applied yet.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { internLabel } from '#core/guard/intern-label.ts'
import type { Label } from '#core/guard/label.ts'
import type { LabelId } from '#core/language/ids.ts'
import { agencyCode, agreementId, compartmentId, mustBe } from '#core/language/ids.ts'
import type { FileDescription } from '../describe/source-description.ts'
import { compileRows, labelSuffix, type MappedRow, usualLabel } from '../map/map-row.ts'
import type { RowLabel, Unit } from '../map/unit.ts'
import { isKnownWhole } from '../read/completeness.ts'
import { bytesOf, pathInFolder, sha256OfFile } from '../read/open-source-file.ts'
import type { FileEnd, ReadRow } from '../read/read-row.ts'
import { readRows } from '../read/read-rows.ts'
import { copyInto, copyLine } from './copy-text.ts'
import type { Intake, TakenDelivery } from './intake.ts'
import { FileRefused, isQuarantined, type Rejection } from './rejection.ts'
import { type RowPlace, stagedColumns, stagedLines } from './staged-line.ts'
import { writeRejections } from './write-rejections.ts'

export type StagedCounts = {
  readonly read: number
  readonly rejected: number
  readonly quarantined: number
  /** Rows in which the agency takes back what it said. */
  readonly takenBack: number
  /** Whether every file is known to be whole. */
  readonly isWhole: boolean
  /** Rejected rows whose key could not be read: nobody knows what they were about. */
  readonly withoutKey: number
  /** Whether rows carry the fingerprints by which what was expunged is known again. */
  readonly isFingerprinted: boolean
}

const rowsAtOnce = 5_000

export const stageDelivery = async (intake: Intake, delivery: TakenDelivery): Promise<StagedCounts> => {
  const stager = new Stager(intake, delivery, await hasSuppressions(intake))
  let isWhole = true
  for (const file of delivery.description.files) isWhole = (await stageFile(intake, delivery, file, stager)) && isWhole
  await stager.flush()
  return { ...stager.counts(), isWhole, isFingerprinted: stager.isFingerprinted }
}

/** Whether anything was ever expunged here; until then no row needs a fingerprint. */
export const hasSuppressions = async ({ db }: Pick<Intake, 'db'>): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`select exists (select from collect.suppression) as any`.execute(db)
  return rows[0]?.any === true
}

const changedWhileRead = (file: string): FileRefused =>
  new FileRefused({
    kind: 'file-unreadable',
    file,
    reason: 'The file changed while it was being read.',
    mend: 'Load the folder again when nobody writes into it.',
  })

const stageFile = async (
  intake: Intake,
  { description, folder }: TakenDelivery,
  file: FileDescription,
  stager: Stager,
): Promise<boolean> => {
  const path = pathInFolder(folder, file.path)
  const before = await sha256OfFile(path)
  const hash = createHash('sha256')
  const rows = readRows(bytesOf(path, hash), description, file)
  const map = compileRows(description, file)
  const usual = usualLabel(description, file)
  let end: FileEnd | undefined
  while (!end) {
    const step = await rows.next()
    if (step.done) end = step.value
    else
      for (const row of step.value)
        stager.take(file, row, 'cells' in row ? map(row.cells) : { fault: row.fault }, usual)
    intake.onProgress?.('read', step.done ? 0 : step.value.length)
    await stager.flushWhenFull()
  }
  if (!hash.digest().equals(before)) throw changedWhileRead(file.path)
  return isKnownWhole(file, end)
}

type Pending = { readonly unit: Unit; readonly suffix: string; readonly at: RowPlace }

/** Gathers mapped rows and sends them on a few thousand at a time. */
class Stager {
  readonly #intake: Intake
  readonly #delivery: TakenDelivery
  readonly isFingerprinted: boolean
  readonly #labels = new Map<string, LabelId>()
  #pending: Pending[] = []
  #rejections: Rejection[] = []
  #fates: string[] = []
  #units = 0
  #places = 0
  #counts = { read: 0, rejected: 0, quarantined: 0, takenBack: 0, withoutKey: 0 }

  constructor(intake: Intake, delivery: TakenDelivery, isFingerprinted: boolean) {
    this.#intake = intake
    this.#delivery = delivery
    this.isFingerprinted = isFingerprinted
  }

  counts() {
    return this.#counts
  }

  take(file: FileDescription, row: ReadRow, mapped: MappedRow, usual: RowLabel): void {
    this.#counts.read++
    const { id } = this.#delivery
    if ('unit' in mapped) {
      const at = { delivery: id, unitPlace: ++this.#units, file: file.path, line: row.line }
      this.#pending.push({ unit: mapped.unit, suffix: labelSuffix(mapped.unit.label, usual), at })
    } else if ('withdraws' in mapped) {
      this.#counts.takenBack++
      this.#fates.push(copyLine([id, mapped.withdraws, 'withdrawn']))
    } else this.#reject(file.path, row, mapped)
  }

  #reject(file: string, row: ReadRow, { fault, unitKey }: Extract<MappedRow, { readonly fault: unknown }>): void {
    const isKept = !isQuarantined(fault.kind)
    this.#counts.rejected++
    if (!isKept) this.#counts.quarantined++
    const rowSha256 = createHash('sha256').update(row.raw).digest()
    const unit = isKept && unitKey !== undefined ? { unit: unitKey } : {}
    this.#rejections.push({ ...fault, file, line: row.line, rowSha256, ...unit })
    if (unitKey !== undefined)
      this.#fates.push(copyLine([this.#delivery.id, unitKey, isKept ? 'rejected' : 'withdrawn']))
    else this.#counts.withoutKey++
  }

  async flushWhenFull(): Promise<void> {
    if (this.#pending.length + this.#rejections.length + this.#fates.length >= rowsAtOnce) await this.flush()
  }

  async flush(): Promise<void> {
    const lines: string[] = []
    for (const { unit, suffix, at } of this.#pending)
      lines.push(...stagedLines({ unit, suffix, at, label: await this.#labelOf(unit.label) }, this.#ground))
    await copyInto(this.#intake.client, stagedColumns, lines)
    await copyInto(this.#intake.client, 'collect.staged_unit (delivery, unit, fate)', this.#fates)
    const firstPlace = this.#counts.rejected - this.#rejections.length + 1
    const rejections = this.#rejections
    if (rejections.length > 0)
      await this.#delivery.desk.transaction(work => writeRejections(work, this.#delivery.id, firstPlace, rejections))
    this.#pending = []
    this.#rejections = []
    this.#fates = []
  }

  get #ground() {
    const { description } = this.#delivery
    return {
      nextPlace: () => ++this.#places,
      // Each record's id comes from a stream of its own, so that a row nobody may see never shifts another's id.
      recordIdFor: (key: string) => this.#intake.ids.next(`record ${description.source} ${key}`),
      suppressionOf: this.isFingerprinted
        ? (key: string) => this.#intake.suppressionOf(description.source, key)
        : undefined,
    }
  }

  async #labelOf(row: RowLabel): Promise<LabelId> {
    const key = JSON.stringify(row)
    const known = this.#labels.get(key) ?? (await internLabel(this.#intake.db, labelOf(this.#delivery, row)))
    this.#labels.set(key, known)
    return known
  }
}

/** A row's whole label: what it says itself, and all else from its source. */
export const labelOf = (
  { description, jurisdiction }: Pick<TakenDelivery, 'description' | 'jurisdiction'>,
  row: RowLabel,
): Label => {
  const { agency, agreement, label } = description
  return {
    ...row,
    owner: mustBe(agencyCode(agency), 'agency'),
    agreement: mustBe(agreementId(agreement), 'agreement'),
    ...(label.compartment === 'none' ? {} : { compartment: mustBe(compartmentId(label.compartment), 'compartment') }),
    purposes: label.purposes,
    jurisdiction: label.jurisdiction ?? jurisdiction,
    regime: label.regime,
  }
}
