// What each post comes for: its one question, the one main thing it does here, and the few pages that stand in its navigation.
import type { LinkShown } from '#core/frame/index.ts'
import type { Post } from '#core/language/members.ts'
import { wayTo } from './ways.ts'

export type WorkOfPost = {
  /** What the post asks when it sits down. Source: the personas the product was designed for. */
  readonly question: string
  /** The main action: a search box, or the first of `begin`. */
  readonly search?: true
  /** Where the work begins, the main thing first. */
  readonly begin: readonly string[]
  /** What stands in the navigation between Home and All rooms. */
  readonly navigation: readonly string[]
}

export const workOfPosts: Readonly<Record<Post, WorkOfPost>> = {
  'intelligence-officer': {
    question: 'Does anyone else hold this phone or plate, and may I see it?',
    search: true,
    begin: ['/reports/new', '/hits', '/proposals'],
    navigation: ['/search', '/reports', '/hits', '/requests', '/taskings'],
  },
  analyst: {
    question: 'What connects these voyages, and how sure are we?',
    search: true,
    begin: ['/groups', '/voyages', '/proposals'],
    navigation: ['/search', '/groups', '/proposals', '/voyages', '/priorities'],
  },
  debriefer: {
    question: 'What should I ask next, and is this person safe to ask?',
    begin: ['/debriefs/new', '/debriefs', '/voyages'],
    navigation: ['/debriefs', '/voyages', '/reports', '/search', '/requests'],
  },
  'tasking-coordinator': {
    question: 'What is overdue, unowned or doubled up this week?',
    begin: ['/taskings', '/taskings/new', '/priorities'],
    navigation: ['/taskings', '/priorities', '/opportunities', '/groups', '/operations'],
  },
  'lead-responsible-officer': {
    question: 'What have I not tried against this group, and did it work?',
    begin: ['/groups', '/opportunities', '/disruptions'],
    navigation: ['/groups', '/priorities', '/taskings', '/disruptions', '/search'],
  },
  'operation-lead': {
    question: 'What must I report tonight, once?',
    begin: ['/operations', '/taskings', '/disruptions'],
    navigation: ['/operations', '/taskings', '/disruptions', '/search', '/reports'],
  },
  'taskforce-lead': {
    question: 'Which forces and groups are we under-grading or ignoring?',
    begin: ['/priorities', '/opportunities', '/taskings'],
    navigation: ['/priorities', '/opportunities', '/taskings', '/figures', '/briefs'],
  },
  'commander-office': {
    question: 'Are we reducing the threat, and will the number survive a question?',
    begin: ['/briefs', '/figures', '/recommendations'],
    navigation: ['/briefs', '/figures', '/recommendations'],
  },
  inspector: {
    question: 'Show me evidence that this recommendation is met, with dates',
    begin: ['/recommendations', '/figures', '/briefs'],
    navigation: ['/recommendations', '/figures', '/briefs'],
  },
  'data-protection-officer': {
    question: 'Who was given what of ours, for what, and until when?',
    begin: ['/requests', '/releases', '/agreements'],
    navigation: ['/requests', '/releases', '/agreements', '/search'],
  },
  'overseas-liaison': {
    question: 'What may I pass abroad today, with which code?',
    begin: ['/releases', '/requests', '/reports/new'],
    navigation: ['/releases', '/requests', '/hits', '/search', '/reports'],
  },
  'safeguarding-lead': {
    question: 'Who waits for a referral?',
    begin: ['/life-at-risk', '/hits', '/taskings/new'],
    navigation: ['/life-at-risk', '/hits', '/requests', '/taskings', '/search'],
  },
  'data-officer': {
    question: 'Did our delivery arrive whole, and what was refused?',
    begin: ['/deliveries', '/search', '/agreements'],
    navigation: ['/deliveries', '/search', '/agreements'],
  },
}

const mostInNavigation = 7

const placesOf = (post: Post): readonly LinkShown[] => [
  { text: 'Home', href: '/' },
  ...workOfPosts[post].navigation.map(href => ({ href, text: wayTo(post, href).text })),
  { text: 'All rooms', href: '/rooms' },
]

const places = new Map<Post, readonly LinkShown[]>()

/** The ways about of a post: never more than fit in one bar; the page of all rooms has the rest. */
export const navigationOf = (post: Post): readonly LinkShown[] => {
  const known = places.get(post)
  if (known) return known
  const made = placesOf(post)
  if (made.length > mostInNavigation) throw new Error(`${post} has more than ${mostInNavigation} places.`)
  places.set(post, made)
  return made
}
