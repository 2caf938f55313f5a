// What the program proposes as groups, for whoever looks.
import { counted, defineRoute, field, listed, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { groupRule } from '../../find-groups.ts'
import { groupAddress } from '../group-words.ts'
import { fingerprintIn } from './find-proposals.ts'
import { type ListedProposal, listProposedGroups, type ProposalList } from './list-proposed-groups.ts'
import { kindsInWords, markingOf, metWords, proposalAddress, shareWords, workingName } from './proposal-words.ts'

const row =
  (agencies: ReadonlyMap<string, string>) =>
  ({ fingerprint, group, partly, registered, declined }: ListedProposal) => ({
    name: workingName(fingerprint),
    href: proposalAddress(fingerprint),
    people: group.members.map(thing => thing.name),
    things: kindsInWords(group.things.map(thing => thing.kind)),
    signals: group.signals,
    agencies: listed(group.agencies.map(code => agencies.get(code) ?? code)),
    share: shareWords(group),
    met: metWords(group),
    groups: [...registered, ...partly].map(one => ({ name: one.name, href: groupAddress(one.id) })),
    declined,
  })

/** Told only while it is so. */
const noticeOf = (proposals: readonly ListedProposal[], fingerprint: string | undefined) => {
  const declined = proposals.some(one => one.declined && one.fingerprint === fingerprint)
  const notice: NoticeShown = {
    kind: 'success',
    text: `${workingName(fingerprint ?? '')} is declined for your agency. It comes back if its evidence changes.`,
  }
  return declined ? { notice } : {}
}

const shown = (list: Extract<ProposalList, { kind: 'found' }>, declined: string | undefined) => {
  const rows = (wanted: (one: ListedProposal) => boolean) => list.proposals.filter(wanted).map(row(list.agencies))
  const isRegistered = (one: ListedProposal) => one.registered.length > 0
  return {
    marking: markingOf(list.people),
    ...noticeOf(list.proposals, declined),
    open: rows(one => !isRegistered(one) && !one.declined),
    registered: rows(isRegistered),
    declined: rows(one => !isRegistered(one) && one.declined !== undefined),
  }
}

const ruleInWords = `at least ${counted(groupRule.peopleAtLeast, 'person')} tied to each other, ${counted(groupRule.agenciesAtLeast, 'agency')} that hold a part of it, and ${counted(groupRule.signalsAtLeast, 'different sign', 'different signs')} of crime`

export const listProposedGroupsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/proposed',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const list = await listProposedGroups(ask.visitor.desk, undefined)
    return page('understand/groups/proposals/list-proposed-groups.page.njk', {
      title: 'Groups that the program proposes',
      wide: true,
      breadcrumbs: [{ text: 'Groups', href: '/groups' }, { text: 'Proposed' }],
      rule: groupRule.version,
      ruleInWords,
      ...(list.kind === 'found'
        ? shown(list, fingerprintIn(field(ask.query, 'declined')))
        : { marking: 'OFFICIAL' as const, tooMany: true, open: [], registered: [], declined: [] }),
    })
  },
})
