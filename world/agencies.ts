// The agencies of the world: invented bodies of the kinds that such a taskforce brings together, so that no failing is anybody's.

export type Agency = {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly jurisdiction: 'england-wales' | 'united-kingdom' | 'overseas'
}

const inEnglandAndWales = (code: string, name: string, kind: string): Agency => ({
  code,
  name,
  kind,
  jurisdiction: 'england-wales',
})
const acrossTheCountry = (code: string, name: string, kind: string): Agency => ({
  code,
  name,
  kind,
  jurisdiction: 'united-kingdom',
})

export const agencies: readonly Agency[] = [
  acrossTheCountry('domestic-taskforce', 'Domestic Taskforce', 'taskforce'),
  acrossTheCountry('border-command-office', 'Border Command Office', 'border-security-command'),
  inEnglandAndWales('constabulary-inspectorate', 'Constabulary Inspectorate', 'inspectorate'),
  inEnglandAndWales('estuary-police', 'Estuary Police', 'territorial-police'),
  inEnglandAndWales('downland-police', 'Downland Police', 'territorial-police'),
  inEnglandAndWales('northmoor-police', 'Northmoor Police', 'territorial-police'),
  inEnglandAndWales('wolds-constabulary', 'Wolds Constabulary', 'territorial-police'),
  inEnglandAndWales('four-rivers-regional-unit', 'Four Rivers Regional Crime Unit', 'regional-crime-unit'),
  acrossTheCountry('national-serious-crime-office', 'National Serious Crime Office', 'national-crime'),
  acrossTheCountry('frontier-control-service', 'Frontier Control Service', 'border-control'),
  acrossTheCountry('residence-enforcement-directorate', 'Residence Enforcement Directorate', 'immigration-enforcement'),
  acrossTheCountry('customs-and-levies-office', 'Customs and Levies Office', 'customs-and-revenue'),
  acrossTheCountry('joint-sea-watch-centre', 'Joint Sea Watch Centre', 'maritime-security'),
  acrossTheCountry('shore-rescue-service', 'Shore Rescue Service', 'coastguard'),
  inEnglandAndWales('port-of-saltmere-police', 'Port of Saltmere Police', 'port-police'),
  acrossTheCountry('rail-and-road-police', 'Rail and Road Police', 'transport-police'),
  acrossTheCountry('national-road-camera-service', 'National Road Camera Service', 'road-cameras'),
  acrossTheCountry('fair-work-inspectorate', 'Fair Work Inspectorate', 'labour-abuse'),
  inEnglandAndWales('saltmere-council', 'Saltmere Council', 'local-authority'),
  inEnglandAndWales('northmoor-council', 'Northmoor Council', 'local-authority'),
  acrossTheCountry('arrivals-reception-centre', 'Arrivals Reception Centre', 'arrival-reception'),
  acrossTheCountry('financial-reports-unit', 'Financial Reports Unit', 'financial-intelligence'),
  acrossTheCountry('overseas-liaison-network', 'Overseas Liaison Network', 'overseas-liaison'),
  acrossTheCountry('border-command-office', 'Border Command Office', 'border-security-command'),
  inEnglandAndWales('constabulary-inspectorate', 'Constabulary Inspectorate', 'inspectorate'),
  inEnglandAndWales('custody-and-release-service', 'Custody and Release Service', 'prison-service'),
]
