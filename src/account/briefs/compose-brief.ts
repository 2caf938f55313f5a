// Puts a version of a brief together: signed-off figures whole, recommendations as they stand now, the writer's words, and as of when.
import { isSyntheticInstance } from '#core/guard/instance.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'
import { snapshotSeen } from '../figures/store.ts'
import { recommendations } from '../recommendations/read-lists.ts'
import type { Tracked } from '../recommendations/recommendation.ts'
import { trackedOf } from '../recommendations/store.ts'
import type { BriefAsked, BriefBody, BriefFigure, BriefRecommendation } from './brief.ts'
import { type Named, namesIn } from './names-in-narrative.ts'

/** INVARIANT: only what a second person signed off goes into a brief, and it goes in as it was frozen. */
const figuresOf = async (work: AuditedWork, { figures }: BriefAsked): Promise<readonly BriefFigure[] | undefined> => {
  const found: BriefFigure[] = []
  for (const id of figures) {
    const snapshot = await snapshotSeen(work, id)
    if (snapshot?.state !== 'signed-off') return undefined
    found.push({ snapshot: id, sha256: snapshot.sha256, frozen: snapshot.frozen })
  }
  return found
}

const stateOf = ({
  recommendation: { id, theme, wording, number },
  state,
  since,
  entries,
}: Tracked): BriefRecommendation => ({
  id,
  theme,
  ...(wording === undefined ? {} : { wording }),
  ...(number === undefined ? {} : { number }),
  state,
  ...(since ? { since: since.toISOString() } : {}),
  evidence: entries.filter(({ kind }) => kind === 'evidence').length,
})

const listsOf = (): BriefBody['lists'] =>
  [...Map.groupBy(recommendations(), ({ list }) => list).values()].flatMap(([first]) =>
    first ? [{ title: first.listTitle, published: first.published, ...(first.note ? { note: first.note } : {}) }] : [],
  )

export type Composed =
  | { readonly body: BriefBody }
  | { readonly kind: 'no-such-figure'; readonly unchanged: true }
  | { readonly kind: 'names-somebody'; readonly named: readonly Named[]; readonly unchanged: true }

export const composeBrief = async (work: AuditedWork, ask: BriefAsked, agency: string): Promise<Composed> => {
  const named = await namesIn(work, `${ask.title} ${ask.narrative}`)
  if (named.length > 0) return { kind: 'names-somebody', named, unchanged: true }
  const figures = await figuresOf(work, ask)
  if (!figures) return { kind: 'no-such-figure', unchanged: true }
  const { title, from, to, narrative } = ask
  const body: BriefBody = {
    title,
    from,
    to,
    asOf: work.now.toISOString(),
    writtenBy: { name: work.sight.by.kind === 'Member' ? work.sight.by.name : '', agency },
    invented: await isSyntheticInstance(work.db),
    narrative,
    figures,
    recommendations: (await trackedOf(work, recommendations())).map(stateOf),
    lists: listsOf(),
  }
  return { body }
}
