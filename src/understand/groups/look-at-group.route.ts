// The page of a group, and the decision on it.
import { absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { type GroupId, groupId } from '#core/language/ids.ts'
import type { ViewKind } from '#resolve'
import { decideGroup } from './decide-group.ts'
import { groupAddress } from './group-words.ts'
import { lookAtGroup } from './look-at-group.ts'
import { reasonMistake } from './mistakes.ts'
import { nothingDone, presentGroup, type Typed } from './present-group.ts'

const template = 'understand/groups/look-at-group.page.njk'
const viewIn = (text: string): ViewKind => (text === 'confirmed' ? 'confirmed' : 'suggested')

export const lookAtGroupRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const group = groupId(ask.params.id)
    const view = viewIn(field(ask.query, 'view'))
    const seen = group && (await lookAtGroup(ask.visitor.desk, { group, view }))
    const done = { done: field(ask.query, 'done'), member: field(ask.query, 'member') }
    return seen ? page(template, presentGroup(seen, {}, done)) : absent()
  },
})

/** The page again, with what was typed; a look of its own, because it shows the records again. */
const again = async (desk: Officer['desk'], group: GroupId, typed: Typed) => {
  const seen = await lookAtGroup(desk, { group, view: 'suggested' })
  return seen ? page(template, presentGroup(seen, typed, nothingDone)) : absent()
}

const decisionIn = (words: string) =>
  words === 'accepted' || words === 'declined' || words === 'closed' ? words : undefined

export const decideGroupRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/groups/:id/decision',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const group = groupId(ask.params.id)
    if (!group) return absent()
    const decision = decisionIn(field(ask.form, 'decision'))
    const reason = field(ask.form, 'reason')
    const problem = decision ? reasonMistake(reason)[0]?.text : 'Choose what is decided'
    if (!decision || problem !== undefined) return again(ask.visitor.desk, group, { reason, error: problem ?? '' })
    const outcome = await decideGroup(ask.visitor.desk, {
      group,
      seenVersion: seenIn(ask.form),
      decision,
      reason,
    })
    switch (outcome.kind) {
      case 'decided':
        return seeOther(`${groupAddress(group)}?done=${decision}`)
      case 'moved-on':
        return stale({ back: groupAddress(group) })
      case 'needs-another':
        return again(ask.visitor.desk, group, {
          reason,
          error: 'You proposed this group: another officer accepts it, so that two people have looked at the evidence',
        })
      case 'refused':
      case 'no-such-group':
        return absent()
    }
  },
})

export const lookAtGroupRoutes: Routes = [lookAtGroupRoute, decideGroupRoute]
