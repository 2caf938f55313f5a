// The way in. The demonstration offers one invented person per post; an instance with real data refuses this door.
import type { Kysely } from 'kysely'
import { absent, defineRoute, field, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Clock } from '#core/ground/clock.ts'
import { purposesOfPost } from '#core/guard/asker.ts'
import { type DemonstrationMember, demonstrationMembers } from '#core/guard/members.ts'
import { changePurpose, endSession, startSession } from '#core/guard/sessions.ts'
import { memberId } from '#core/language/ids.ts'
import { posts } from '#core/language/members.ts'
import { purposes } from '#core/language/protection.ts'
import { healthRoute } from './health.route.ts'
import { roomsRoute } from './rooms.route.ts'
import { workOfPosts } from './work-of-posts.ts'

export type EntranceNeeds = {
  readonly db: Kysely<unknown>
  readonly clock: Clock
  readonly isSynthetic: () => Promise<boolean>
  readonly newToken?: () => string
}

const person = (member: DemonstrationMember) => ({
  id: member.id,
  name: member.name,
  post: posts.words[member.post],
  agency: member.agency,
  question: workOfPosts[member.post].question,
})

const chosen = async (needs: EntranceNeeds, id: string): Promise<DemonstrationMember | undefined> =>
  (await demonstrationMembers(needs.db)).find(member => member.id === memberId(id))

const signInPage = async (needs: EntranceNeeds, error?: string) => {
  const isOpen = await needs.isSynthetic()
  const people = isOpen ? (await demonstrationMembers(needs.db)).map(person) : []
  return page('entrance/sign-in.page.njk', {
    title: 'Sign in',
    marking: 'OFFICIAL',
    isOpen,
    people,
    ...(error ? { errors: [{ text: error, field: people[0] ? `member-${people[0].id}` : 'main-content' }] } : {}),
  })
}

export const entranceRoutes = (needs: EntranceNeeds): Routes => [
  healthRoute(needs.db),
  roomsRoute,
  defineRoute<Officer>({
    method: 'GET',
    url: '/sign-in',
    access: 'public',
    ledger: 'none',
    handler: ask => (ask.visitor ? seeOther('/') : signInPage(needs)),
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/sign-in',
    access: 'public',
    ledger: 'none',
    limit: { field: 'member', tries: 30, seconds: 60 },
    handler: async ask => {
      if (!(await needs.isSynthetic())) return absent()
      const member = await chosen(needs, field(ask.form, 'member'))
      const [purpose] = member ? purposesOfPost(member.post) : []
      if (!member || !purpose) return signInPage(needs, 'Choose who you are')
      return seeOther('/', {
        session: { start: await startSession(needs.db, member.id, purpose, needs.clock.now(), needs.newToken?.()) },
      })
    },
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/sign-out',
    access: 'public',
    ledger: 'none',
    handler: async ask => {
      if (ask.session !== undefined) await endSession(needs.db, ask.session)
      return seeOther('/sign-in', { session: 'end' })
    },
  }),
  defineRoute<Officer>({
    method: 'GET',
    url: '/purpose',
    access: 'signed-in',
    ledger: 'none',
    handler: ask => page('entrance/purpose.page.njk', purposePage(ask.visitor)),
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/purpose',
    access: 'signed-in',
    ledger: 'none',
    handler: async ask => {
      const purpose = field(ask.form, 'purpose')
      if (!purposes.has(purpose) || !purposesOfPost(ask.visitor.post).includes(purpose))
        return page('entrance/purpose.page.njk', {
          ...purposePage(ask.visitor),
          errors: [{ text: 'Choose a purpose', field: 'purpose' }],
        })
      await changePurpose(needs.db, ask.session, purpose)
      return seeOther('/')
    },
  }),
]

const purposePage = ({ post, purpose }: Officer) => ({
  title: 'Why do you need to see this?',
  marking: 'OFFICIAL' as const,
  back: { text: 'Home', href: '/' },
  items: purposesOfPost(post).map(value => ({ value, text: purposes.words[value], checked: value === purpose })),
})
