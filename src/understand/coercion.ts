// Somebody who is a suspect here and a victim or a child there may have been made to do it (Modern Slavery Act 2015 s.45).
import type { ReadLink, ReadRecord } from '#collect'

const suspected = ['suspect', 'convicted']
const ofAge = 18

/** Whether a date of birth leaves it open that somebody is under 18 on this day: the latest day that it may mean counts. */
const mayBeUnder18 = ({ properties }: ReadRecord, on: Date): boolean => {
  const youngest = new Date(Date.UTC(on.getUTCFullYear() - ofAge, on.getUTCMonth(), on.getUTCDate()))
  return (properties.birthDate ?? []).some(date => new Date(date.to) > youngest)
}

/**
 * Whether the records of one person that this viewer sees name a suspect on one side and a victim, a child or somebody under 18 on the
 * other. It is shown beside the records; it is not a property of the person, and nothing is stored.
 */
export const isPossiblyCoerced = (
  { records, links }: { readonly records: readonly ReadRecord[]; readonly links: readonly ReadLink[] },
  on: Date,
): boolean => {
  if (records[0]?.kind !== 'person') return false
  const roles = links.flatMap(link => (link.properties.role ?? []).map(role => role.code))
  const isSuspect = roles.some(role => suspected.includes(role))
  const isVulnerable =
    roles.includes('victim') ||
    records.some(record => ['victim', 'child'].includes(record.protected) || mayBeUnder18(record, on))
  return isSuspect && isVulnerable
}
