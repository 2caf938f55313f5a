// The taskforce lead freezes a figure: counted over everything, suppressed, stored whole, and read by others once a second person signed.
import { operationEvents } from '#core/language/disrupt.ts'
import { inTheLedger, type SnapshotId } from '#core/language/ids.ts'
import { type Quarter, quartersFrom } from '#core/language/quarters.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { atPost, refuseUnless } from '../posts.ts'
import { type Counted, countForPublication } from './count-for-publication.ts'
import { type Definition, definitionOf } from './definition.ts'
import { type Frozen, frozenBody, type Table, tableByGrade, tableByKind } from './frozen.ts'
import { revisionsOf } from './revisions.ts'
import { snapshotSentBefore, snapshotsOf, writeSnapshot } from './store.ts'

export type FreezeFigures = {
  readonly figure: string
  readonly from: Quarter
  readonly to: Quarter
  /** Made when the form was shown: the same form sent again gives the same snapshot. */
  readonly once: string
}

export type FiguresFrozen =
  | { readonly kind: 'frozen'; readonly id: SnapshotId }
  | { readonly kind: 'frozen-before'; readonly id: SnapshotId; readonly unchanged: true }
  | { readonly kind: 'no-such-figure'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

type Earlier = Awaited<ReturnType<typeof snapshotsOf>>

/** How a quarter was shown after it had ended, the oldest snapshot first. */
const shownBefore = (earlier: Earlier) => (quarter: Quarter) =>
  earlier.flatMap(({ frozen: { table } }) =>
    table.shape === 'by-grade'
      ? table.rows.filter(row => row.quarter === quarter && row.shown !== 'still-running').map(row => row.shown)
      : [],
  )

const tableOf = (
  definition: Definition,
  counted: readonly Counted[],
  earlier: Earlier,
  ask: FreezeFigures,
  now: Date,
): Table => {
  const quarters = quartersFrom(ask.from, ask.to)
  const { smallest } = definition.disclosure
  return definition.shape === 'by-grade'
    ? tableByGrade({ quarters, counted, smallest, now, earlier: shownBefore(earlier) })
    : tableByKind(operationEvents.values, { quarters, counted, smallest })
}

const freeze = async (work: AuditedWork, ask: FreezeFigures, definition: Definition, takenBy: Frozen['takenBy']) => {
  const earlier = await snapshotsOf(work, ask.figure)
  const counted = await countForPublication(work, definition, ask.from, ask.to)
  const table = tableOf(definition, counted, earlier, ask, work.now)
  const revises = revisionsOf(table, earlier)
  const frozen: Frozen = {
    figure: ask.figure,
    title: definition.title,
    definition,
    from: ask.from,
    to: ask.to,
    takenAt: work.now.toISOString(),
    takenBy,
    table,
    ...(revises ? { revises } : {}),
  }
  const id = work.nextId('snapshot') as SnapshotId
  const { figure, from, to, once } = ask
  await writeSnapshot(work, { id, figure, from, to, once, place: earlier.length + 1, ...frozenBody(frozen) })
  return id
}

export const freezeFigures = change<FreezeFigures & { readonly agency: string }, FiguresFrozen>(
  'disclosure',
  'freeze-figures',
  (_ask, outcome) => (outcome && 'id' in outcome ? [{ record: inTheLedger(outcome.id), manner: 'changed' }] : []),
  async (plain, ask) => {
    const refusal = refuseUnless(plain.sight, 'freeze')
    if (refusal) return refusal
    const work = await atPost(plain)
    const before = await snapshotSentBefore(work, ask.once)
    if (before) return { kind: 'frozen-before', id: before, unchanged: true }
    const definition = definitionOf(ask.figure)
    if (!definition) return { kind: 'no-such-figure', unchanged: true }
    const name = work.sight.by.kind === 'Member' ? work.sight.by.name : ''
    const id = await freeze(work, ask, definition, { name, agency: ask.agency })
    await publish(work, work.listeners, { fact: 'figures-frozen', about: [inTheLedger(id)], labels: [] })
    return { kind: 'frozen', id }
  },
)
