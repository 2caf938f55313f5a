// How far it can be trusted, whether it is the same number, who else holds something, and may it be seen.
import { yesToAll } from '../fixtures/filled-form.ts'
import { at, type Desk, fillIn, hiddenFields, linkIn, pathOf, type Remembered, type Step } from './step.ts'

type Item = { readonly words: string; readonly readers: string }

/** A report of one item under conditions; what it names is confirmed. */
export const underConditions = async (desk: Desk, { words, readers }: Item) => {
  const second = await fillIn(desk, '/reports/new', '/reports/new', {
    came: 'Not to be told',
    readers,
    marking: 'OFFICIAL-SENSITIVE',
    items: '1',
    'item-1-words': words,
    'item-1-day': '2026-10-04',
    'item-1-basis': 'fact',
    'item-1-source': '1',
    'item-1-assessment': 'C',
    'item-1-handling': 'C',
    'item-1-action': 'A1',
    'item-1-sanitisation': 'S2',
    'item-1-instructions': 'Ask the writer before anything is done on it',
    do: 'continue',
  })
  const suspects = yesToAll(second.text, row => (row.kind === 'person' ? { [`${row.prefix}-role`]: 'suspect' } : {}))
  return desk.send('/reports', { ...suspects, do: 'save' })
}

const asked = (q: string) => `/search?${new URLSearchParams({ q })}`

/** From what a search tells to a request of whoever holds it. */
export const request = async (desk: Desk, q: string, necessity: string) => {
  const form = linkIn(await desk.open(asked(q)), '/requests/new')
  return fillIn(desk, form, '/requests', {
    about: q,
    scope: 'record',
    necessity,
    proportionality: 'One number, one record',
    urgency: 'immediate',
  })
}

const nameless = (made: Remembered) => at(made, 'closed report')

