// The taskings on a group, of those that whoever looks sees: a page of its own to which the group's page leads.
import { absent, defineRoute, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { londonDay } from '#core/ground/calendar.ts'
import { type GroupId, groupId, inTheLedger } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { groupAt } from '#understand'
import { maySend } from '../answer/sides.ts'
import { taskingsOnGroup } from '../store.ts'
import { lineOf } from './show-tasking.ts'

const most = 100

const groupTaskings = look('look-at-group-taskings', async (work, id: GroupId) => {
  const group = await groupAt(work, id)
  const taskings = group ? await taskingsOnGroup(work, id, most) : []
  const shows = [...(group ? [inTheLedger(group.id)] : []), ...taskings.map(one => inTheLedger(one.id))]
  const page = group && { group, taskings, today: londonDay(work.now), maySend: maySend(work) }
  return { page, shows, asked: [inTheLedger(id)] }
})

export const groupTaskingsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/groups/:id/taskings',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = groupId(ask.params.id)
    const shown = id && (await groupTaskings(ask.visitor.desk, id))
    if (!shown) return absent()
    const { group, taskings, today } = shown
    return page('task/board/group-taskings.page.njk', {
      title: `Taskings: ${group.name}`,
      marking: taskings.length > 0 ? 'OFFICIAL-SENSITIVE' : group.marking,
      wide: true,
      back: { text: group.name, href: `/groups/${group.id}` },
      name: group.name,
      lines: taskings.map(one => lineOf(one, today)),
      ask: shown.maySend && group.state === 'accepted' ? `/taskings/new?group=${group.id}` : '',
    })
  },
})

export const groupTaskingRoutes: Routes = [groupTaskingsRoute]
