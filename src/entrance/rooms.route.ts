// All rooms in the order of the work, each with what this post can do there.
import { defineRoute, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { posts } from '#core/language/members.ts'
import { rooms } from '#rooms'
import { waysOf } from './ways.ts'

export const roomsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/rooms',
  access: 'signed-in',
  ledger: 'none',
  handler: ask => {
    const mine = waysOf(ask.visitor.post)
    return page('entrance/rooms.page.njk', {
      title: 'All rooms',
      marking: 'OFFICIAL',
      post: posts.words[ask.visitor.post],
      rooms: rooms
        .map(({ name, question }) => ({ name, question, ways: mine.filter(way => way.room === name) }))
        .filter(({ ways }) => ways.length > 0),
      others: rooms.map(({ name }) => name).filter(name => !mine.some(way => way.room === name)),
    })
  },
})