export const trust: readonly Step[] = [
  {
    name: 'An item under conditions',
    room: 'evaluate',
    by: 'officer',
    words:
      'A second report comes from somebody whose life depends on not being known. It is graded 1CC with an action code, a sanitisation code and instructions; without them it could not be saved, and nobody outside the agency reads it.',
    act: async (desk, { made }) => {
      const page = await underConditions(desk, {
        words: 'Kamaran Aziz pays for the engines in cash. His number is 07700 900 654.',
        readers: 'oic-taskforce',
      })
      made.set('closed report', pathOf(page))
      made.set('closed item', linkIn(page, '/records/').split('#')[0] ?? '')
      return page
    },
    shows: nameless,
    entered: [{ verb: 'collection', act: 'write-report', outcome: 'written' }],
    hiddenFrom: [{ who: 'analyst' }, { who: 'customs' }],
  },
  {
    name: 'The original apart, its sanitised copy further',
    room: 'evaluate',
    by: 'officer',
    words:
      'The writer makes a copy that others may read, with an id and a grade of its own. The page holds it against the original and says what would still give somebody away.',
    act: async (desk, { made }) => {
      const original = at(made, 'closed item')
      const form = original.replace('/evaluation', '/sanitised-copy')
      const page = await fillIn(desk, `${form}/new`, form, {
        text: 'A man pays for outboard engines in cash',
        source: '1',
        assessment: 'C',
        marking: 'OFFICIAL',
        agreement: 'oic-taskforce',
        why: 'The region needs to know that engines are paid for in cash',
      })
      made.set('copy', pathOf(page))
      return page
    },
    shows: made => at(made, 'copy'),
    seenBy: 'analyst',
    entered: [{ verb: 'alteration', act: 'sanitise-record', outcome: 'sanitised' }],
    hiddenFrom: [{ who: 'analyst', page: made => at(made, 'closed item') }],
  },
  {
    name: 'Is it the same number?',
    room: 'resolve',
    by: 'analyst',
    words:
      'The number from the beach and the number from the neighbour are proposed as one. The analyst sees both records side by side, what speaks against it first, and says so with a reason; nothing is merged, and the verdict can be taken back.',
    act: async (desk, { made }) => {
      const pair = linkIn(await desk.open(at(made, 'number')), '/pairs/')
      made.set('pair', pair.split('?')[0] ?? '')
      return fillIn(desk, pair, at(made, 'pair'), {
        verdict: 'match',
        reason: 'The same number, given by two people who do not know each other',
      })
    },
    shows: made => at(made, 'pair'),
    entered: [{ verb: 'combination', act: 'judge-pair', outcome: 'judged' }],
    hiddenFrom: [{ who: 'officer' }, { who: 'statusOfficer' }],
  },
  {
    name: 'A hit: the holder is named, and nothing else',
    room: 'share',
    by: 'analyst',
    words:
      'The analyst searches a number that an informant gave. What Estuary Police holds on it is not for the analyst to read; the agreement lets it be known that they hold something.',
    act: desk => desk.open(asked('07700 900654')),
    shows: () => asked('07700 900654'),
    says: /Estuary Police holds a record of a phone/,
    entered: [{ verb: 'disclosure', act: 'ask-who-else', outcome: 'shown' }],
    unsaidTo: [{ who: 'dataOfficer', page: () => asked('07700 900654'), words: /Kamaran|engines in cash/ }],
  },
  {
    name: 'Asked for, with necessity and under a clock',
    room: 'share',
    by: 'analyst',
    words: 'The request says why, what for and how much. The clock runs on both sides.',
    act: async (desk, { made }) => {
      const page = await request(desk, '07700 900654', 'To find who pays for the engines')
      made.set('request', pathOf(page))
      return page
    },
    shows: made => at(made, 'request'),
    seenBy: 'officer',
    entered: [{ verb: 'disclosure', act: 'request-release', outcome: 'requested' }],
    hiddenFrom: [{ who: 'lead' }, { who: 'customs' }],
  },
  {
    name: 'It is released, with its conditions',
    room: 'share',
    by: 'officer',
    words: 'The writer of the report releases the one record to the one agency. Its codes and instructions go with it.',
    act: async (desk, { made }) => {
      const form = linkIn(await desk.open(at(made, 'request')), '/releases/new')
      const page = await fillIn(desk, form, '/releases', {
        scope: 'record',
        conditions: 'For intelligence alone; nobody is approached on it',
      })
      made.set('release', pathOf(page))
      return page
    },
    shows: made => at(made, 'release'),
    seenBy: 'analyst',
    entered: [{ verb: 'disclosure', act: 'release-record', outcome: 'released' }],
    hiddenFrom: [{ who: 'lead' }],
  },
  {
    name: 'Somebody holds it, and says no',
    room: 'share',
    by: 'lead',
    words:
      'Customs holds something on a courier under an agreement that does not name the holder. The lead officer learns that somebody does, asks, and is refused with a reason; who it is stays unsaid.',
    act: async (desk, { desk: seat, made }) => {
      const customs = await seat('customs')
      await underConditions(customs, {
        words: 'Tam Verity carries the money over. His number is 07700 900 777.',
        readers: 'customs-controlled',
      })
      made.set('refused', pathOf(await request(desk, '07700 900777', 'To find who carries the money')))
      const path = at(made, 'refused')
      const { seen = '' } = hiddenFields(await customs.open(path))
      await customs.send(`${path}/refuse`, { seen, refused: 'It would give away a source at the port' })
      return desk.open(path)
    },
    shows: made => at(made, 'refused'),
    says: /It would give away a source at the port/,
    entered: [
      { verb: 'disclosure', act: 'request-release', outcome: 'requested' },
      { verb: 'disclosure', act: 'answer-request', outcome: 'answered' },
    ],
    hiddenFrom: [{ who: 'analyst' }, { who: 'officer' }],
  },
]

export const recall: readonly Step[] = [
  {
    name: 'Taken back, and everybody who had it knows',
    room: 'share',
    by: 'officer',
    words:
      'The source is in danger. The record is withdrawn at once: from the next page on the analyst sees it no more, is told who withdrew it and why, and acknowledges it.',
    act: async (desk, { desk: seat, made }) => {
      const path = at(made, 'release')
      await fillIn(desk, path, `${path}/withdraw`, { why: 'The source may be known to them' })
      return fillIn(await seat('analyst'), path, `${path}/acknowledge`, {})
    },
    shows: made => at(made, 'release'),
    seenBy: 'analyst',
    entered: [{ verb: 'disclosure', act: 'withdraw-release', outcome: 'withdrawn' }],
    hiddenFrom: [{ who: 'lead' }],
  },
]
