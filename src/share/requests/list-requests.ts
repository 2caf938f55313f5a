// Requests to my agency and of my agency, with how each stands.
import type { Work } from '#core/guard/desk.ts'
import type { ReleaseId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Request, type Stand, standForAsker, standOf, threadsIn } from './request.ts'
import { requestsAsked, requestsOfUs, saidOf } from './store.ts'

export type Standing = {
  readonly request: Request
  readonly stand: Stand
  readonly answeredAt?: Date
  readonly releases: readonly ReleaseId[]
}

export type RequestLists = {
  readonly toAnswer: readonly Standing[]
  readonly asked: readonly Standing[]
  readonly hasMoreToAnswer: boolean
  readonly hasMoreAsked: boolean
  readonly now: Date
}

export const onePage = 25

const standing = async (
  work: Work,
  requests: readonly Request[],
  side: 'asker' | 'holder',
): Promise<readonly Standing[]> => {
  const said = await saidOf(
    work,
    requests.map(one => one.id),
  )
  return requests.map(request => {
    const all = said.get(request.id) ?? []
    const last = all
      .filter(one => one.side === 'holder')
      .reduce<Date | undefined>((at, one) => (at && at > one.at ? at : one.at), undefined)
    return {
      request,
      stand: side === 'asker' ? standForAsker(threadsIn(all)) : standOf(all),
      ...(last ? { answeredAt: last } : {}),
      releases: all.flatMap(one => one.release ?? []),
    }
  })
}

export const requestsToAnswer = async (work: Work, limit: number, after = 0): Promise<readonly Standing[]> =>
  standing(work, await requestsOfUs(work, limit, after), 'holder')

export const requestsMade = async (work: Work, limit: number, after = 0): Promise<readonly Standing[]> =>
  standing(work, await requestsAsked(work, limit, after), 'asker')

export const listRequests = look('list-requests', async (work: Work, { after }: { readonly after: number }) => {
  const toAnswer = await requestsToAnswer(work, onePage + 1, after)
  const asked = await requestsMade(work, onePage + 1, after)
  const page: RequestLists = {
    toAnswer: toAnswer.slice(0, onePage),
    asked: asked.slice(0, onePage),
    hasMoreToAnswer: toAnswer.length > onePage,
    hasMoreAsked: asked.length > onePage,
    now: work.now,
  }
  return { page, shows: [] }
})
