// Which agencies can be asked to act: those that share an agreement with one's own. Of any other this instance may know, nothing is said.
import type { Work } from '#core/guard/desk.ts'
import { agenciesNamed, type Partner, partnersOf } from '#core/guard/partners.ts'
import type { AgencyCode } from '#core/language/ids.ts'
import { type Post, posts } from '#core/language/members.ts'

export type AgencyToAsk = Partner

/** Kinds of agency that do not carry out taskings: they read what came of them. Configuration, not a published rule. */
const notAsked: readonly string[] = ['inspectorate', 'border-security-command', 'department']

export const agenciesToAsk = async (work: Work): Promise<readonly AgencyToAsk[]> =>
  (await partnersOf(work)).filter(agency => !notAsked.includes(agency.kind))

/** The posts that can decide on an escalation. Which they are is the taskforce's own configuration, not a published rule. */
export const postsToEscalateTo = [
  'taskforce-lead',
  'tasking-coordinator',
  'lead-responsible-officer',
  'safeguarding-lead',
] as const satisfies readonly Post[]

export type Arbiter = { readonly post: Post; readonly agency: AgencyCode; readonly words: string }

/**
 * Whom a tasking can be escalated to: a post of an agency that reads it, and of the taskforce, which may be let in by the agency that asks.
 * INVARIANT: posts, not people: who works where is not asked, so that nothing of a member shows whom the viewer may not know.
 */
export const arbitersFor = async (
  work: Work,
  readers: readonly AgencyCode[],
  mayLetIn: boolean,
): Promise<readonly Arbiter[]> => {
  const coordinating = mayLetIn ? (await partnersOf(work)).filter(agency => agency.kind === 'taskforce') : []
  const agencies = await agenciesNamed(work, [...coordinating.map(agency => agency.code), ...readers])
  return agencies.flatMap(agency =>
    postsToEscalateTo.map(post => ({ post, agency: agency.code, words: `${posts.words[post]}, ${agency.name}` })),
  )
}
