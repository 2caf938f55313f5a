// The morning of the boat: a debrief, an alarm, a voyage.
import { namedIn, yesToAll } from '../fixtures/filled-form.ts'
import { at, fillIn, hiddenFields, pathOf, type Step } from './step.ts'

const gates = {
  site: 'Gull Point reception',
  age: 'adult',
  welfare: 'yes',
  offered: 'yes',
  told: 'yes',
  understood: 'yes',
  agrees: 'yes',
  consent: '3',
  language: 'Kurdish (Sorani)',
  interpreter: 'I-204',
  present: 'nobody',
  readers: 'debrief-sharing',
}

export const arrival: readonly Step[] = [
  {
    name: 'A debrief begins, gates first',
    room: 'collect',
    by: 'debriefer',
    words:
      'A man who came ashore in the night says that he will talk. Before a question is asked, Breakwater asks its own: is he well, is he an adult, does he understand, does he agree? He gets a pseudonym; who he is lies apart.',
    act: async (desk, { made }) => {
      const page = await fillIn(desk, '/debriefs/new', '/debriefs', gates)
      made.set('debrief', pathOf(page))
      return page
    },
    shows: made => at(made, 'debrief'),
    entered: [{ verb: 'collection', act: 'open-debrief', outcome: 'opened' }],
    hiddenFrom: [{ who: 'statusOfficer' }, { who: 'officer' }, { who: 'commander' }],
  },
  {
    name: 'What he saw, graded answer by answer',
    room: 'collect',
    by: 'debriefer',
    words:
      'A man called Rebin took the money and told them which beach. He saw it himself: that proposes A, and a person decides. The number he gives becomes a record that may meet other agencies’ records; his own words stay with those who debrief.',
    act: async (desk, { made }) => {
      const address = `${at(made, 'debrief')}/answers/people`
      const second = await fillIn(desk, address, address, {
        state: 'answered',
        directness: 'saw',
        'q-name': 'Rebin Shwan',
        'q-phone': '+44 7700 900 321',
        'q-does': 'Took the money and told us which beach',
        do: 'continue',
      })
      return desk.send(address, { ...yesToAll(second.text), source: '2', assessment: 'C', do: 'save' })
    },
    shows: made => at(made, 'debrief'),
    entered: [{ verb: 'collection', act: 'write-answer', outcome: 'written' }],
    hiddenFrom: [{ who: 'statusOfficer' }],
  },
  {
    name: 'A life at risk, raised in one touch',
    room: 'life at risk',
    by: 'debriefer',
    words:
      'In passing he mentions a woman who is kept in a house until she has paid. That cannot wait for a grade: one sentence raises it, and the page says first whom to ring.',
    act: async (desk, { made }) => {
      const page = await fillIn(desk, '/life-at-risk/new', '/life-at-risk', {
        danger: 'A woman is locked in at 14 Harbour Road, Saltmere, until she pays what she owes',
      })
      made.set('alarm', pathOf(page))
      return page
    },
    shows: made => at(made, 'alarm'),
    entered: [{ verb: 'collection', act: 'raise-life-at-risk', outcome: 'kept' }],
    hiddenFrom: [{ who: 'statusOfficer' }, { who: 'inspector' }],
  },
  {
    name: 'Taken on, acted on, closed with what was done',
    room: 'life at risk',
    by: 'safeguardingLead',
    words:
      'The safeguarding lead takes it on within minutes and puts down why she acts. The alarm is closed with what came of it.',
    act: async (desk, { made }) => {
      const path = at(made, 'alarm')
      await fillIn(desk, path, path, { step: 'acknowledged' })
      await fillIn(desk, path, path, {
        step: 'acting',
        'words-acting': 'A locked door and a debt: officers go with a support worker',
      })
      return fillIn(desk, path, path, {
        step: 'closed',
        'words-closed': 'She was found and is in a safe place; the council has her case',
      })
    },
    shows: made => at(made, 'alarm'),
    entered: [{ verb: 'alteration', act: 'answer-life-at-risk', outcome: 'closed' }],
    hiddenFrom: [{ who: 'statusOfficer' }],
  },
  {
    name: 'A voyage that joins what is known of it',
    room: 'collect',
    by: 'debriefer',
    words:
      'Boat, engine, people, launch and landing become one voyage. What is missing is said; who steered is nobody’s guilt.',
    act: async (desk, { made }) => {
      const second = await fillIn(desk, '/voyages/new', '/voyages/new', {
        'launched-day': '2026-10-04',
        'launched-time': '02:30',
        'landed-day': '2026-10-04',
        aboard: '48',
        children: '6',
        'part-boat': 'Grey inflatable, patched at the bow',
        'part-launch': 'Dune camp, third ramp',
        words: 'The one who steered said that he was beaten.',
        readers: 'maritime-picture',
        marking: 'OFFICIAL',
        source: '2',
        assessment: 'B',
        'voyage-handling': 'P',
        do: 'continue',
      })
      const parts = [...second.text.matchAll(/name="(choice-[a-z]+)" value="(?:new|none)"/g)].map(
        found => found[1] ?? '',
      )
      const page = await desk.send('/voyages', {
        ...hiddenFields(second),
        ...Object.fromEntries(parts.map(part => [part, 'new'])),
        do: 'save',
      })
      made.set('voyage', pathOf(page))
      return page
    },
    shows: made => at(made, 'voyage'),
    entered: [{ verb: 'collection', act: 'record-voyage', outcome: 'recorded' }],
    hiddenFrom: [{ who: 'customs' }, { who: 'commander' }],
  },
  {
    name: 'An officer writes a report',
    room: 'collect',
    by: 'officer',
    words:
      'In another county an officer writes down what a neighbour saw. The program finds a name, a number, a plate and an address in her words and links none of them before she has said yes.',
    act: async (desk, { made }) => {
      const second = await fillIn(desk, '/reports/new', '/reports/new', {
        came: 'A neighbour whom the desk knows',
        readers: 'oic-taskforce',
        marking: 'OFFICIAL-SENSITIVE',
        items: '2',
        'item-1-words':
          'Rebin Shwan was seen at 14 Harbour Road, Saltmere SA4 7QP loading life jackets into a white van AB12 CDE. He rang 07700 900 321 twice.',
        'item-1-day': '2026-10-04',
        'item-1-time': '21:40',
        'item-1-basis': 'fact',
        'item-1-source': '2',
        'item-1-assessment': 'B',
        'item-1-handling': 'P',
        'item-2-words': 'Lan Pham said that she owes them money and may not leave. Her number is 07700 900 456.',
        'item-2-day': '2026-10-04',
        'item-2-basis': 'fact',
        'item-2-source': '1',
        'item-2-assessment': 'A',
        'item-2-handling': 'P',
        do: 'continue',
      })
      const victims = new Set(
        namedIn(second.text)
          .filter(row => row.text.includes('Lan'))
          .map(row => row.prefix),
      )
      const page = await desk.send('/reports', {
        ...yesToAll(second.text, row => {
          if (row.kind === 'person') return { [`${row.prefix}-role`]: victims.has(row.prefix) ? 'victim' : 'suspect' }
          return row.kind === 'vehicle' ? { [`${row.prefix}-whose`]: '1' } : {}
        }),
        do: 'save',
      })
      made.set('report', pathOf(page))
      const named = (name: string) =>
        new RegExp(`href="(/things/[0-9a-f-]+)"><bdi[^>]*>${name}`).exec(page.text)?.[1] ?? ''
      made.set('suspect', named('Rebin'))
      made.set('victim', named('Lan Pham'))
      made.set('number', named('07700 900 321'))
      return page
    },
    shows: made => at(made, 'report'),
    entered: [{ verb: 'collection', act: 'write-report', outcome: 'written' }],
    hiddenFrom: [
      { who: 'analyst', page: made => at(made, 'victim') },
      { who: 'statusOfficer', page: made => at(made, 'victim') },
      { who: 'commander' },
    ],
    unsaidTo: [
      { who: 'statusOfficer', page: made => at(made, 'report'), words: /Lan Pham|owes them|900 456/ },
      { who: 'analyst', page: made => at(made, 'report'), words: /Lan Pham|owes them|900 456/ },
    ],
  },
  {
    name: 'Whoever owes them is a victim, and stays one',
    room: 'understand',
    by: 'officer',
    words:
      'Later somebody will ask whether Lan Pham belongs to the group. Breakwater does not take her: a victim, a witness, a child or somebody debriefed is never put down as a member.',
    act: async (desk, { made }) => {
      const victim = at(made, 'victim').replace('/things/', '')
      const form = await desk.open(`/groups/new?with=${victim}`)
      const answer = await desk.send('/groups', {
        ...hiddenFields(form),
        once: '00000000-0000-4000-8000-00000000000b',
        name: 'Whoever lives at Harbour Road',
        summary: '',
        readers: 'own',
        with: victim,
        role: 'associate',
        basis: 'assessment',
        why: 'Lives there',
      })
      if (answer.status !== 422) throw new Error(`Somebody who needs protection was answered ${answer.status}.`)
      return desk.open(`/groups/new?with=${victim}`)
    },
    shows: made => `/groups/new?with=${at(made, 'victim').replace('/things/', '')}`,
    entered: [{ verb: 'combination', act: 'propose-group', outcome: 'needs-protection' }],
    hiddenFrom: [{ who: 'statusOfficer', page: made => at(made, 'victim') }],
  },
]
