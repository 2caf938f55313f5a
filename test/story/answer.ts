// Will the number survive a question? Frozen, signed off, briefed, and held against what the inspection asked for.
import { at, fillIn, hiddenFields, pathOf, type Step } from './step.ts'

const recommendation = '/recommendations/hmicfrs-2025-arrival'

export const answer: readonly Step[] = [
  {
    name: 'A figure is frozen and signed off by another',
    room: 'account',
    by: 'taskforceLead',
    words:
      'The taskforce lead freezes the disruptions of the quarter with their definition and caveats; small numbers are held back. A second person signs it off before anybody above reads it.',
    act: async (desk, { desk: seat, made }) => {
      const page = await fillIn(desk, '/figures/new', '/figures/new', {
        figure: 'disruptions',
        from: '2026-Q3',
        to: '2026-Q4',
      })
      const path = pathOf(page)
      made.set('figure', path)
      return fillIn(await seat('coordinator'), path, `${path}/sign-off`, {
        decision: 'signed-off',
        reason: 'Held against the definition',
      })
    },
    shows: made => at(made, 'figure'),
    seenBy: 'commander',
    entered: [{ verb: 'disclosure', act: 'freeze-figures', outcome: 'frozen' }],
    hiddenFrom: [{ who: 'commander', page: made => at(made, 'disruption') }],
  },
  {
    name: 'A recommendation moves on evidence',
    room: 'account',
    by: 'taskforceLead',
    words:
      'Intelligence on arrival was neither effective nor robust, the inspection said. The taskforce says what it did and points to the evidence; only the inspector says that it is complete.',
    act: async (desk, { desk: seat, made }) => {
      made.set('recommendation', recommendation)
      const go = async (to: string, words: string) => {
        const { seen = '' } = hiddenFields(await desk.open(recommendation))
        return desk.send(`${recommendation}/move`, { seen, to, 'move-words': words })
      }
      await go('being-progressed', 'Debriefs are written down in one form and graded answer by answer')
      const { seen = '' } = hiddenFields(await desk.open(recommendation))
      await desk.send(`${recommendation}/evidence`, {
        seen,
        evidence: 'document',
        reference: 'DT/2026/118',
        'evidence-words': 'A sample of graded debriefs',
      })
      await go('ready-for-review', 'A sample is ready')
      const inspector = await seat('inspector')
      const read = hiddenFields(await inspector.open(recommendation))
      return inspector.send(`${recommendation}/move`, {
        seen: read.seen ?? '',
        to: 'complete',
        'move-words': 'Seen on site on 5 October',
      })
    },
    shows: () => recommendation,
    seenBy: 'inspector',
    entered: [{ verb: 'alteration', act: 'move-recommendation', outcome: 'said' }],
    hiddenFrom: [{ who: 'inspector', page: made => at(made, 'group') }],
  },
  {
    name: 'The brief is issued',
    room: 'account',
    by: 'taskforceLead',
    words:
      'The brief names no person and no group. A second person issues it; from then on it says the same, as page and as PDF, whatever happens afterwards.',
    act: async (desk, { desk: seat, made }) => {
      const figure = at(made, 'figure').split('/').at(-1) ?? ''
      const page = await fillIn(desk, '/briefs/new', '/briefs/new', {
        title: 'Progress in autumn 2026',
        from: '2026-Q3',
        to: '2026-Q4',
        narrative: 'A group that would have been graded low was looked at again.\n\nSomebody who was held is safe.',
        figures: figure,
      })
      const path = pathOf(page)
      made.set('brief', path)
      return fillIn(await seat('coordinator'), path, `${path}/issue`, {})
    },
    shows: made => at(made, 'brief'),
    seenBy: 'commander',
    entered: [{ verb: 'disclosure', act: 'issue-brief', outcome: 'issued' }],
    hiddenFrom: [{ who: 'commander', page: made => at(made, 'operation') }],
  },
]
