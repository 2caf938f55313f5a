// The SQL of what was said of recommendations: a journal in order, read by every post, written as the row policies allow.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { EvidenceKind, RecommendationEntryKind, RecommendationState } from '#core/language/account.ts'
import type { RecommendationId } from '#core/language/ids.ts'
import { atPost } from '../posts.ts'
import { type Recommendation, type RecommendationEntry, type Tracked, tracked } from './recommendation.ts'

type Row = {
  recommendation: RecommendationId
  place: number
  kind: RecommendationEntryKind
  from: RecommendationState | null
  to: RecommendationState | null
  words: string
  wording: string
  evidenceKind: EvidenceKind | null
  evidenceOf: string | null
  evidenceReference: string | null
  byName: string
  byAgency: string
  at: Date
}

const entryOf = ({ recommendation: _, kind, from, to, evidenceKind, evidenceOf, evidenceReference, ...row }: Row) => {
  if (kind === 'moved' && from && to) return { ...row, kind, from, to }
  if (kind === 'evidence' && evidenceKind)
    return {
      ...row,
      kind,
      evidence: {
        kind: evidenceKind,
        ...(evidenceOf === null ? {} : { of: evidenceOf }),
        ...(evidenceReference === null ? {} : { reference: evidenceReference }),
      },
    }
  return { ...row, kind: 'commented' as const }
}

/** Each with what was said of it, in the order given. */
export const trackedOf = async (
  work: Work,
  recommendations: readonly Recommendation[],
): Promise<readonly Tracked[]> => {
  const { rows } = await sql<Row>`
    select e.recommendation, e.place, e.kind, e.from_state as "from", e.to_state as "to", e.words, e.wording,
      e.evidence_kind as "evidenceKind", e.evidence_of as "evidenceOf", e.evidence_reference as "evidenceReference",
      m.name as "byName", a.name as "byAgency", e.written_at as at
    from account.recommendation_entry e join guard.member m on m.id = e.written_by join guard.agency a on a.code = m.agency
    where e.recommendation = any(${recommendations.map(({ id }) => id)}::text[])
    order by e.recommendation collate "C", e.place`.execute(work.db)
  return recommendations.map(one =>
    tracked(
      one,
      rows.filter(row => row.recommendation === one.id).map((row): RecommendationEntry => entryOf(row)),
    ),
  )
}

export type NewEntry = { readonly words: string } & (
  | { readonly kind: 'moved'; readonly from: RecommendationState; readonly to: RecommendationState }
  | { readonly kind: 'commented' }
  | {
      readonly kind: 'evidence'
      readonly evidence: { readonly kind: EvidenceKind; readonly of?: string; readonly reference?: string }
    }
)

/** Two who answer the same form meet on its place: the later one begins again and finds it moved on. */
export const writeEntry = async (
  plain: Work,
  { recommendation, version }: Tracked,
  entry: NewEntry,
): Promise<string> => {
  const work = await atPost(plain)
  const id = work.nextId('recommendation entry')
  const move = entry.kind === 'moved' ? entry : undefined
  const evidence = entry.kind === 'evidence' ? entry.evidence : undefined
  await sql`
    insert into account.recommendation_entry (id, recommendation, wording, place, kind, from_state, to_state, words, evidence_kind, evidence_of,
      evidence_reference, written_by, written_at)
    values (${id}, ${recommendation.id}, ${recommendation.sha256}, ${version + 1}, ${entry.kind}, ${move?.from ?? null}, ${move?.to ?? null},
      ${entry.words}, ${evidence?.kind ?? null}, ${evidence?.of ?? null}, ${evidence?.reference ?? null}, ${work.sight.by.id}, ${work.now})
    on conflict (recommendation, place) do nothing`.execute(work.db)
  return id
}
