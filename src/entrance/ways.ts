// Every page that somebody can begin at, by room, and the posts that have something to do there. Navigation, home and the list of rooms read it.
import { type Post, posts } from '#core/language/members.ts'
import type { Room } from '#rooms'

export type Way = {
  readonly href: string
  readonly room: Room
  /** As it stands in a navigation bar or on a button. */
  readonly text: string
  /** What one does there. */
  readonly words: string
  readonly posts: readonly Post[]
}

const but = (...left: readonly Post[]): readonly Post[] => posts.values.filter(post => !left.includes(post))

/** Posts that read figures and evidence, and no live record (policy aggregates-before-records). */
const figuresOnly: readonly Post[] = ['commander-office', 'inspector']
const readers = but(...figuresOnly)
/** A data officer keeps his agency's deliveries, a data-protection officer its lawfulness; neither works cases. */
const working = but(...figuresOnly, 'data-officer', 'data-protection-officer')
const writers: readonly Post[] = [
  'intelligence-officer',
  'analyst',
  'debriefer',
  'lead-responsible-officer',
  'operation-lead',
  'overseas-liaison',
  'safeguarding-lead',
  'tasking-coordinator',
]
/** Who evaluates and sanitises what his agency originated. */
const originators: readonly Post[] = [
  'intelligence-officer',
  'analyst',
  'debriefer',
  'overseas-liaison',
  'lead-responsible-officer',
  'safeguarding-lead',
]
const asking: readonly Post[] = [
  'tasking-coordinator',
  'taskforce-lead',
  'lead-responsible-officer',
  'analyst',
  'safeguarding-lead',
]

const way = (room: Room, href: string, text: string, words: string, who: readonly Post[]): Way => ({
  room,
  href,
  text,
  words,
  posts: who,
})

export const ways: readonly Way[] = [
  way('collect', '/reports', 'Reports', 'Read the intelligence reports that you may see', working),
  way('collect', '/reports/new', 'Write a report', 'Write down what you were told or saw, item by item', writers),
  way('collect', '/debriefs', 'Debriefs', 'Read the arrival debriefs that you may see', [
    'debriefer',
    'analyst',
    'safeguarding-lead',
  ]),
  way('collect', '/debriefs/new', 'Start a debrief', 'Talk to somebody who arrived, when he is safe and willing', [
    'debriefer',
  ]),
  way('collect', '/voyages', 'Voyages', 'See crossings with their boats, engines and people', working),
  way('collect', '/deliveries', 'Deliveries', 'See what your agency delivered, what was refused and why', [
    'data-officer',
  ]),
  way(
    'collect',
    '/life-at-risk',
    'Lives at risk',
    'See where somebody’s life is said to be at risk, and take it on',
    working,
  ),
  way('evaluate', '/evaluation', 'To evaluate', 'Grade items, set conditions, and make sanitised copies', originators),
  way(
    'resolve',
    '/proposals',
    'Proposals',
    'Go through pairs of records that may describe one person or thing',
    working,
  ),
  way('share', '/hits', 'Hits', 'See which of your records meet what another agency holds', working),
  way(
    'share',
    '/requests',
    'Requests',
    'Ask for what another agency holds, and answer what others ask of yours',
    but(...figuresOnly, 'data-officer'),
  ),
  way(
    'share',
    '/releases',
    'Releases',
    'See what was released to whom, and take a release back',
    but(...figuresOnly, 'data-officer'),
  ),
  way('share', '/agreements', 'Agreements', 'Read what agencies agreed to share, for what and until when', readers),
  way('understand', '/search', 'Search', 'Find a person, phone, plate, boat, document or place', readers),
  way(
    'understand',
    '/connections',
    'Connections',
    'See what connects things that you choose, as a chart and a table',
    working,
  ),
  way(
    'understand',
    '/groups/proposed',
    'Proposed groups',
    'Accept or decline the groups that the program proposes',
    working,
  ),
  way('understand', '/groups', 'Groups', 'Read the register of groups, and who belongs to them', working),
  way(
    'prioritise',
    '/priorities',
    'Priorities',
    'See groups by both lenses, and those graded low, not investigated or without an owner',
    working,
  ),
  way(
    'prioritise',
    '/opportunities',
    'Missed opportunities',
    'See what has not been tried, and who would have to',
    working,
  ),
  way('task', '/taskings', 'Taskings', 'See who is asked to do what by when, and answer', working),
  way(
    'task',
    '/taskings/new',
    'Ask an agency to act',
    'Send a tasking to an agency that shares an agreement with yours',
    asking,
  ),
  way('disrupt', '/operations', 'Operations', 'See operations, and return what a shift brought', working),
  way(
    'disrupt',
    '/disruptions',
    'Disruptions',
    'Record what an action did to a group, and assess what others recorded',
    working,
  ),
  way('account', '/figures', 'Figures', 'Read figures with their definitions and caveats', posts.values),
  way(
    'account',
    '/recommendations',
    'Recommendations',
    'Follow the inspection’s recommendations and their evidence',
    posts.values,
  ),
  way('account', '/briefs', 'Briefs', 'Read the progress briefs', posts.values),
]

export const waysOf = (post: Post): readonly Way[] => ways.filter(one => one.posts.includes(post))

/** The way to an address for a post; a slip in a table that names one is a fault at the start, not a dead link. */
export const wayTo = (post: Post, href: string): Way => {
  const found = ways.find(one => one.href === href)
  if (!found?.posts.includes(post)) throw new Error(`${post} is led to ${href}, where there is nothing for that post.`)
  return found
}
