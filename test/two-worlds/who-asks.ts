// Who asks at which route where not everybody asks everything: those whose post lets them do what its case is about, and one more in turn.
import { type ViewerName, viewerNames } from './visible-world.ts'

/** By how a route's address begins, the longer first. */
const able: readonly (readonly [address: string, names: readonly ViewerName[]])[] = [
  ['/assets', ['officer']],
  ['/about', ['officer']],
  ['/health', ['officer']],
  ['/rooms', ['officer']],
  ['/sign-in', ['officer']],
  ['/report', ['officer', 'commanderOffice']],
  ['/deliveries', ['statusWorker']],
  ['/search', ['officer', 'safeguardingLead']],
  ['/things', ['analyst', 'statusWorker']],
  ['/debriefs', ['safeguardingLead', 'leadOfficer']],
  ['/records', ['officer']],
  ['/life-at-risk', ['safeguardingLead']],
  ['/requests', ['leadOfficer']],
  ['/releases', ['analyst']],
  ['/groups/:id/lead', ['coordinator']],
  ['/groups/:id/taskings', ['coordinator']],
  ['/groups', ['leadOfficer']],
  ['/taskings', ['coordinator']],
  ['/operations', ['coordinator', 'leadOfficer']],
  ['/disruptions', ['officer', 'analyst']],
  ['/figures', ['taskforceLead', 'coordinator']],
  ['/briefs', ['taskforceLead', 'coordinator']],
  ['/recommendations', ['taskforceLead']],
]

/** Whether this viewer asks at the route in this place of the table: between them they ask at all. */
export const asksAt = (name: ViewerName, route: string, place: number): boolean => {
  const [, address = ''] = route.split(' ')
  const [, names = ['analyst'] as const] = able.find(([begins]) => address.startsWith(begins)) ?? []
  if ((names as readonly ViewerName[]).includes(name)) return true
  // A thing that who asks may not look at or act on is answered as one that is not there, which each case asks for anyway.
  return !address.includes(':') && viewerNames[place % viewerNames.length] === name
}
