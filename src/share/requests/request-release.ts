// An officer who was told of a hit asks for what is held: who holds it is asked, also where he is not told who that is.
import { labelBetween } from '#core/guard/audience.ts'
import { telling } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { mustBe, type RecordId, type RequestId, requestId } from '#core/language/ids.ts'
import type { RequestScope, Urgency } from '#core/language/share.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { type Asked, type HeldRecord, handleOf, heldBy } from '../hits/find-holders.ts'
import { memberAtDesk, seeingAnew } from '../own-agency.ts'
import { dueFrom } from './answer-times.ts'
import { requestMadeBy, writeAskedOf, writeCameFrom, writeRequest } from './store.ts'
import { visibleRecord } from './visible-record.ts'

export type RequestRelease = {
  readonly asked: Asked
  readonly handle: string
  readonly about: string
  readonly scope: RequestScope
  readonly necessity: string
  readonly proportionality: string
  readonly urgency: Urgency
  readonly once: string
}

export type Requested =
  | { readonly kind: 'requested'; readonly request: RequestId; readonly told: readonly RecordId[] }
  | { readonly kind: 'requested-before'; readonly request: RequestId; readonly unchanged: true }
  /** What was told is told no longer, or never was. */
  | { readonly kind: 'no-such-hit'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Records of one line beyond this many add nothing to the question. */
const mostConcerned = 10

const metUnder = async (work: AuditedWork, asked: Asked, handle: string): Promise<readonly HeldRecord[]> =>
  (await heldBy(work, asked)).filter(held => handleOf(work, asked, held) === handle)

const write = async (plain: AuditedWork, ask: RequestRelease, held: readonly HeldRecord[]): Promise<RequestId> => {
  const member = mustBe(memberAtDesk(plain), 'member')
  const [one] = held
  if (!one) throw new Error('A request concerns at least one record.')
  const label = await labelBetween(plain, member.agency, [...new Set(held.map(({ owner }) => owner))])
  const work = await seeingAnew(plain)
  const id = mustBe(requestId(work.nextId('request')), 'request')
  const { about, scope, necessity, proportionality, urgency, once } = ask
  await writeRequest(work, {
    id,
    label,
    asker: member.agency,
    askedBy: member.id,
    once,
    mode: one.mode,
    ...(one.mode === 'holder' ? { holder: one.owner } : {}),
    kind: one.kind,
    about,
    scope,
    purpose: work.sight.purpose,
    necessity,
    proportionality,
    urgency,
    askedAt: work.now,
    dueAt: dueFrom(work.now, urgency),
  })
  const own = 'record' in ask.asked ? await visibleRecord(work, ask.asked.record) : undefined
  if (own) await writeCameFrom(work, id, await labelBetween(work, member.agency, []), own)
  await telling(work, 'hit', () => writeAskedOf(work, { id, label }, held.slice(0, mostConcerned)))
  await publish(work, work.listeners, {
    fact: 'release-requested',
    about: own ? [own.record] : [],
    labels: [label, ...(own ? [own.label] : [])],
  })
  return id
}

export const requestRelease = change<RequestRelease, Requested>(
  'disclosure',
  'request-release',
  (ask, outcome) => [
    ...('record' in ask.asked ? [{ record: ask.asked.record, manner: 'asked' as const }] : []),
    ...(outcome?.kind === 'requested' ? outcome.told.map(record => ({ record, manner: 'shown' as const })) : []),
  ],
  async (work, ask) => {
    const before = await requestMadeBy(work, ask.once)
    if (before) return { kind: 'requested-before', request: before, unchanged: true }
    const held = await metUnder(work, ask.asked, ask.handle)
    if (held.length === 0 || !memberAtDesk(work)) return { kind: 'no-such-hit', unchanged: true }
    const labels = [...new Set(held.map(one => one.label))]
    const cleared = permit(work.sight, 'ask', seal(held, labels), await labelFactsAt(work.db, work.now, labels))
    if (isRefusal(cleared)) return cleared
    const request = await write(work, ask, cleared.content)
    return { kind: 'requested', request, told: cleared.content.map(one => one.record) }
  },
)
