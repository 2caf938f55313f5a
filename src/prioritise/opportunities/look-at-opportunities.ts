// What was missed, as this viewer's own sight shows it: a list, and one of it with the records that it rests on.
import { type ReadRecord, readRecords } from '#collect'
import { agencyNames } from '#core/guard/agencies.ts'
import type { Work } from '#core/guard/desk.ts'
import { decide, type LabelFacts } from '#core/guard/policy.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { GroupId, LabelId, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, groupAt, membershipsOf } from '#understand'
import type { Lead } from '../lead/lead.ts'
import { leadsNow } from '../lead/read-leads.ts'
import { restsOnNow } from './dismiss-opportunity.ts'
import { restsOn } from './dismissals.ts'
import { type FoundOpportunity, findOpportunities, opportunityAt } from './find-opportunities.ts'

export type InGroup = { readonly group: CrimeGroup; readonly lead?: Lead }

export type SeenOpportunities = {
  readonly found: readonly FoundOpportunity[]
  readonly hasMore: boolean
  readonly names: ReadonlyMap<string, string>
  readonly records: ReadonlyMap<RecordId, ReadRecord>
  /** The group of the register that something belongs to, by its record. */
  readonly groups: ReadonlyMap<RecordId, InGroup>
}

const shownAtOnce = 60

const groupsOf = async (work: Work, records: readonly RecordId[]): Promise<ReadonlyMap<RecordId, InGroup>> => {
  const memberships = (await membershipsOf(work, records)).filter(one => one.ended === undefined)
  const ids = [...new Set(memberships.map(one => one.group))]
  const leads = await leadsNow(work, ids)
  const groups = new Map<GroupId, InGroup>()
  for (const id of ids) {
    const group = await groupAt(work, id)
    const lead = leads.get(id)
    if (group?.state === 'accepted') groups.set(id, { group, ...(lead ? { lead } : {}) })
  }
  return new Map(
    memberships.flatMap(({ record, group }) => {
      const found = groups.get(group)
      return found ? [[record, found] as const] : []
    }),
  )
}

const seenAround = async (
  work: Work,
  found: readonly FoundOpportunity[],
  hasMore: boolean,
): Promise<SeenOpportunities> => {
  const records = await readRecords(work, [...new Set(found.flatMap(restsOn))])
  return {
    found,
    hasMore,
    names: await agencyNames(work.db),
    records: new Map(records.map(record => [record.id, record])),
    groups: await groupsOf(
      work,
      found.flatMap(one => [...one.about.records]),
    ),
  }
}

export const lookAtOpportunities = look('look-at-opportunities', async (work, _: undefined) => {
  const all = await findOpportunities(work)
  const page = await seenAround(work, all.slice(0, shownAtOnce), all.length > shownAtOnce)
  return { page, shows: [...page.records.keys()] }
})

export type LookAtOpportunity = { readonly rule: string; readonly record: RecordId }

/** Whether this officer decides for his agency: the policy is asked of a label as his agency would write one, because there may be none yet. */
const mayDismiss = (work: Work): boolean => {
  const owner = agencyOf(work.sight.by)
  if (owner === '') return false
  const nobody: readonly string[] = []
  const label: LabelFacts = {
    id: 0 as LabelId,
    ...{
      owner,
      marking: 'OFFICIAL-SENSITIVE',
      handling: 'P',
      hit: 'silence',
      regime: 'law-enforcement',
      compare: 'never',
    },
    ...{ agreementReaders: nobody, agreementParties: nobody, agreementPurposes: nobody, grantees: nobody },
    purposes: [work.sight.purpose],
    protected: 'none',
  }
  return decide(work.sight.by, 'task', label, work.sight.purpose).allowed
}

export const lookAtOpportunity = look('look-at-opportunity', async (work, ask: LookAtOpportunity) => {
  const found = await opportunityAt(work, ask.rule, ask.record)
  const seen = found && (await seenAround(work, [found], false))
  const page = seen &&
    found && {
      ...seen,
      one: found,
      mayDismiss: mayDismiss(work),
      rests: restsOnNow(await readRecords(work, restsOn(found))),
      once: work.nextId(`form dismissal ${ask.rule} ${ask.record}`),
    }
  return { page, shows: page ? [...page.records.keys()] : [], asked: [ask.record] }
})
