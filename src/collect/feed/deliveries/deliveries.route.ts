// The data officer's pages: what was delivered, which rows to mend at the source, and whether what a delivery leaves out is withdrawn.
import { absent, defineRoute, download, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { type DeliveryId, deliveryId } from '#core/language/ids.ts'
import { deliveryStates, waitReasons } from '../take-in/delivery.ts'
import { csvOfRejections } from '../take-in/rejected-csv.ts'
import { refusalKinds, rejectionKinds } from '../take-in/rejection.ts'
import { decideWithdrawals, type WithdrawalDecision, withdrawalDecisions } from './decide-withdrawals.ts'
import { type ListedDelivery, listDeliveries, lookAtDelivery, type ReadDelivery } from './look-at-deliveries.ts'

const rowsOnAPage = 100
const marking = 'OFFICIAL-SENSITIVE' as const

const addressOf = (id: DeliveryId): string => `/deliveries/${id}`

const inList = ({ id, title, system, asOf, state, counts }: ListedDelivery) => ({
  href: addressOf(id),
  title,
  system,
  asOf,
  state: deliveryStates.words[state],
  isWaiting: state === 'waiting',
  read: counts.read,
  taken: counts.loaded + counts.updated + counts.unchanged,
  rejected: counts.rejected,
})

export const listDeliveriesRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/deliveries',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const { deliveries } = await listDeliveries(ask.visitor.desk, {})
    return page('collect/feed/deliveries/list-deliveries.page.njk', {
      title: 'Deliveries',
      marking,
      wide: true,
      deliveries: deliveries.map(inList),
    })
  },
})

const kindWords = (kind: string): string =>
  rejectionKinds.has(kind) ? rejectionKinds.words[kind] : refusalKinds.has(kind) ? refusalKinds.words[kind] : kind

/** What became of the rows; what did not occur is not listed. */
const countRows = ({ counts }: ReadDelivery) => {
  const rows = [
    { name: 'Rows new here', count: counts.loaded },
    { name: 'Rows that changed what was held', count: counts.updated },
    { name: 'Rows that changed nothing', count: counts.unchanged },
    { name: 'Rows in which the agency took something back', count: counts.takenBack },
    { name: 'Rows rejected', count: counts.rejected },
    { name: 'Of these, quarantined for their marking', count: counts.quarantined },
    { name: 'Rows kept out because they were expunged', count: counts.suppressed },
    { name: 'Records withdrawn', count: counts.withdrawn },
  ]
  return [{ name: 'Rows read', count: counts.read }, ...rows.filter(row => row.count > 0)]
}

const waitWords = ({ counts }: ReadDelivery) =>
  counts.wait && { ...counts.wait, why: waitReasons.words[counts.wait.why], records: counts.waiting }

type Typed = { readonly reason?: string; readonly error?: { readonly text: string; readonly field: string } }

const shown = (delivery: ReadDelivery, after: number, typed: Typed = {}) => ({
  title: delivery.title,
  marking,
  wide: true,
  back: { text: 'Deliveries', href: '/deliveries' },
  ...(typed.error ? { errors: [typed.error] } : {}),
  delivery: {
    ...delivery,
    stateWords: deliveryStates.words[delivery.state],
    kindWords: delivery.kind === 'full' ? 'Full: all that the source holds' : 'Delta: what changed',
  },
  counts: countRows(delivery),
  wait: delivery.state === 'waiting' ? waitWords(delivery) : undefined,
  decided: delivery.decided,
  rejections: delivery.rejections.map(row => ({ ...row, kindWords: kindWords(row.kind) })),
  action: `${addressOf(delivery.id)}/withdrawals`,
  csv: `${addressOf(delivery.id)}/rejected.csv`,
  typed,
  pager: {
    what: 'rejected rows',
    ...(after > 0 ? { previous: { href: addressOf(delivery.id) } } : {}),
    ...(delivery.hasMore
      ? { next: { href: `${addressOf(delivery.id)}?after=${delivery.rejections.at(-1)?.place}` } }
      : {}),
  },
})

const placeIn = (words: string): number => (/^\d{1,9}$/.test(words) ? Number(words) : 0)

const pageOf = async (desk: Officer['desk'], id: DeliveryId, after: number, typed: Typed = {}) => {
  const delivery = await lookAtDelivery(desk, { id, after, most: rowsOnAPage })
  return delivery ? page('collect/feed/deliveries/look-at-delivery.page.njk', shown(delivery, after, typed)) : absent()
}

export const lookAtDeliveryRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/deliveries/:delivery',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = deliveryId(ask.params.delivery)
    return id ? pageOf(ask.visitor.desk, id, placeIn(field(ask.query, 'after'))) : absent()
  },
})

const rowsInAFile = 100_000

export const rejectedRowsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/deliveries/:delivery/rejected.csv',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = deliveryId(ask.params.delivery)
    const delivery = id && (await lookAtDelivery(ask.visitor.desk, { id, after: 0, most: rowsInAFile }))
    if (!delivery) return absent()
    const rows = delivery.rejections.map(row => ({ ...row, source: delivery.source, agency: delivery.agency }))
    return download(csvOfRejections(rows, delivery.isInvented), {
      name: `rejected-${delivery.source}.csv`,
      type: 'text/csv; charset=utf-8',
    })
  },
})

const isDecision = (word: string): word is WithdrawalDecision =>
  (withdrawalDecisions as readonly string[]).includes(word)

const mistakeIn = (decision: string, reason: string): Typed['error'] => {
  if (reason === '') return { text: 'Say why, in a sentence that somebody will understand next year', field: 'reason' }
  if (reason.length > 2_000) return { text: 'Say it in 2,000 characters or fewer', field: 'reason' }
  return isDecision(decision)
    ? undefined
    : { text: 'Choose whether the records are withdrawn or kept', field: 'reason' }
}

export const decideWithdrawalsRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/deliveries/:delivery/withdrawals',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const delivery = deliveryId(ask.params.delivery)
    if (!delivery) return absent()
    const decision = field(ask.form, 'decision')
    const reason = field(ask.form, 'reason')
    const error = mistakeIn(decision, reason)
    if (error || !isDecision(decision))
      return pageOf(ask.visitor.desk, delivery, 0, { reason, ...(error ? { error } : {}) })
    const outcome = await decideWithdrawals(ask.visitor.desk, { delivery, decision, reason })
    switch (outcome.kind) {
      case 'decided':
        return seeOther(addressOf(delivery))
      case 'moved-on':
        return stale({ back: addressOf(delivery) })
      case 'refused':
      case 'no-such-delivery':
        return absent()
    }
  },
})

export const deliveryRoutes: Routes = [
  listDeliveriesRoute,
  lookAtDeliveryRoute,
  rejectedRowsRoute,
  decideWithdrawalsRoute,
]
