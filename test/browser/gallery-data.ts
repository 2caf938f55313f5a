// Invented people and things for the gallery of parts: names in several scripts, a difference, an agreement, a mark.
import {
  type ChartInput,
  drawChart,
  type Evidence,
  type FactRow,
  type LinkRow,
  type RecordsSideBySide,
  type ResultGroup,
} from '#core/frame/index.ts'

const facts: readonly FactRow[] = [
  {
    name: 'Name',
    values: [
      {
        text: 'Rebin Karimzade',
        source: 'Estuary Police, nominals',
        href: '/records/a',
        date: '2026-09-14',
        grade: '1BP',
      },
      {
        text: 'رێبین کەریم‌زادە',
        note: 'alias',
        source: 'Arrival debrief',
        date: '2026-09-02',
        grade: '2CC',
        basis: 'assessment',
      },
      { text: 'ሰናይት ተስፋይ', source: 'Northgate port records', date: '2026-08-30' },
    ],
  },
  {
    name: 'Date of birth',
    values: [{ text: '1 January 1994', note: 'claimed', source: 'Arrival debrief', basis: 'fact' }],
  },
  { name: 'Kind of record', text: 'Person' },
]

const records: RecordsSideBySide = {
  caption: 'What each record says',
  columns: [
    {
      id: 'a',
      title: 'Rebin Karimzade',
      source: 'Estuary Police, nominals',
      href: '/records/a',
      marking: 'OFFICIAL-SENSITIVE',
      grade: '1BP',
      date: '2026-09-14',
    },
    {
      id: 'b',
      title: 'رێبین کەریم‌زادە',
      source: 'Northgate port records',
      href: '/records/b',
      marking: 'OFFICIAL',
      protected: 'victim',
      grade: '2CC',
      date: '2026-08-30',
    },
  ],
  rows: [
    {
      name: 'Name',
      agreement: 'close',
      cells: [['Rebin Karimzade', { text: 'Kolya', note: 'nickname' }], ['رێبین کەریم‌زادە']],
    },
    {
      name: 'Date of birth',
      agreement: 'different',
      cells: [['2 May 1994'], [{ text: '1 January 1994', note: 'claimed' }]],
    },
    { name: 'Phone number', agreement: 'same', cells: [['07700 900123'], [{ text: '+44 7700 900123' }]] },
    { name: 'Document', agreement: 'one-sided', cells: [[{ text: 'X1234567', note: 'passport' }], []] },
  ],
}

const evidence: Evidence = {
  against: [
    {
      what: 'Date of birth',
      words: 'One says 2 May 1994, the other 1 January 1994, which is often a placeholder.',
      strength: 'weak',
    },
  ],
  inFavour: [
    { what: 'Phone number', words: 'Both give 07700 900123.', strength: 'strong' },
    { what: 'Name', words: 'The names sound alike across scripts.', strength: 'moderate' },
  ],
}

const groups: readonly ResultGroup[] = [
  {
    kind: 'person',
    items: [
      {
        href: '/records/a',
        title: 'Rebin Karimzade',
        details: ['Born 2 May 1994', '07700 900123'],
        source: 'Estuary Police, nominals',
        date: '2026-09-14',
        grade: '1BP',
        marking: 'OFFICIAL-SENSITIVE',
        why: 'The phone number is the same.',
      },
      {
        href: '/records/b',
        title: 'رێبین کەریم‌زادە',
        details: ['Born 1 January 1994 (claimed)'],
        source: 'Northgate port records',
        date: '2026-08-30',
        protected: 'victim',
        why: 'The name sounds alike.',
      },
    ],
  },
  {
    kind: 'vehicle',
    items: [
      { href: '/records/v', title: 'AB12 CDE', details: ['White van'], source: 'Road camera hits', date: '2026-09-20' },
    ],
  },
]

export const smallChart: ChartInput = {
  focus: 'a',
  nodes: [
    { id: 'a', kind: 'person', label: 'Rebin Karimzade', sublabel: 'Estuary Police', href: '/records/a' },
    { id: 'p', kind: 'phone', label: '07700 900123', href: '/records/p' },
    { id: 'v', kind: 'vehicle', label: 'AB12 CDE', sublabel: 'White van', href: '/records/v' },
    { id: 'e', kind: 'event', label: 'Voyage', sublabel: '12 September 2026', href: '/records/e' },
    {
      id: 'b',
      kind: 'person',
      label: 'رێبین کەریم‌زادە',
      sublabel: 'Port records',
      href: '/records/b',
      marked: 'victim',
    },
    { id: 's', kind: 'vessel', label: 'Grey inflatable, 8 m', href: '/records/s' },
    { id: 'n', kind: 'engine', label: '40 hp outboard', href: '/records/n' },
    { id: 'o', kind: 'organisation', label: 'Harbour Lane Hand Car Wash', href: '/records/o' },
    { id: 'l', kind: 'place', label: 'Lay-by at Sandling Road', href: '/records/l' },
  ],
  links: [
    { from: 'a', to: 'p', type: 'uses', words: 'uses' },
    { from: 'b', to: 'p', type: 'uses', words: 'uses' },
    { from: 'a', to: 'v', type: 'keeper-of', words: 'is the registered keeper of' },
    { from: 'a', to: 'e', type: 'involved-in', words: 'was involved in (suspect)' },
    { from: 'b', to: 'e', type: 'involved-in', words: 'was involved in (victim)' },
    { from: 's', to: 'e', type: 'involved-in', words: 'was involved in' },
    { from: 'n', to: 's', type: 'fitted-to', words: 'was fitted to' },
    { from: 'a', to: 'o', type: 'runs', words: 'runs' },
    { from: 'v', to: 'l', type: 'seen-at', words: 'was seen at' },
    { from: 'a', to: 'o', type: 'works-at', words: 'works at' },
  ],
}

const rows: readonly LinkRow[] = smallChart.links.flatMap(link => {
  const end = (id: string) => smallChart.nodes.find(node => node.id === id)
  const [from, to] = [end(link.from), end(link.to)]
  if (!from || !to) return []
  const said = { source: 'Estuary Police, nominals', date: '2026-09-14', grade: '1BP' } as const
  return [
    {
      from: { kind: from.kind, text: from.label, href: from.href },
      words: link.words,
      to: { kind: to.kind, text: to.label, href: to.href },
      ...(link.type === 'seen-at' ? {} : said),
    },
  ]
})

export const gallery = {
  title: 'Gallery of parts',
  marking: 'OFFICIAL-SENSITIVE',
  breadcrumbs: [{ text: 'Search', href: '/' }, { text: 'Gallery' }],
  notice: { kind: 'success', text: 'Your verdict was kept.', link: { text: 'Withdraw it', href: '/gallery' } },
  facts,
  records,
  evidence,
  results: { groups },
  chart: { drawing: drawChart(smallChart), table: { caption: 'Links of Rebin Karimzade', rows } },
} as const
