// Somebody who is a suspect here and a victim or a child there may have been made to do it (Modern Slavery Act 2015 s.45).
import type { Thing } from './look-at-thing.ts'

const suspected = ['suspect', 'convicted']

/**
 * Whether the records of one person that this viewer sees name a suspect on one side and a victim or child on the other.
 * It is shown beside the records; it is not a property of the person, and nothing is stored.
 */
export const isPossiblyCoerced = ({ records, links }: Pick<Thing, 'records' | 'links'>): boolean => {
  if (records[0]?.kind !== 'person') return false
  const roles = links.flatMap(link => (link.properties.role ?? []).map(role => role.code))
  const isSuspect = roles.some(role => suspected.includes(role))
  const isVulnerable =
    roles.includes('victim') || records.some(record => ['victim', 'child'].includes(record.protected))
  return isSuspect && isVulnerable
}
