// The form in which a brief is written and rewritten, until somebody else issues it.
import {
  type Answer,
  absent,
  defineRoute,
  field,
  moment,
  onceIn,
  page,
  seenIn,
  seeOther,
  stale,
} from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { londonDay } from '#core/ground/calendar.ts'
import { type BriefId, briefId, type SnapshotId, snapshotId } from '#core/language/ids.ts'
import { latestQuarters, periodWords, quarterIn, quarterWords } from '#core/language/quarters.ts'
import { definitionOf } from '../figures/definition.ts'
import type { Snapshot } from '../figures/store.ts'
import { postMay } from '../posts.ts'
import type { BriefAsked, BriefWhole } from './brief.ts'
import { lookAtBriefForm } from './look-at-briefs.ts'
import { type BriefBegun, type BriefRewritten, beginBrief, rewriteABrief } from './write-brief.ts'

type Typed = {
  readonly title: string
  readonly from: string
  readonly to: string
  readonly narrative: string
  readonly figures: readonly string[]
}
type Mistakes = Readonly<Record<string, string>>

const quartersOffered = 12
const template = 'account/briefs/write-brief.page.njk'

const typedIn = (form: URLSearchParams): Typed => ({
  title: field(form, 'title'),
  from: field(form, 'from'),
  to: field(form, 'to'),
  narrative: field(form, 'narrative'),
  figures: form.getAll('figures'),
})

const typedOf = ({ title, from, to, body }: BriefWhole): Typed => ({
  title,
  from,
  to,
  narrative: body.narrative,
  figures: body.figures.map(({ snapshot }) => snapshot),
})

const figureItem = (typed: Typed) => (one: Snapshot) => ({
  value: one.id,
  text: `${definitionOf(one.figure)?.title ?? one.figure}, ${periodWords(one.from, one.to)}`,
  hint: {
    text: `Frozen on ${moment(one.takenAt)} by ${one.takenByName}, signed off by ${one.settledByName}`,
  },
  checked: typed.figures.includes(one.id),
})

type Form = {
  readonly typed: Typed
  readonly mistakes?: Mistakes
  readonly once?: string
  readonly brief?: BriefWhole
  readonly seen?: string
}

const shown = (visitor: Officer, figures: readonly Snapshot[], { typed, mistakes = {}, once, brief, seen }: Form) => ({
  title: brief ? 'Rewrite the draft' : 'Write a progress brief',
  marking: 'OFFICIAL-SENSITIVE' as const,
  back: brief ? { text: brief.title, href: `/briefs/${brief.id}` } : { text: 'Progress briefs', href: '/briefs' },
  errors: Object.entries(mistakes).map(([where, text]) => ({ text, field: where })),
  action: brief ? `/briefs/${brief.id}/rewrite` : '/briefs/new',
  once,
  // What was before the writer when he began: another version meanwhile is not written over.
  seen: brief && (seen ?? String(brief.version)),
  quarters: latestQuarters(londonDay(visitor.desk.now()), quartersOffered).map(one => ({
    value: one,
    text: quarterWords(one),
  })),
  figures: figures.map(figureItem(typed)),
  typed,
  mistakes,
})

const titleProblem = (title: string): Mistakes =>
  title === ''
    ? { title: 'Give it a title' }
    : title.length > 150
      ? { title: 'Give it a title of 150 characters or fewer' }
      : {}

const narrativeProblem = (words: string): Mistakes => {
  if (words === '') return { narrative: 'Say what the figures mean: without words they answer no question' }
  return words.length > 20_000 ? { narrative: 'Say it in 20,000 characters or fewer' } : {}
}

const periodProblem = ({ from, to }: Typed, visitor: Officer): Mistakes => {
  const offered = latestQuarters(londonDay(visitor.desk.now()), quartersOffered) as readonly string[]
  if (!offered.includes(from)) return { from: 'Choose the first quarter' }
  if (!offered.includes(to)) return { to: 'Choose the last quarter' }
  return from > to ? { to: 'The last quarter is before the first' } : {}
}

