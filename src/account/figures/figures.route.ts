// Figures: the list with what each counts, one frozen figure with its table, and signing it off.
import { absent, defineRoute, download, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { snapshotStates } from '#core/language/account.ts'
import { disruptionGrades } from '#core/language/disrupt.ts'
import { type SnapshotId, snapshotId } from '#core/language/ids.ts'
import { periodWords, quarterWords } from '#core/language/quarters.ts'
import { disruptionLine } from '#disrupt'
import { postMay } from '../posts.ts'
import { definitionOf, definitions } from './definition.ts'
import { listFigures, lookAtFigures } from './look-at-figures.ts'
import { liveShown, lookBehindFigures } from './look-live.ts'
import { publicationShown, publications } from './published-figures.ts'
import { settleFigures } from './settle-figures.ts'
import { definitionShown, frozenShown, hashParts } from './show-figures.ts'
import type { Snapshot, SnapshotWhole } from './store.ts'

const marking = 'OFFICIAL-SENSITIVE' as const
const addressOf = (id: SnapshotId): string => `/figures/${id}`

const liveWords =
  'Counted from what your agency holds and what others share with you, for your purpose, at this moment. It is no figure to quote: somebody else sees another number.'

const inList = ({ id, figure, from, to, takenAt, state }: Snapshot) => ({
  href: addressOf(id),
  title: definitionOf(figure)?.title ?? figure,
  period: periodWords(from, to),
  takenAt,
  state: snapshotStates.words[state],
  isOpen: state === 'taken',
})

export const listFiguresRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/figures',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ visitor }) => {
    const { snapshots, live } = await listFigures(visitor.desk, undefined)
    return page('account/figures/list-figures.page.njk', {
      title: 'Figures',
      marking,
      wide: true,
      snapshots: snapshots.map(inList),
      live: live && { words: liveWords, table: liveShown(live) },
      mayFreeze: postMay(visitor.post, 'freeze'),
      definitions: definitions().map(definitionShown),
      publications: publications().map(publicationShown),
    })
  },
})

const stateWords = (one: SnapshotWhole): string => {
  const taken = `Frozen by ${one.takenByName}, ${one.takenByAgency}.`
  const by = `${one.settledByName}, ${one.settledByAgency}`
  if (one.state === 'taken') return `${taken} Not signed off yet: only those who work on figures see it.`
  return one.state === 'signed-off'
    ? `${taken} Signed off by ${by}: ${one.settledWhy}`
    : `${taken} Not signed off, by ${by}: ${one.settledWhy}`
}

const drillOf = ({ id, frozen }: SnapshotWhole): string =>
  frozen.table.shape === 'by-grade' ? `${addressOf(id)}/records` : '/operations'

type Typed = { readonly reason?: string; readonly error?: string }

const shown = (visitor: Officer, one: SnapshotWhole, typed: Typed = {}, settled = '') => {
  const isOwn = one.takenBy === visitor.desk.by.id
  const isOpen = one.state === 'taken'
  return {
    title: one.frozen.title,
    marking,
    wide: true,
    back: { text: 'Figures', href: '/figures' },
    ...(typed.error ? { errors: [{ text: typed.error, field: 'reason' }] } : {}),
    ...(settled === one.state && !isOpen
      ? {
          notice: {
            kind: 'success' as const,
            text: one.state === 'signed-off' ? 'The figure is signed off.' : 'The figure is not signed off.',
          },
        }
      : {}),
    figure: frozenShown(one.frozen),
    first: one.frozen.table.shape === 'by-grade' ? 'Quarter' : 'What happened',
    stateWords: stateWords(one),
    drill: postMay(visitor.post, 'lookLive') ? drillOf(one) : undefined,
    asFrozen: `${addressOf(one.id)}/as-frozen.json`,
    hashParts: hashParts(one.sha256),
    maySettle: isOpen && !isOwn && postMay(visitor.post, 'settleFigures'),
    awaitsAnother: isOpen && isOwn,
    action: `${addressOf(one.id)}/sign-off`,
    typed,
  }
}

const template = 'account/figures/look-at-figures.page.njk'

export const lookAtFiguresRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/figures/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ params, visitor, query }) => {
    const id = snapshotId(params.id)
    const one = id && (await lookAtFigures(visitor.desk, { id }))
    return one ? page(template, shown(visitor, one, {}, field(query, 'now'))) : absent()
  },
})

export const asFrozenRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/figures/:id/as-frozen.json',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ params, visitor }) => {
    const id = snapshotId(params.id)
    const one = id && (await lookAtFigures(visitor.desk, { id }))
    if (!one) return absent()
    return download(one.body, {
      name: `${one.figure}-${one.from}-${one.to}.json`,
      type: 'application/json; charset=utf-8',
    })
  },
})

export const lookBehindFiguresRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/figures/:id/records',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ params, visitor }) => {
    const id = snapshotId(params.id)
    const behind = id && (await lookBehindFigures(visitor.desk, { id }))
    if (!behind) return absent()
    return page('account/figures/look-behind-figures.page.njk', {
      title: 'The records behind it that you may see',
      marking,
      back: { text: behind.title, href: addressOf(id) },
      period: periodWords(behind.from, behind.to),
      lots: behind.lots.map(({ quarter, grade, seen }) => ({
        name: `${quarterWords(quarter)}: ${disruptionGrades.words[grade]}`,
        seen: seen.map(disruptionLine),
      })),
    })
  },
})

const problemOf = (reason: string, decision: string): string | undefined => {
  if (decision !== 'signed-off' && decision !== 'declined') return 'Choose whether it is signed off'
  if (reason === '') return 'Say what you checked, or why it is not signed off'
  return reason.length > 2_000 ? 'Say it in 2,000 characters or fewer' : undefined
}

export const settleFiguresRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/figures/:id/sign-off',
  access: 'act',
  ledger: 'disclosure',
  handler: async ({ params, visitor, form }) => {
    const id = snapshotId(params.id)
    if (!id) return absent()
    const [reason, decision] = [field(form, 'reason'), field(form, 'decision')]
    const error = problemOf(reason, decision)
    if (error !== undefined) {
      const one = postMay(visitor.post, 'settleFigures') ? await lookAtFigures(visitor.desk, { id }) : undefined
      return one ? page(template, shown(visitor, one, { reason, error })) : absent()
    }
    const to = decision === 'declined' ? 'declined' : 'signed-off'
    const outcome = await settleFigures(visitor.desk, { id, to, why: reason })
    switch (outcome.kind) {
      case 'settled':
        return seeOther(`${addressOf(id)}?now=${to}`)
      case 'moved-on':
        return stale({ back: addressOf(id) })
      case 'refused':
      case 'no-such-snapshot':
        return absent()
    }
  },
})

export const figureRoutes: Routes = [
  listFiguresRoute,
  lookAtFiguresRoute,
  asFrozenRoute,
  lookBehindFiguresRoute,
  settleFiguresRoute,
]
