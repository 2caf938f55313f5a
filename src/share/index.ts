// The front door of the room that asks: who else holds it, and may we see it?
import type { Routes } from '#core/frame/officer.ts'
import { agreementRoutes } from './agreements/look-at-agreements.route.ts'
import { listHitsRoute } from './hits/list-hits.route.ts'
import { listReleasesRoute } from './releases/list-releases.route.ts'
import { releaseRoutes } from './releases/look-at-release.route.ts'
import { releaseRecordRoutes } from './releases/release-record.route.ts'
import { listRequestsRoute } from './requests/list-requests.route.ts'
import { requestRoutes } from './requests/look-at-request.route.ts'
import { requestReleaseRoutes } from './requests/request-release.route.ts'

export { type Asked, findHolders, type Hit } from './hits/find-holders.ts'
export { type HitShown, othersHold, type SharingShown, sharingOf } from './hits/say-hits.ts'
export { waits } from './waits.ts'
export const shareRoutes: Routes = [
  ...agreementRoutes,
  listHitsRoute,
  listRequestsRoute,
  ...requestReleaseRoutes,
  ...requestRoutes,
  listReleasesRoute,
  ...releaseRecordRoutes,
  ...releaseRoutes,
]