const askedIn = (typed: Typed, visitor: Officer): { readonly asked: BriefAsked } | { readonly mistakes: Mistakes } => {
  const figures = typed.figures.map(one => snapshotId(one)).filter((one): one is SnapshotId => one !== undefined)
  const mistakes = {
    ...titleProblem(typed.title),
    ...periodProblem(typed, visitor),
    ...(figures.length === typed.figures.length && figures.length <= 10
      ? {}
      : { figures: 'Choose up to ten of the figures listed' }),
    ...narrativeProblem(typed.narrative),
  }
  const [from, to] = [quarterIn(typed.from), quarterIn(typed.to)]
  if (Object.keys(mistakes).length > 0 || !from || !to) return { mistakes }
  const { title, narrative } = typed
  return { asked: { title, narrative, from, to, figures: [...new Set(figures)] } }
}

const again = async (visitor: Officer, form: Form): Promise<Answer> => {
  const { figures } = await lookAtBriefForm(visitor.desk, {})
  return page(template, shown(visitor, figures, form))
}

const answered = (
  outcome: BriefBegun | BriefRewritten,
  back: string,
  form: (mistakes: Mistakes) => Promise<Answer>,
) => {
  switch (outcome.kind) {
    case 'begun':
    case 'begun-before':
    case 'rewritten':
      return seeOther(`/briefs/${outcome.id}?now=draft`)
    case 'names-somebody': {
      const named = outcome.named.map(({ what, name }) => `${what}, “${name}”`).join('; ')
      return form({
        narrative: `It names ${named}. A brief names no group, no person and no operation that has not ended`,
      })
    }
    case 'no-such-figure':
      return form({ figures: 'Choose figures that are signed off' })
    case 'moved-on':
      return stale({ back })
    case 'refused':
    case 'no-such-brief':
      return absent()
  }
}

export const briefFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/briefs/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: ({ visitor }) => {
    if (!postMay(visitor.post, 'writeBrief')) return absent()
    const offered = latestQuarters(londonDay(visitor.desk.now()), quartersOffered)
    const typed = { title: '', narrative: '', from: offered[4] ?? '', to: offered[1] ?? '', figures: [] }
    return again(visitor, { typed, once: visitor.desk.nextId('form') })
  },
})

export const beginBriefRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/briefs/new',
  access: 'act',
  ledger: 'alteration',
  handler: async ({ visitor, form }) => {
    const typed = typedIn(form)
    const once = onceIn(form) ?? visitor.desk.nextId('form')
    const read = askedIn(typed, visitor)
    if ('mistakes' in read)
      return postMay(visitor.post, 'writeBrief') ? again(visitor, { typed, once, mistakes: read.mistakes }) : absent()
    const outcome = await beginBrief(visitor.desk, { ...read.asked, once, agency: visitor.agency })
    return answered(outcome, '/briefs', mistakes => again(visitor, { typed, once, mistakes }))
  },
})

const draftAt = async (
  visitor: Officer,
  text: string | undefined,
): Promise<{ id: BriefId; brief: BriefWhole } | undefined> => {
  const id = briefId(text)
  if (!id || !postMay(visitor.post, 'writeBrief')) return undefined
  const { brief } = await lookAtBriefForm(visitor.desk, { id })
  return brief && { id, brief }
}

export const rewriteFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/briefs/:id/rewrite',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ params, visitor }) => {
    const found = await draftAt(visitor, params.id)
    return found?.brief.state === 'draft'
      ? again(visitor, { typed: typedOf(found.brief), brief: found.brief })
      : absent()
  },
})

export const rewriteBriefRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/briefs/:id/rewrite',
  access: 'act',
  ledger: 'alteration',
  handler: async ({ params, visitor, form }) => {
    const id = briefId(params.id)
    if (!id) return absent()
    const typed = typedIn(form)
    const seen = field(form, 'seen')
    const read = askedIn(typed, visitor)
    const back = async (mistakes: Mistakes): Promise<Answer> => {
      const found = await draftAt(visitor, id)
      return found ? again(visitor, { typed, brief: found.brief, seen, mistakes }) : absent()
    }
    if ('mistakes' in read) return back(read.mistakes)
    const outcome = await rewriteABrief(visitor.desk, { ...read.asked, id, seen: seenIn(form), agency: visitor.agency })
    return answered(outcome, `/briefs/${id}`, back)
  },
})

export const writeBriefRoutes: Routes = [briefFormRoute, beginBriefRoute, rewriteFormRoute, rewriteBriefRoute]
