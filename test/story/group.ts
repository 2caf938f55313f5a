// What connects them, which group it is, how grave, and who leads.
import { currentScheme } from '../../src/prioritise/schemes/shelf.ts'
import { at, type Desk, fillIn, hiddenFields, pathOf, type Remembered, type Step } from './step.ts'

const idIn = (address: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? ''

const answersOf = (lens: 'attributes' | 'harm', place: 0 | -1) =>
  Object.fromEntries(
    currentScheme(lens).questions.map(({ id, answers }) => [`answer-${id}`, answers.at(place)?.id ?? 'not-known']),
  )

const grade = (desk: Desk, made: Remembered, lens: 'attributes' | 'harm', place: 0 | -1, rationale: string) => {
  const form = `${at(made, 'group')}/assessments/new?lens=${lens}`
  const first = currentScheme(lens).questions[0]?.id ?? ''
  return fillIn(desk, form, form, {
    ...answersOf(lens, place),
    [`rests-${first}`]: idIn(at(made, 'suspect')),
    rationale,
  })
}

const assessments = (made: Remembered) => `${at(made, 'group')}/assessments`

export const group: readonly Step[] = [
  {
    name: 'What connects the number and the man',
    room: 'understand',
    by: 'analyst',
    words: 'The steps between them, each with its source and its grade, and which of them is the weakest.',
    act: (desk, { made }) => desk.open(`/connections?of=${idIn(at(made, 'suspect'))}&of=${idIn(at(made, 'number'))}`),
    shows: made => `/connections?of=${idIn(at(made, 'suspect'))}&of=${idIn(at(made, 'number'))}`,
    entered: [],
    unsaidTo: [
      {
        who: 'commander',
        page: made => `/connections?of=${idIn(at(made, 'suspect'))}&of=${idIn(at(made, 'number'))}`,
        words: /Rebin|900 ?321/,
      },
    ],
  },
  {
    name: 'A group is proposed',
    room: 'understand',
    by: 'analyst',
    words: 'The analyst proposes the group with its first member, in a role, as an assessment, with a reason.',
    act: async (desk, { made }) => {
      const suspect = idIn(at(made, 'suspect'))
      const page = await fillIn(desk, `/groups/new?with=${suspect}`, '/groups', {
        name: 'Harbour Road',
        summary: 'Takes money on the far shore, keeps people in a house until they have paid',
        readers: 'agreement:oic-taskforce',
        with: suspect,
        role: 'facilitator',
        basis: 'assessment',
        why: 'Named on the beach and by a neighbour, with the same number',
      })
      made.set('group', pathOf(page))
      return page
    },
    shows: made => at(made, 'group'),
    entered: [{ verb: 'combination', act: 'propose-group', outcome: 'proposed' }],
    hiddenFrom: [{ who: 'commander' }, { who: 'inspector' }],
  },
  {
    name: 'Another person accepts it',
    room: 'understand',
    by: 'lead',
    words: 'Nobody accepts his own proposal. The lead officer reads the reasons and accepts it with one of her own.',
    act: (desk, { made }) =>
      fillIn(desk, at(made, 'group'), `${at(made, 'group')}/decision`, {
        decision: 'accepted',
        reason: 'Two sources who do not know each other, and a woman in danger',
      }),
    shows: made => at(made, 'group'),
    entered: [{ verb: 'alteration', act: 'decide-group', outcome: 'decided' }],
    hiddenFrom: [{ who: 'commander' }],
  },
  {
    name: 'Graded low for what it can do',
    room: 'prioritise',
    by: 'analyst',
    words: 'By its attributes it is small: few people, one van, one house. Graded like that, nobody would look at it.',
    act: (desk, { made }) => grade(desk, made, 'attributes', 0, 'Few people, one van, one house as far as is known'),
    shows: assessments,
    entered: [{ verb: 'combination', act: 'assess-group', outcome: 'assessed' }],
    hiddenFrom: [{ who: 'commander' }],
  },
  {
    name: 'Graded high for what it does to people',
    room: 'prioritise',
    by: 'lead',
    words: 'Through the second lens it is among the gravest. The two disagree, and the page says so.',
    act: (desk, { made }) => grade(desk, made, 'harm', -1, 'A woman was locked in; boats were launched at night'),
    shows: assessments,
    entered: [{ verb: 'combination', act: 'assess-group', outcome: 'assessed' }],
    hiddenFrom: [{ who: 'inspector' }],
  },
  {
    name: 'Somebody who wrote neither decides between them',
    room: 'prioritise',
    by: 'taskforceLead',
    words: 'The taskforce lead says which of the two stands, and why.',
    act: async (desk, { made }) => {
      const { attributes = '', harm = '' } = hiddenFields(await desk.open(assessments(made)))
      return desk.send(`${assessments(made)}/moderation`, {
        attributes,
        harm,
        stands: 'harm',
        reason: 'Somebody was held; its size matters less',
      })
    },
    shows: assessments,
    entered: [{ verb: 'alteration', act: 'moderate-disagreement', outcome: 'moderated' }],
    hiddenFrom: [{ who: 'commander' }, { who: 'inspector' }],
  },
  {
    name: 'It gets a lead',
    room: 'prioritise',
    by: 'lead',
    words: 'From now on one agency and one officer answer for it, and the list of groups that nobody leads is shorter.',
    act: (desk, { made }) =>
      fillIn(desk, `${at(made, 'group')}/lead`, `${at(made, 'group')}/lead`, {
        who: 'myself',
        status: 'investigated',
        since: '2026-10-05',
        reason: '',
      }),
    shows: made => `${at(made, 'group')}/lead`,
    entered: [{ verb: 'alteration', act: 'record-lead', outcome: 'recorded' }],
    hiddenFrom: [{ who: 'commander' }],
  },
]
