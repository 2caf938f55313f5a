// What was missed and could still be done: the list, one of it with its evidence, and setting one aside with a reason.
import { detailsOf, highestMarking, nameOf, type ReadRecord, sourcedBy, text } from '#collect'
import { absent, defineRoute, field, onceIn, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import { thingKinds } from '#core/language/things.ts'
import { groupAddress } from '#understand'
import { leaderWords } from '../lead/lead.ts'
import { opportunityRules } from '../missed-opportunities.ts'
import { reasonProblem } from '../reason-problem.ts'
import { shelf } from '../schemes/shelf.ts'
import { dismissOpportunity } from './dismiss-opportunity.ts'
import type { FoundOpportunity } from './find-opportunities.ts'
import { lookAtOpportunities, lookAtOpportunity, type SeenOpportunities } from './look-at-opportunities.ts'

const addressOf = (rule: string, record: RecordId): string => `/opportunities/${rule}/${record}`

const inGroup = ({ groups }: SeenOpportunities, { about }: FoundOpportunity) => {
  const found = about.records.flatMap(record => groups.get(record) ?? [])[0]
  return (
    found && {
      name: found.group.name,
      href: groupAddress(found.group.id),
      id: found.group.id,
      lead: found.lead?.leader && leaderWords(found.lead.leader),
    }
  )
}

/** Who holds the thing itself or something that it rests on, beside the agency that is accountable. */
const othersOf = ({ names, records }: SeenOpportunities, one: FoundOpportunity): readonly string[] => {
  const holders = one.evidence.flatMap(record => records.get(record)?.source.agency ?? [])
  const others = [...new Set([...one.heldBy, ...holders])].filter(code => code !== one.owner)
  return others.map(code => names.get(code) ?? code).sort()
}

const oneShown = (seen: SeenOpportunities) => (one: FoundOpportunity) => {
  const [first] = one.about.records
  const group = inGroup(seen, one)
  const asked = new URLSearchParams([...(group ? [['group', group.id]] : []), ['about', first ?? '']] as [
    string,
    string,
  ][])
  return {
    rule: one.rule,
    words: one.words,
    name: one.about.name,
    kind: one.about.kind,
    href: `/things/${first}`,
    protected: one.about.protected,
    owner: seen.names.get(one.owner) ?? one.owner,
    others: othersOf(seen, one).join(', ') || 'Nobody else, as far as you see',
    since: one.since?.toISOString(),
    todo: one.todo,
    group,
    evidence: one.evidence.length,
    closer: first && addressOf(one.rule, first),
    ask: `/taskings/new?${asked}`,
    dismissed: one.dismissed && {
      reason: one.dismissed.reason,
      by: one.dismissed.by,
      at: one.dismissed.at.toISOString(),
    },
  }
}

const listShown = (seen: SeenOpportunities) => {
  const all = seen.found.map(oneShown(seen))
  const open = all.filter(one => !one.dismissed)
  return {
    title: 'What was missed',
    marking: highestMarking([...seen.records.values()]),
    wide: true,
    back: { text: 'Priorities', href: '/priorities' },
    days: shelf.priorities.exceptions.recentDays,
    rules: opportunityRules
      .map(rule => ({
        id: rule.id,
        words: rule.words,
        todo: rule.todo,
        found: open.filter(one => one.rule === rule.id),
      }))
      .filter(rule => rule.found.length > 0),
    everyRule: opportunityRules.map(rule => rule.words),
    dismissed: all.filter(one => one.dismissed),
    hasMore: seen.hasMore,
  }
}

export const opportunitiesRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/opportunities',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask =>
    page(
      'prioritise/opportunities/opportunities.page.njk',
      listShown(await lookAtOpportunities(ask.visitor.desk, undefined)),
    ),
})

type Seen = NonNullable<Awaited<ReturnType<typeof lookAtOpportunity>>>

const recordShown = (record: ReadRecord) => ({
  name: nameOf(record),
  href: `/things/${record.id}`,
  kind: record.kind,
  details: detailsOf(record).map(text),
  source: sourcedBy(record),
  protected: record.protected,
})

/** People first, then things, then what happened; those of one name beside each other. */
const recordsShown = ({ records }: Seen, ids: readonly RecordId[]) => {
  const place = (kind: ReadRecord['kind']) => thingKinds.values.indexOf(kind)
  return ids
    .flatMap(id => {
      const record = records.get(id)
      return record ? [recordShown(record)] : []
    })
    .sort((a, b) => place(a.kind) - place(b.kind) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

type Typed = { readonly reason?: string; readonly error?: string; readonly once?: string }

/** What has just been done, told only while it is so. */
const noticeOf = ({ one }: Seen, done: string): { readonly notice?: NoticeShown } =>
  done === 'set-aside' && one.dismissed
    ? { notice: { kind: 'success', text: 'It is set aside for your agency, with your reason.' } }
    : {}

const shown = (seen: Seen, action: string, typed: Typed = {}, done = '') => ({
  title: seen.one.about.name,
  marking: highestMarking([...seen.records.values()]),
  breadcrumbs: [
    { text: 'Priorities', href: '/priorities' },
    { text: 'What was missed', href: '/opportunities' },
    { text: seen.one.about.name },
  ],
  ...(typed.error ? { errors: [{ text: typed.error, field: 'reason' }] } : {}),
  ...noticeOf(seen, done),
  one: oneShown(seen)(seen.one),
  about: recordsShown(seen, seen.one.about.records),
  evidence: recordsShown(seen, seen.one.evidence),
  mayDismiss: seen.mayDismiss,
  action,
  seen: seen.rests,
  once: typed.once || seen.once,
  typed,
})

const template = 'prioritise/opportunities/opportunity.page.njk'

type Params = Readonly<Record<string, string>>

const askedIn = (params: Params) => {
  const record = recordId(params.record)
  const rule = opportunityRules.find(one => one.id === params.rule)?.id
  return record && rule ? { rule, record } : undefined
}

export const opportunityRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/opportunities/:rule/:record',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const asked = askedIn(ask.params)
    const seen = asked && (await lookAtOpportunity(ask.visitor.desk, asked))
    return seen
      ? page(template, shown(seen, addressOf(asked.rule, asked.record), {}, field(ask.query, 'done')))
      : absent()
  },
})

export const dismissOpportunityRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/opportunities/:rule/:record',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const asked = askedIn(ask.params)
    if (!asked) return absent()
    const address = addressOf(asked.rule, asked.record)
    const reason = field(ask.form, 'reason')
    const once = onceIn(ask.form)
    const problem = reasonProblem(reason, 'Say why it is set aside')
    if (problem !== undefined || !once) {
      const seen = await lookAtOpportunity(ask.visitor.desk, asked)
      return seen ? page(template, shown(seen, address, { reason, error: problem ?? '', once: once ?? '' })) : absent()
    }
    const outcome = await dismissOpportunity(ask.visitor.desk, {
      ...asked,
      reason,
      seen: field(ask.form, 'seen'),
      once,
    })
    switch (outcome.kind) {
      case 'dismissed':
        return seeOther(`${address}?done=set-aside`)
      case 'moved-on':
        return stale({ back: address })
      case 'refused':
      case 'no-such-opportunity':
        return absent()
    }
  },
})

export const opportunityRoutes: Routes = [opportunitiesRoute, opportunityRoute, dismissOpportunityRoute]
