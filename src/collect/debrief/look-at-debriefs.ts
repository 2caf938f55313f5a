// Looking at debriefs: the list of those one may see, and one with what was asked, what came of it, and what is to be asked next.
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { DebriefId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type ReadLink, type ReadRecord, readLinks, readRecords } from '../records/read-records.ts'
import { mayWrite } from '../written/who-may-read.ts'
import { clearedToFollowUp } from './follow-up.ts'
import { circleOf } from './labels.ts'
import { type Answer, answersOf, type Debrief, debriefAt, debriefsAfter, identityOf } from './read-debriefs.ts'

const onePage = 30

export const listDebriefs = look(
  'list-debriefs',
  async (work: Work, { after }: { readonly after: DebriefId | undefined }) => {
    const listed = await debriefsAfter(work, after, onePage + 1)
    const page = {
      debriefs: listed.slice(0, onePage),
      hasNext: listed.length > onePage,
      mayDebrief: mayWrite(work, 'debrief', 'debrief'),
    }
    return { page, shows: [] }
  },
)

export type DebriefShown = Debrief & {
  readonly answers: readonly (Answer & { readonly written: ReadRecord | undefined })[]
  readonly named: readonly ReadRecord[]
  readonly links: readonly ReadLink[]
  readonly identity: ReadRecord | undefined
  readonly mayDebrief: boolean
  readonly mayFollowUp: boolean
  readonly isInCircle: boolean
}

const mostLinks = 500

const mayDebrief = async (work: Work, debrief: Debrief): Promise<boolean> => {
  const facts = await labelFactsAt(work.db, work.now, [debrief.label])
  return !isRefusal(permit(work.sight, 'debrief', seal(debrief, [debrief.label]), facts))
}

export const lookAtDebrief = look(
  'look-at-debrief',
  async (work: Work, { debrief: id }: { readonly debrief: DebriefId }) => {
    const debrief = await debriefAt(work, id)
    if (!debrief) return { page: undefined, shows: [], asked: [] }
    // What was said before it was known that a child spoke stays sealed, also for the circle that keeps it: no page of work shows it.
    const isSealed = debrief.stoppedWhy === 'age'
    const answers = isSealed ? [] : await answersOf(work, id)
    const identity = isSealed ? undefined : await identityOf(work, id)
    const own = answers.flatMap(answer => answer.record ?? [])
    const links = await readLinks(work, own, mostLinks)
    const ends = links.map(link => link.from)
    const ids = [...new Set([...own, ...ends, ...(identity ? [identity] : [])])]
    const records = new Map((await readRecords(work, ids)).map(one => [one.id, one]))
    const page: DebriefShown = {
      ...debrief,
      answers: answers.map(answer => ({ ...answer, written: answer.record ? records.get(answer.record) : undefined })),
      named: [...records.values()].filter(one => !own.includes(one.id) && one.id !== identity),
      links,
      identity: identity && records.get(identity),
      mayDebrief: await mayDebrief(work, debrief),
      mayFollowUp:
        debrief.state === 'stopped' && !debrief.followedUpAt && !isRefusal(await clearedToFollowUp(work, debrief)),
      isInCircle: circleOf(work) !== undefined,
    }
    return { page, shows: [...records.keys()] }
  },
)
