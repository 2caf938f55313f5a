// Home: what is late, what waits, what changed, and the one thing that this post comes for.
import { defineRoute, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import type { Waiting } from '#core/frame/waiting.ts'
import { type Post, posts } from '#core/language/members.ts'
import { lookAtWhatWaits } from './waits.ts'
import { waysOf, wayTo } from './ways.ts'
import { workOfPosts } from './work-of-posts.ts'

export { navigationOf } from './work-of-posts.ts'

const titles = { overdue: 'Overdue', waiting: 'Waiting for you', changed: 'What changed' } as const

/** As many as can be taken in at a glance. Which they are follows from what this viewer sees; how many more there are is not said. */
const most = 12

const isAlarm = ({ href }: Waiting): boolean => href.startsWith('/life-at-risk/')

/**
 * INVARIANT: no other work, however long it waits, stands before a life at risk or pushes it off the page. Then the earliest due first; of
 * what changed, the latest. Without a moment last; then by address and words, so that the order is one.
 */
const inOrder = (state: Waiting['state']) => (a: Waiting, b: Waiting) => {
  if (isAlarm(a) !== isAlarm(b)) return isAlarm(a) ? -1 : 1
  const sign = state === 'changed' ? -1 : 1
  const [first, second] = [a.when?.getTime(), b.when?.getTime()]
  if (first !== second) return first === undefined ? 1 : second === undefined ? -1 : sign * (first - second)
  return `${a.href} ${a.words}` < `${b.href} ${b.words}` ? -1 : 1
}

export const sectionsOf = (all: readonly Waiting[]) =>
  (Object.keys(titles) as (keyof typeof titles)[]).map(state => ({
    id: state,
    title: titles[state],
    items: all
      .filter(one => one.state === state)
      .sort(inOrder(state))
      .slice(0, most)
      .map(({ words, href, when }) => ({ words, href, when })),
  }))

const workOf = (post: Post) => {
  const { question, search, begin } = workOfPosts[post]
  return { question, isSearch: search === true, begin: begin.map(href => wayTo(post, href)) }
}

/** What the program finds without being asked; it waits for nobody in particular, so whoever has nothing waiting is led to it. */
const foundByTheProgram: readonly string[] = ['/hits', '/proposals', '/groups/proposed', '/opportunities']

export const homeRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const { desk, post } = ask.visitor
    const sections = sectionsOf(await lookAtWhatWaits(desk, undefined)).filter(({ items }) => items.length > 0)
    return page('entrance/home.page.njk', {
      title: 'Home',
      marking: sections.length > 0 ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
      post: posts.words[post],
      sections,
      found: waysOf(post).filter(({ href }) => foundByTheProgram.includes(href)),
      ...workOf(post),
    })
  },
})
