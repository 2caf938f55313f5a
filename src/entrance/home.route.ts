// Home: what waits for whoever sits here.
import { defineRoute, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { posts } from '#core/language/members.ts'

const mayRead = (post: Officer['post']): boolean => post !== 'commander-office' && post !== 'inspector'

export const homeRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/',
  access: 'signed-in',
  ledger: 'none',
  handler: ask =>
    page('entrance/home.page.njk', {
      title: 'Home',
      marking: 'OFFICIAL',
      post: posts.words[ask.visitor.post],
      mayRead: mayRead(ask.visitor.post),
      keepsDeliveries: ask.visitor.post === 'data-officer',
    }),
})

/** The ways about that this post can use. */
export const navigationOf = (post: Officer['post']): Officer['navigation'] => [
  { text: 'Home', href: '/' },
  ...(mayRead(post) ? [{ text: 'Search', href: '/search' }] : []),
  ...(mayRead(post) && post !== 'data-officer' ? [{ text: 'Proposals', href: '/proposals' }] : []),
  ...(post === 'data-officer' ? [{ text: 'Deliveries', href: '/deliveries' }] : []),
]
