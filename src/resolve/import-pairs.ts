// Pairs that Splink scored elsewhere with a model of ours come back as edges: proposals like any other, judged by people like any other.
import { sql } from 'kysely'
import { Problem } from '#core/ground/problem.ts'
import type { Desk, Work } from '#core/guard/desk.ts'
import type { Features } from '#core/identifiers/index.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { append } from '#core/ledger/append.ts'
import { entryOf } from '#core/ledger/audit.ts'
import { isOneAccount, originsOf } from '#evaluate'
import { pairOf } from './judgement.ts'
import { lockRecords } from './keep-edges.ts'
import { compare, models } from './model/index.ts'
import { floorOf } from './proposals.ts'

export type ScoredPair = {
  readonly left: RecordId
  readonly right: RecordId
  readonly weight: number
  readonly probability: number
}

/** What became of the pairs of a file. */
export type ImportedPairs = {
  readonly written: number
  /** Under the floor of the records' kind: not worth an officer's time. */
  readonly underFloor: number
  /** At least one record is not here, or may not be compared. */
  readonly notComparable: number
  readonly otherKind: number
  /** A label allows strong identifiers only, and the file does not say by what a pair was found. */
  readonly strongOnly: number
  /** Verified documents contradict each other. */
  readonly vetoed: number
  /** The same account twice: an original and its sanitised copy. */
  readonly oneAccount: number
}

type Side = {
  readonly id: RecordId
  readonly label: LabelId
  readonly kind: ThingKind
  readonly isStrongOnly: boolean
  readonly features: Features
}

const sidesOf = async (work: Work, ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, Side>> => {
  const { rows } = await sql<Side>`
    select f.record as id, f.label, f.kind, f.features, l.compare = 'strong-only' as "isStrongOnly"
    from collect.feature f join guard.label l on l.id = f.label
    where f.record = any(${[...ids]}::uuid[]) order by f.record`.execute(work.db)
  return new Map(rows.map(row => [row.id, row]))
}

type Fate = Exclude<keyof ImportedPairs, 'written'> | { readonly left: Side; readonly right: Side }

const fateOf = (pair: ScoredPair, sides: ReadonlyMap<RecordId, Side>): Fate => {
  const about = pairOf(pair.left, pair.right)
  const [left, right] = about === undefined ? [] : [sides.get(about[0]), sides.get(about[1])]
  if (left === undefined || right === undefined) return 'notComparable'
  if (left.kind !== right.kind) return 'otherKind'
  if (left.isStrongOnly || right.isStrongOnly) return 'strongOnly'
  if (pair.probability < floorOf(left.kind)) return 'underFloor'
  return compare(left.features, right.features).veto === undefined ? { left, right } : 'vetoed'
}

type Kept = { readonly left: Side; readonly right: Side; readonly pair: ScoredPair }

const writeEdges = async (work: Work, model: string, kept: readonly Kept[]): Promise<void> => {
  const rows = kept.map(({ left, right, pair: { weight, probability } }) => ({
    left_record: left.id,
    left_label: left.label,
    right_record: right.id,
    right_label: right.label,
    kind: left.kind,
    weight,
    probability,
  }))
  // What the model here found stands where it is the stronger, so that an import never weakens a proposal.
  await sql`
    insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
    select left_record, left_label, right_record, right_label, kind, ${model}, weight, probability, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(left_record uuid, left_label int, right_record uuid, right_label int, kind text, weight float8, probability float8)
    order by left_record, right_record
    on conflict (left_record, right_record) do update
      set weight = excluded.weight, probability = excluded.probability, model = excluded.model, found_at = excluded.found_at
      where resolve.edge.weight < excluded.weight`.execute(work.db)
}

const atOnce = 2000

const chunks = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce))

type Counts = { -readonly [K in keyof ImportedPairs]: number }
const none = (): Counts => ({
  written: 0,
  underFloor: 0,
  notComparable: 0,
  otherKind: 0,
  strongOnly: 0,
  vetoed: 0,
  oneAccount: 0,
})

const importSome = async (
  work: Work,
  model: string,
  pairs: readonly ScoredPair[],
  counts: Counts,
): Promise<readonly RecordId[]> => {
  const sides = await sidesOf(work, [...new Set(pairs.flatMap(({ left, right }) => [left, right]))])
  const origins = await originsOf(work, [...sides.keys()])
  const kept: Kept[] = []
  for (const pair of pairs) {
    const fate = fateOf(pair, sides)
    if (typeof fate === 'string') counts[fate] += 1
    else if (isOneAccount(origins, [fate.left.id, fate.right.id])) counts.oneAccount += 1
    else kept.push({ ...fate, pair })
  }
  // A pair stands once in a file that keeps to its rules; where it stands twice, the stronger is taken.
  const each = [...Map.groupBy(kept, ({ left, right }) => `${left.id} ${right.id}`).values()].flatMap(
    alike => alike.toSorted((a, b) => b.pair.weight - a.pair.weight)[0] ?? [],
  )
  await writeEdges(work, model, each)
  counts.written += each.length
  return each.flatMap(({ left, right }) => [left.id, right.id])
}

/** What came from elsewhere never goes under the name of what was found here: the two are renewed and accounted for differently. */
const refuseOwnName = (model: string): void => {
  if (!Object.values(models).some(own => own.model === model)) return
  throw new Problem({
    what: `"${model}" is a model of this program, which these pairs do not come from.`,
    mend: 'give the name of the model that scored them with --name',
  })
}

/**
 * Writes the pairs as edges of a model of another name, all or none. An edge lasts until one of its records is compared anew here: a record
 * that was corrected is no longer what the platform scored.
 */
export const importPairs = async (desk: Desk, model: string, pairs: readonly ScoredPair[]): Promise<ImportedPairs> => {
  refuseOwnName(model)
  const records = pairs.flatMap(({ left, right }) => [left, right])
  return desk.stepwise(async work => {
    const counts = none()
    // Before anything is read: whoever compares one of these anew meanwhile waits, and then sees what was written here.
    await lockRecords(work, records)
    const joined = new Set<RecordId>()
    for (const some of chunks(pairs))
      for (const record of await importSome(work, model, some, counts)) joined.add(record)
    if (joined.size === 0) return counts
    await append(work.db, [
      entryOf(
        work,
        { verb: 'combination', act: 'import-pairs', outcome: 'proposed', asked: model },
        [...joined].map(record => ({ record, manner: 'changed' as const })),
      ),
    ])
    return counts
  })
}
