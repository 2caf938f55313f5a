// Who is asked to do what, what was done, and what it did to the group.
import { at, type Desk, fillIn, hiddenFields, pathOf, type Step } from './step.ts'

const idIn = (address: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? ''

const by = (name: string, day: string) => ({ [`${name}-day`]: day, [`${name}-month`]: '10', [`${name}-year`]: '2026' })
const days = { ...by('answerBy', '7'), ...by('due', '14') }

const move = async (
  desk: Desk,
  path: string,
  act: string,
  words: string,
  more: Readonly<Record<string, string>> = {},
) => {
  const address = { 'send-on': 'next' }[act] ?? 'moves'
  const { seen = '1', once = '' } = hiddenFields(await desk.open(path))
  return desk.send(`${path}/${address}`, { act, words, seen, once, ...more })
}

const tonight = (operation: string) => `${operation}/return?day=2026-10-06`

/** An event entered, and the events of others that it is one with, as a browser sends so many ticks. */
const event = async (
  desk: Desk,
  operation: string,
  fields: Readonly<Record<string, string>>,
  same: readonly string[] = [],
) => {
  const entered = { ...hiddenFields(await desk.open(tonight(operation))), onDay: '2026-10-06', pillar: '1', many: '1' }
  const ticks = same.map(id => ['same', id] as [string, string])
  return desk.send(
    `${operation}/return/events`,
    new URLSearchParams([...Object.entries<string>({ ...entered, ...fields }), ...ticks]),
  )
}

const send = (desk: Desk, operation: string) =>
  fillIn(desk, tonight(operation), `${operation}/return/send`, {
    onDay: '2026-10-06',
    pillar: '1',
    why: '',
  })

export const action: readonly Step[] = [
  {
    name: 'An agency is asked to act, and declines',
    room: 'task',
    by: 'lead',
    words:
      'Downland Police is asked to watch the house, with a day to answer by and a day to be done by. It has nobody free this week, and says so: an answer, not silence.',
    act: async (desk, { desk: seat, made }) => {
      const form = `/taskings/new?group=${idIn(at(made, 'group'))}`
      const sent = await fillIn(desk, form, '/taskings', {
        title: 'Watch the house in Harbour Road',
        wanted: 'Keep the house under watch for three nights: who comes, who is brought, which vans',
        kind: 'enforcement',
        asked: 'downland-police',
        ...days,
        priority: 'supply-of-boats',
        level: 'regional',
        necessity: 'Nothing else shows who is brought there',
        proportionality: 'One house, from the street, three nights',
      })
      made.set('declined', pathOf(sent))
      await move(await seat('operationLead'), pathOf(sent), 'decline', 'No team is free before the 20th')
      return desk.open(pathOf(sent))
    },
    shows: made => at(made, 'declined'),
    says: /No team is free before the 20th/,
    entered: [
      { verb: 'disclosure', act: 'send-tasking', outcome: 'sent' },
      { verb: 'alteration', act: 'move-tasking', outcome: 'moved' },
    ],
    hiddenFrom: [{ who: 'officer' }, { who: 'customs' }],
  },
  {
    name: 'Sent on, accepted, done',
    room: 'task',
    by: 'lead',
    words:
      'It goes to Estuary Police as a tasking of its own, which accepts it and says what came of it. Each reads its own; neither reads the other’s.',
    act: async (desk, { desk: seat, made }) => {
      const next = await move(desk, at(made, 'declined'), 'send-on', 'Estuary covers that road too', {
        asked: 'estuary-police',
        ...days,
      })
      const path = pathOf(next)
      made.set('tasking', path)
      const officer = await seat('officer')
      await move(officer, path, 'accept', '')
      await move(officer, path, 'start', 'From tonight')
      await move(officer, path, 'complete', 'Two vans, and a man who brings food at four in the morning')
      return desk.open(path)
    },
    shows: made => at(made, 'tasking'),
    says: /Two vans, and a man who brings food/,
    entered: [{ verb: 'alteration', act: 'move-tasking', outcome: 'moved' }],
    hiddenFrom: [{ who: 'operationLead' }, { who: 'customs' }],
  },
  {
    name: 'An operation, returned once',
    room: 'disrupt',
    by: 'coordinator',
    words:
      'On one morning two agencies go in together. Both report the two arrests; they are asked whether it is the same event, and it counts once. A woman who was safeguarded is counted, and named nowhere.',
    act: async (desk, { desk: seat, made }) => {
      const form = await desk.open('/operations/new')
      const opened = await desk.send(
        '/operations',
        // Two agencies under one name, as a browser sends two ticks.
        new URLSearchParams([
          ...Object.entries({
            ...hiddenFields(form),
            name: 'Open Door',
            firstDay: '2026-10-05',
            lastDay: '2026-10-11',
            rhythm: 'day',
            dueHour: '22',
            pillars: '1',
          }),
          ['others', 'downland-police'],
          ['others', 'national-serious-crime-office'],
        ]),
      )
      const operation = pathOf(opened)
      made.set('operation', operation)
      const [downland, lead] = [await seat('operationLead'), await seat('lead')]
      await event(downland, operation, { kind: 'arrest', many: '2', place: 'Harbour Road' })
      await event(downland, operation, { kind: 'person-safeguarded', place: 'Harbour Road' })
      const asked = await event(lead, operation, { kind: 'arrest', many: '2', place: 'The house' })
      const same = [...asked.text.matchAll(/name="same"[^>]*value="([^"]+)"/g)].map(found => found[1] ?? '')
      await event(lead, operation, { kind: 'arrest', many: '2', place: 'The house', looked: 'yes' }, same)
      await send(downland, operation)
      await send(lead, operation)
      return desk.open(operation)
    },
    shows: made => at(made, 'operation'),
    says: /<strong>3<\/strong> distinct events/,
    entered: [{ verb: 'collection', act: 'open-operation', outcome: 'opened' }],
    hiddenFrom: [{ who: 'customs' }, { who: 'commander' }],
  },
  {
    name: 'What it did to the group',
    room: 'disrupt',
    by: 'lead',
    words:
      'A disruption is what it did, not what was done: pursue, moderate, with the evidence without which it could not be submitted.',
    act: async (desk, { made }) => {
      const page = await fillIn(desk, `/disruptions/new?group=${idIn(at(made, 'group'))}`, '/disruptions', {
        group: idIn(at(made, 'group')),
        looked: 'yes',
        fourP: 'pursue',
        means: 'arrest',
        happenedOn: '2026-10-05',
        what: 'Two people arrested, the house closed',
        expected: 'Nobody is held there any more',
        impact: 'The house is empty and the number is off',
        grade: 'moderate',
        evidence: 'The custody record, and a number that no longer answers',
        document: 'Custody note 7 of 2026',
        chosen: idIn(at(made, 'suspect')),
      })
      made.set('disruption', pathOf(page))
      return page
    },
    shows: made => at(made, 'disruption'),
    entered: [{ verb: 'collection', act: 'record-disruption', outcome: 'recorded' }],
    hiddenFrom: [{ who: 'commander' }],
  },
  {
    name: 'A second person assesses it',
    room: 'disrupt',
    by: 'analyst',
    words: 'The analyst reads the evidence and confirms the grade. Only now does it count.',
    act: (desk, { made }) =>
      fillIn(desk, at(made, 'disruption'), `${at(made, 'disruption')}/assess`, {
        step: 'confirm',
        reason: 'Read the note; the number has been off since',
      }),
    shows: made => at(made, 'disruption'),
    entered: [{ verb: 'alteration', act: 'assess-disruption', outcome: 'stepped' }],
    hiddenFrom: [{ who: 'inspector' }],
  },
]
