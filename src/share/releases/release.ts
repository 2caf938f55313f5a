// A release: what of ours went to whom, under which conditions, until when, as reliable as it was then; and its end.
import type { AgencyCode, LabelId, RecordId, ReleaseId, RequestId } from '#core/language/ids.ts'
import type { ReleaseNotice, RequestScope } from '#core/language/share.ts'

export type Release = {
  readonly id: ReleaseId
  readonly label: LabelId
  readonly holder: { readonly code: AgencyCode; readonly name: string }
  readonly givenBy: string
  readonly request?: RequestId
  readonly scope: RequestScope
  readonly conditions: string
  readonly isOriginatorControlled: boolean
  readonly harmReason?: string
  readonly givenAt: Date
  readonly until?: Date
  readonly withdrawn?: { readonly at: Date; readonly by: string; readonly why: string }
}

export type Recipient = { readonly code: AgencyCode; readonly name: string; readonly label: LabelId }

/** A released record as it was then and as it stands. */
export type ReleasedRecord = {
  readonly record: RecordId
  readonly label: LabelId
  readonly version: number
  readonly grade?: string
  readonly asOf: Date
  /** What has become of it since, in a word that a recipient acknowledges; '' while it is what was released. */
  readonly state: string
  readonly changedAt: Date
}

export type Acknowledged = {
  readonly recipient: AgencyCode
  readonly notice: ReleaseNotice
  readonly record?: RecordId
  readonly state: string
  readonly by: string
  readonly at: Date
}

/** What two people call it on the telephone. */
export const referenceOf = (id: ReleaseId): string => `R-${id.slice(0, 8).toUpperCase()}`

export const hasEnded = ({ until, withdrawn }: Pick<Release, 'until' | 'withdrawn'>, now: Date): boolean =>
  withdrawn !== undefined || (until !== undefined && until <= now)

/** Attached by the program to what the originator controls: customs information goes no further than it was supplied. */
export const originatorControl =
  'Under the control of its originator. Use it only for the purpose for which it was supplied, and pass it to nobody without the originator’s written consent. Wrongful disclosure of information that identifies somebody can be an offence (Border Security, Asylum and Immigration Act 2025, sections 30 to 32).'

/** What a recipient has not yet acknowledged of a release. */
export type Unacknowledged = {
  readonly notice: ReleaseNotice
  readonly since: Date
  readonly records: readonly ReleasedRecord[]
}

const isKnown = (acknowledged: readonly Acknowledged[], recipient: AgencyCode, one: ReleasedRecord): boolean =>
  acknowledged.some(
    known =>
      known.recipient === recipient &&
      known.notice === 'change' &&
      known.record === one.record &&
      known.state === one.state,
  )

/** A withdrawal stands before all else: of what was taken back, no change is told. */
export const unacknowledgedBy = (
  recipient: AgencyCode,
  { withdrawn, until }: Pick<Release, 'withdrawn' | 'until'>,
  records: readonly ReleasedRecord[],
  acknowledged: readonly Acknowledged[],
  now: Date,
): Unacknowledged | undefined => {
  if (withdrawn) {
    const isRead = acknowledged.some(one => one.recipient === recipient && one.notice === 'withdrawal')
    return isRead ? undefined : { notice: 'withdrawal', since: withdrawn.at, records: [] }
  }
  if (hasEnded({ ...(until ? { until } : {}) }, now)) return undefined
  const changed = records.filter(one => one.state !== '' && !isKnown(acknowledged, recipient, one))
  const [first, ...rest] = changed
  if (!first) return undefined
  const since = rest.reduce((at, one) => (one.changedAt < at ? one.changedAt : at), first.changedAt)
  return { notice: 'change', since, records: changed }
}

export const hoursSince = (since: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / 3_600_000))
