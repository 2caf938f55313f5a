// All the sources of the world, in the order of the agencies that hold them.
import type { SourceView } from '../observe/source-view.ts'
import { arrivalsDebrief } from './arrivals-debrief.ts'
import { arrivalsDevices } from './arrivals-devices.ts'
import { arrivalsIdentity } from './arrivals-identity.ts'
import { custodyPopulation } from './custody-population.ts'
import { custodyVisits } from './custody-visits.ts'
import { customsDeclarations } from './customs-declarations.ts'
import { customsMoneyServices } from './customs-money-services.ts'
import { customsTraders } from './customs-traders.ts'
import { downlandCustody } from './downland-custody.ts'
import { downlandIncidents } from './downland-incidents.ts'
import { estuaryIntelligence } from './estuary-intelligence.ts'
import { estuaryNominals } from './estuary-nominals.ts'
import { estuaryStops } from './estuary-stops.ts'
import { fairWorkInspections } from './fair-work-inspections.ts'
import { financeReports } from './finance-reports.ts'
import { frontierFreight } from './frontier-freight.ts'
import { frontierPassengers } from './frontier-passengers.ts'
import { frontierSeizures } from './frontier-seizures.ts'
import { harbourGate } from './harbour-gate.ts'
import { nationalCalls } from './national-calls.ts'
import { nationalIntelligence } from './national-intelligence.ts'
import { northmoorCalls } from './northmoor-calls.ts'
import { northmoorNominals } from './northmoor-nominals.ts'
import { northmoorSafeguarding } from './northmoor-safeguarding.ts'
import { overseasReports } from './overseas-reports.ts'
import { residenceArrivals } from './residence-arrivals.ts'
import { residenceCasework } from './residence-casework.ts'
import { residenceVisits } from './residence-visits.ts'
import { rocuGroups } from './rocu-groups.ts'
import { rocuIntelligence } from './rocu-intelligence.ts'
import { saltmereChildren } from './saltmere-children.ts'
import { saltmereHousing } from './saltmere-housing.ts'
import { seaWatchTracks } from './sea-watch-tracks.ts'
import { shoreRescueIncidents } from './shore-rescue-incidents.ts'
import { taskforceReturns } from './taskforce-returns.ts'
import { transportChecks } from './transport-checks.ts'
import { waysCameras } from './ways-cameras.ts'
import { woldsIntelligence } from './wolds-intelligence.ts'
import { woldsPeople } from './wolds-people.ts'

export const sourceViews: readonly SourceView[] = [
  estuaryNominals,
  estuaryStops,
  estuaryIntelligence,
  downlandCustody,
  downlandIncidents,
  northmoorNominals,
  northmoorCalls,
  woldsPeople,
  woldsIntelligence,
  rocuGroups,
  rocuIntelligence,
  nationalIntelligence,
  nationalCalls,
  frontierPassengers,
  frontierFreight,
  frontierSeizures,
  residenceArrivals,
  residenceCasework,
  residenceVisits,
  customsDeclarations,
  customsTraders,
  customsMoneyServices,
  seaWatchTracks,
  shoreRescueIncidents,
  harbourGate,
  waysCameras,
  transportChecks,
  fairWorkInspections,
  saltmereChildren,
  saltmereHousing,
  northmoorSafeguarding,
  arrivalsDebrief,
  arrivalsIdentity,
  arrivalsDevices,
  financeReports,
  overseasReports,
  custodyPopulation,
  custodyVisits,
  taskforceReturns,
]
