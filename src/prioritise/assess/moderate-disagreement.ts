// Two lenses lie far apart: somebody who wrote neither says which of the two stands, and why.
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import { type GroupId, inTheLedger } from '#core/language/ids.ts'
import type { Lens } from '#core/language/prioritise.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { groupAt } from '#understand'
import { shelf } from '../schemes/shelf.ts'
import { type Disagreement, disagreementOf } from './assessment.ts'
import { evidenceOf, moderationsOf, recordsIn, standingAssessments } from './read-assessments.ts'
import { writeModeration } from './write-assessment.ts'

export type ModerateDisagreement = {
  readonly group: GroupId
  /** The two that the officer had before him. */
  readonly attributes: string
  readonly harm: string
  readonly stands: Lens
  readonly reason: string
}

export type Moderated =
  | { readonly kind: 'moderated' }
  | { readonly kind: 'no-such-disagreement'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  /** Who wrote one of the two does not decide between them. */
  | { readonly kind: 'needs-another'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const isAuthor = ({ attributes, harm }: Disagreement, member: string): boolean =>
  attributes.by.id === member || harm.by.id === member

export const clearedToModerate = async (work: Work, found: Disagreement): Promise<Cleared<Disagreement> | Refusal> => {
  const labels = [...new Set([...found.attributes.labels, ...found.harm.labels])].sort((a, b) => a - b)
  return permit(work.sight, 'assess', seal(found, labels), await labelFactsAt(work.db, work.now, labels))
}

export const moderateDisagreement = change<ModerateDisagreement, Moderated>(
  'alteration',
  'moderate-disagreement',
  (ask, outcome) => [
    {
      record: inTheLedger(ask.group),
      manner: outcome?.kind === 'moderated' ? ('changed' as const) : ('asked' as const),
    },
  ],
  async (work, ask) => {
    const group = await groupAt(work, ask.group)
    const standing = group?.state === 'accepted' ? await standingAssessments(work, ask.group) : {}
    const found = disagreementOf(standing, shelf.priorities)
    if (!found) return { kind: 'no-such-disagreement', unchanged: true }
    const cleared = await clearedToModerate(work, found)
    if (isRefusal(cleared)) return cleared
    if (found.attributes.id !== ask.attributes || found.harm.id !== ask.harm)
      return { kind: 'moved-on', unchanged: true }
    const before = (await moderationsOf(work, new Map([[ask.group, standing]]))).get(ask.group)
    if (before) {
      const isTheSame =
        before.by.id === work.sight.by.id && before.stands === ask.stands && before.reason === ask.reason
      return isTheSame ? { kind: 'moderated' } : { kind: 'moved-on', unchanged: true }
    }
    if (isAuthor(found, work.sight.by.id)) return { kind: 'needs-another', unchanged: true }
    if (!(await writeModeration(work, cleared, ask.stands, ask.reason))) return { kind: 'moved-on', unchanged: true }
    const rests = [...(await evidenceOf(work, found.attributes.id)), ...(await evidenceOf(work, found.harm.id))]
    const labels = [...new Set([...found.attributes.labels, ...found.harm.labels])]
    const about = [inTheLedger(ask.group), ...recordsIn(rests)]
    await publish(work, work.listeners, { fact: 'group-assessed', about, labels })
    return { kind: 'moderated' }
  },
)
