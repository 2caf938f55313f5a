// The register of groups, by the state in which each stands.
import { counted, defineRoute, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { by, groupAddress, statesInOrder, stateWords } from './group-words.ts'
import { type ListedGroup, listGroups } from './list-groups.ts'

const row = ({ group, members }: ListedGroup) => ({
  name: group.name,
  href: groupAddress(group.id),
  summary: group.summary,
  members: members.length === 0 ? 'No members that you can see' : counted(members.length, 'member'),
  stood: group.decided ? by(group.decided.by) : by(group.proposedBy),
  at: (group.decided?.at ?? group.proposedAt).toISOString(),
})

export const listGroupsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const listed = await listGroups(ask.visitor.desk, undefined)
    const isSensitive = listed.some(({ group }) => group.marking === 'OFFICIAL-SENSITIVE')
    return page('understand/groups/list-groups.page.njk', {
      title: 'Groups',
      marking: isSensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
      wide: true,
      sections: statesInOrder
        .map(state => ({ words: stateWords[state], rows: listed.filter(one => one.group.state === state).map(row) }))
        .filter(section => section.rows.length > 0),
    })
  },
})
