// The list of disruptions, a new one, and what was tried against a group.
import { absent, defineRoute, field, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { dayIn, londonDay } from '#core/ground/calendar.ts'
import {
  type DisruptionState,
  disruptionGrades,
  disruptionMeans,
  disruptionStates,
  fourPs,
} from '#core/language/disrupt.ts'
import { disruptionId, type GroupId, groupId, type OutcomeId, outcomeId } from '#core/language/ids.ts'
import { groupAddress } from '#understand'
import {
  blankDisruption,
  missingEvidence,
  readDisruption,
  type TypedDisruption,
  typedDisruption,
} from './disruption-form.ts'
import { choices, disruptionAddress, disruptionLine, eventWords, highest } from './disruption-words.ts'
import { gradeGuidance, guidanceSource } from './guide.ts'
import {
  lookAtDisruptions,
  lookAtGroupsToChoose,
  lookAtNewDisruption,
  lookAtPlan,
  type NewDisruptionShown,
  onePage,
} from './look-at-disruptions.ts'
import { planOf } from './plan.ts'
import { joinDisruption, recordDisruption } from './record-disruption.ts'

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= 100_000 ? after : 0
}

const listAddress = (state: DisruptionState | undefined, after: number): string => {
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(after > 0 ? { after: String(after) } : {}) })
  return query.size === 0 ? '/disruptions' : `/disruptions?${query}`
}

export const listDisruptionsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/disruptions',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const asked = field(ask.query, 'state')
    const state = disruptionStates.has(asked) ? asked : undefined
    const after = afterIn(field(ask.query, 'after'))
    const { disruptions, mayRecord } = await lookAtDisruptions(ask.visitor.desk, { state, after })
    return page('disrupt/disruptions/disruptions.page.njk', {
      title: 'Disruptions',
      marking: highest(disruptions.slice(0, onePage)),
      wide: true,
      mayRecord,
      states: [
        { text: 'All', href: '/disruptions', current: state === undefined },
        ...disruptionStates.values.map(one => ({
          text: disruptionStates.words[one],
          href: listAddress(one, 0),
          current: one === state,
        })),
      ],
      isNarrowed: state !== undefined,
      disruptions: disruptions.slice(0, onePage).map(one => ({
        ...disruptionLine(one),
        group: one.groupName,
        groupHref: `${groupAddress(one.group)}/disruptions`,
      })),
      pager: {
        what: 'disruptions',
        ...(after > 0 ? { previous: { href: listAddress(state, Math.max(0, after - onePage)) } } : {}),
        ...(disruptions.length > onePage ? { next: { href: listAddress(state, after + onePage) } } : {}),
      },
    })
  },
})

const newForm = (shown: NewDisruptionShown, typed: TypedDisruption, errors: readonly Mistake[] = []) => ({
  title: 'Record a disruption',
  marking: highest([shown.group, ...shown.records, ...shown.events, ...shown.likely]),
  back: { text: `Disruptions of ${shown.group.name}`, href: `${groupAddress(shown.group.id)}/disruptions` },
  ...(errors.length > 0 ? { errors } : {}),
  wrong: Object.fromEntries(errors.map(error => [error.field, { text: error.text }])),
  group: { id: shown.group.id, name: shown.group.name, href: groupAddress(shown.group.id) },
  typed,
  fourPs: choices(fourPs, typed.fourP),
  means: choices(disruptionMeans, typed.means),
  grades: choices(disruptionGrades, typed.grade, gradeGuidance),
  guidanceSource,
  records: shown.records.map(one => ({ value: one.id, text: one.name, selected: one.id === typed.evidence.chosen })),
  events: shown.events.map(one => ({
    value: one.id,
    text: eventWords(one),
    selected: one.id === typed.evidence.event,
  })),
  agencies: shown.agencies.map(one => ({
    value: one.agency,
    text: one.name,
    checked: typed.agencies.includes(one.agency),
  })),
})

const newTemplate = 'disrupt/disruptions/new-disruption.page.njk'

/** The form for a group, with the event that shall be its evidence. */
const newAddress = (group: GroupId, event: OutcomeId | undefined): string =>
  `/disruptions/new?${new URLSearchParams({ group, ...(event ? { event } : {}) })}`

export const newDisruptionRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/disruptions/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const asked = field(ask.query, 'group')
    const event = outcomeId(field(ask.query, 'event'))
    if (asked === '') {
      const { groups, mayRecord } = await lookAtGroupsToChoose(ask.visitor.desk, undefined)
      return page('disrupt/disruptions/choose-group.page.njk', {
        title: 'Against which group?',
        marking: highest(groups),
        back: { text: 'Disruptions', href: '/disruptions' },
        mayRecord,
        groups: groups.map(one => ({ name: one.name, href: newAddress(one.id, event) })),
      })
    }
    const group = groupId(asked)
    const shown = group && (await lookAtNewDisruption(ask.visitor.desk, { group, day: undefined }))
    return shown ? page(newTemplate, newForm(shown, blankDisruption(shown.once, event))) : absent()
  },
})

/** Somebody recorded an action of that day against the same group: it may be the same one. */
const isItThis = (shown: NewDisruptionShown, typed: TypedDisruption) =>
  page('disrupt/disruptions/is-it-this.page.njk', {
    ...newForm(shown, typed),
    title: 'Is it one of these?',
    likely: shown.likely.map(one => ({ ...disruptionLine(one), id: one.id })),
  })

export const recordDisruptionRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/disruptions',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const group = groupId(field(ask.form, 'group'))
    const typed = typedDisruption(ask.form)
    const day = dayIn(typed.happenedOn)
    const shown = group && (await lookAtNewDisruption(ask.visitor.desk, { group, day }))
    if (!group || !shown) return absent()
    const same = disruptionId(field(ask.form, 'same'))
    if (same) {
      const joined = await joinDisruption(ask.visitor.desk, { disruption: same })
      return joined.kind === 'joined' ? seeOther(`${disruptionAddress(same)}?done=joined`) : absent()
    }
    const known = shown.agencies.map(one => one.agency)
    const read = readDisruption(typed, group, known, londonDay(ask.now))
    if (!read.ask) return page(newTemplate, newForm(shown, typed, read.mistakes))
    if (shown.likely.length > 0 && field(ask.form, 'looked') !== 'yes') return isItThis(shown, typed)
    const outcome = await recordDisruption(ask.visitor.desk, read.ask)
    switch (outcome.kind) {
      case 'recorded':
        return seeOther(`${disruptionAddress(outcome.disruption)}?done=recorded`)
      case 'no-evidence':
        return page(newTemplate, newForm(shown, typed, [missingEvidence[outcome.missing]]))
      case 'refused':
      case 'no-such-group':
        return absent()
    }
  },
})

export const planRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/disruptions',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = groupId(ask.params.id)
    const shown = id && (await lookAtPlan(ask.visitor.desk, id))
    if (!shown) return absent()
    return page('disrupt/disruptions/plan.page.njk', {
      title: 'What was tried, and what it did',
      marking: highest([shown.group, ...shown.disruptions]),
      wide: true,
      back: { text: shown.group.name, href: groupAddress(shown.group.id) },
      group: { name: shown.group.name, isAccepted: shown.group.state === 'accepted' },
      plan: planOf(shown.disruptions),
      mayRecord: shown.mayRecord,
      record: `/disruptions/new?group=${shown.group.id}`,
      guidanceSource,
    })
  },
})

export const disruptionRoutes: Routes = [listDisruptionsRoute, newDisruptionRoute, recordDisruptionRoute, planRoute]
