// Who leads a group, since when, how far it has come, and why not where nobody investigates it.
import { absent, defineRoute, field, onceOf, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake, NoticeShown } from '#core/frame/shown.ts'
import { dayIn, londonDay } from '#core/ground/calendar.ts'
import { agencyCode, type GroupId, groupId } from '#core/language/ids.ts'
import { type LeadStatus, leadStatuses } from '#core/language/prioritise.ts'
import { groupAddress } from '#understand'
import { reasonProblem } from '../reason-problem.ts'
import { type Lead, leaderWords, mayBeWithoutLead, needsReason } from './lead.ts'
import { lookAtLead, type SeenLead } from './look-at-lead.ts'
import { recordLead, type WhoLeads } from './record-lead.ts'

export const leadAddress = (group: GroupId): string => `${groupAddress(group)}/lead`

type Typed = {
  readonly who: string
  readonly agency: string
  readonly status: string
  readonly reason: string
  readonly since: string
  readonly once?: string
}

const typedIn = (form: URLSearchParams): Typed => ({
  who: field(form, 'who'),
  agency: field(form, 'agency'),
  status: field(form, 'status'),
  reason: field(form, 'reason'),
  since: field(form, 'since'),
  once: field(form, 'once'),
})

const whoIn = ({ who, agency }: Typed): WhoLeads | undefined => {
  if (who === 'myself' || who === 'as-it-is' || who === 'nobody') return { kind: who }
  const code = who === 'agency' ? agencyCode(agency) : undefined
  return code && { kind: 'agency', agency: code }
}

const whoMistake = (typed: Typed, now: Lead | undefined, status: LeadStatus | undefined): string | undefined => {
  const who = whoIn(typed)
  if (!who) return typed.who === 'agency' ? 'Choose the agency that leads' : 'Choose who leads'
  const isNobody = who.kind === 'nobody' || (who.kind === 'as-it-is' && now?.leader === undefined)
  return isNobody && status && !mayBeWithoutLead(status)
    ? 'Somebody leads what is under development, under investigation or being prosecuted'
    : undefined
}

const reasonMistake = (reason: string, status: LeadStatus | undefined): string | undefined => {
  if (reason === '')
    return status && needsReason(status) ? 'Say why it is not investigated, or why it was closed' : undefined
  return reasonProblem(reason)
}

const mistakesIn = (typed: Typed, now: Lead | undefined, today: string): readonly Mistake[] => {
  const status = leadStatuses.values.find(one => one === typed.status)
  const found: readonly (readonly [string, string | undefined])[] = [
    ['who', whoMistake(typed, now, status)],
    ['status', status ? undefined : 'Choose how far it has come'],
    ['since', dayIn(typed.since) && typed.since <= today ? undefined : 'Give the day since when, not after today'],
    ['reason', reasonMistake(typed.reason, status)],
  ]
  return found.flatMap(([name, text]) => (text === undefined ? [] : [{ field: name, text }]))
}

const leadShown = (lead: Lead) => ({
  status: leadStatuses.words[lead.status],
  leader: leaderWords(lead.leader),
  since: lead.since,
  reason: lead.reason,
  by: `${lead.recordedBy.name}, ${lead.recordedBy.agency}`,
  at: lead.recordedAt.toISOString(),
})

/** What has just been done, told only while it is so. */
const noticeOf = ([now]: readonly Lead[], done: string, me: string): { readonly notice?: NoticeShown } =>
  now && done === String(now.place) && now.recordedBy.name === me
    ? { notice: { kind: 'success', text: `It is on record: ${leadStatuses.words[now.status].toLowerCase()}.` } }
    : {}

const shown = (seen: SeenLead, visitor: Officer, typed: Typed, errors: readonly Mistake[] = [], done = '') => ({
  title: 'Who leads',
  marking: seen.group.marking,
  breadcrumbs: [
    { text: 'Groups', href: '/groups' },
    { text: seen.group.name, href: groupAddress(seen.group.id) },
    { text: 'Who leads' },
  ],
  ...(errors.length > 0 ? { errors } : {}),
  ...noticeOf(seen.history, done, visitor.name),
  name: seen.group.name,
  isAccepted: seen.group.state === 'accepted',
  groupHref: groupAddress(seen.group.id),
  now: seen.history[0] && leadShown(seen.history[0]),
  earlier: seen.history.slice(1).map(leadShown),
  mayLead: seen.mayLead,
  me: `${visitor.name}, ${visitor.agency}`,
  agencies: seen.agencies,
  statuses: leadStatuses.values.map(value => ({ value, text: leadStatuses.words[value] })),
  typed,
  error: Object.fromEntries(errors.map(one => [one.field, one.text])),
  action: leadAddress(seen.group.id),
  seen: String(seen.history[0]?.place ?? 0),
  once: typed.once || seen.once,
})

const nothingTyped = (seen: SeenLead, now: Date): Typed => ({
  who: seen.history[0] ? 'as-it-is' : '',
  agency: '',
  status: '',
  reason: '',
  since: londonDay(now),
})

const template = 'prioritise/lead/lead.page.njk'

export const leadRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/lead',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = groupId(ask.params.id)
    const seen = id && (await lookAtLead(ask.visitor.desk, id))
    return seen
      ? page(template, shown(seen, ask.visitor, nothingTyped(seen, ask.now), [], field(ask.query, 'done')))
      : absent()
  },
})

export const recordLeadRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/lead',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const group = groupId(ask.params.id)
    const seen = group && (await lookAtLead(ask.visitor.desk, group))
    if (!group || !seen) return absent()
    const typed = typedIn(ask.form)
    const errors = seen.mayLead ? mistakesIn(typed, seen.history[0], londonDay(ask.now)) : []
    if (errors.length > 0) return page(template, shown(seen, ask.visitor, typed, errors))
    const { reason, since } = typed
    const [who, once] = [whoIn(typed), onceOf(typed.once ?? '')]
    const status = leadStatuses.values.find(one => one === typed.status)
    const place = seenIn(ask.form)
    if (!who || !status || !once) return absent()
    const outcome = await recordLead(ask.visitor.desk, { group, who, status, reason, since, seen: place, once })
    switch (outcome.kind) {
      case 'recorded':
        return seeOther(`${leadAddress(group)}?done=${place + 1}`)
      case 'moved-on':
        return stale({ back: leadAddress(group) })
      case 'no-such-agency':
        return page(
          template,
          shown(seen, ask.visitor, typed, [{ field: 'who', text: 'Choose one of the agencies that are offered' }]),
        )
      case 'refused':
      case 'no-such-group':
        return absent()
    }
  },
})

export const leadRoutes: Routes = [leadRoute, recordLeadRoute]
