// One invented person per post, at the desk where that post's question arises; the names are nobody's.
export type Member = {
  readonly name: string
  readonly agency: string
  readonly post: string
  /** Whoever decides immigration status gets silence on everybody who needs protection. */
  readonly immigrationStatusWork?: true
  readonly compartments?: readonly string[]
}

export const members: readonly Member[] = [
  { name: 'Maren Holloway', agency: 'estuary-police', post: 'intelligence-officer' },
  { name: 'Idris Penhallow', agency: 'four-rivers-regional-unit', post: 'analyst' },
  {
    name: 'Tova Lindqvist-Rao',
    agency: 'arrivals-reception-centre',
    post: 'debriefer',
    compartments: ['debrief-identity'],
  },
  { name: 'Callum Adeyemi-Frost', agency: 'domestic-taskforce', post: 'tasking-coordinator' },
  {
    name: 'Bronwen Castellane',
    agency: 'national-serious-crime-office',
    post: 'lead-responsible-officer',
    compartments: ['operation-lantern'],
  },
  { name: 'Jonas Merriweather-Oyelaran', agency: 'downland-police', post: 'operation-lead' },
  { name: 'Saoirse Vantongeren', agency: 'domestic-taskforce', post: 'taskforce-lead' },
  { name: 'Leopold Marchbanks-Iyer', agency: 'border-command-office', post: 'commander-office' },
  { name: 'Henrike Dunmorrow', agency: 'constabulary-inspectorate', post: 'inspector' },
  { name: 'Oswin Featherly-Nkemelu', agency: 'estuary-police', post: 'data-protection-officer' },
  { name: 'Amaia Thistlewood', agency: 'overseas-liaison-network', post: 'overseas-liaison' },
  { name: 'Rosalind Achterberg', agency: 'saltmere-council', post: 'safeguarding-lead' },
  { name: 'Piers Kowalczyk-Wren', agency: 'frontier-control-service', post: 'data-officer' },
  {
    name: 'Delphine Harrowgate',
    agency: 'residence-enforcement-directorate',
    post: 'intelligence-officer',
    immigrationStatusWork: true,
  },
  { name: 'Ottoline Bracegirdle-Sow', agency: 'customs-and-levies-office', post: 'intelligence-officer' },
]
