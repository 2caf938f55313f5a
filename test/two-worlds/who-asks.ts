// Who asks at which route where not everybody asks everything: those whose post lets them do what its case is about, and one more in turn.
import { type ViewerName, viewerNames } from './visible-world.ts'

/** By how a route's address begins, the longer first. */
const able: readonly (readonly [address: string, names: readonly ViewerName[]])[] = [
  ['/assets', ['officer']],
  ['/about', ['officer']],
  ['/health', ['officer']],
  ['/rooms', ['officer']],
  ['/sign-in', ['officer']],
  ['/reports', ['officer', 'commanderOffice']],
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

const isAsked = (at: number, address: string, name: ViewerName): boolean => {
  const [, names = ['analyst'] as const] = able.find(([begins]) => address.startsWith(begins)) ?? []
  return (names as readonly ViewerName[]).includes(name) || viewerNames[at % viewerNames.length] === name
}

/** Whether this viewer asks at the route in this place of the table: between them they ask at all. */
export const asksAt = (name: ViewerName, route: string, place: number): boolean =>
  isAsked(place, route.split(' ')[1] ?? '', name)
