// Leaks planted on purpose, each a slip that somebody could make: the two-worlds test is worth what it finds of them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is changed, and into what, are words of templates
import { seedForSome } from './hidden-activity.ts'
import type { Change } from './mutate.ts'
import type { ViewerName } from './visible-world.ts'

export type Mutant = {
  readonly name: string
  /** What the slip would tell, to whom. */
  readonly tells: string
  readonly changes: readonly Change[]
  /** The routes at which it has to show. */
  readonly at: readonly string[]
  /** Whether what the database is asked tells it, and no byte of an answer. */
  readonly isAsked?: boolean
  /** Whether the second fence is down as well: behind it, this slip alone tells nothing. */
  readonly withoutRowSecurity: boolean
  /** Further slips in the database, given the record that begins a judged pair; a hidden verdict on it is given before anybody looks. */
  readonly statements?: (left: string) => string
  /** Who notices; the officer when it is left out. */
  readonly by?: ViewerName
  /** A course of hidden activity that has what it takes; the usual one when it is left out. */
  readonly seed?: string
  /** Whether it shows only after the delivery of mid-morning. */
  readonly afterDelivery?: boolean
}

const pairs = 'POST /pairs/:left/:right'

/** Key and label as two conditions, in the hope that the database takes both from an index. */
export const naiveProbe: readonly Change[] = [
  {
    file: 'src/understand/find-records.ts',
    from: 'return rows.filter(row => row.key === key)',
    to: 'return (await sql<Row>`select key, record, kind from collect.posting where key = ${key} and label = any(${[...work.sight.visible]}::int[]) order by record limit ${rowsAtMost}`.execute(work.db)).rows',
  },
]

/** A second statement only where the first found something: the time of it tells, and nothing else. */
export const askingMutants: readonly Mutant[] = [
  {
    name: 'asks-on-about-a-hidden-link',
    tells: 'Whoever has the id of a link to what is hidden waits longer to be told that there is no hit.',
    changes: [{ file: 'src/share/hits/find-holders.ts', from: "and kind <> 'link'`", to: '`' }],
    at: ['GET /requests/new'],
    by: 'leadOfficer',
    withoutRowSecurity: true,
    isAsked: true,
  },
  {
    name: 'asks-on-about-a-restricted-end',
    tells: 'A verdict that ends in a restricted record is looked for once more.',
    changes: [
      {
        file: 'src/resolve/store.ts',
        from: "select j.id from resolve.judgement j ${among} and ${bothSeen(work, 'j')} and ${neitherRestricted('j')}",
        to: "select j.id from resolve.judgement j ${among} and ${bothSeen(work, 'j')}",
      },
    ],
    at: ['GET /things/:id'],
    withoutRowSecurity: false,
    isAsked: true,
  },
]

/** The five that every build has to kill. */
export const namedMutants: readonly Mutant[] = [
  {
    name: 'predicate-dropped',
    tells: 'Whoever has the id of a hidden record reads it.',
    changes: [
      {
        file: 'src/collect/records/read-records.ts',
        from: 'and r.label = any(${[...work.sight.visible]}::int[]) and v.label = any(${[...work.sight.visible]}::int[])',
        to: '',
      },
    ],
    at: ['GET /things/:id'],
    withoutRowSecurity: true,
  },
  {
    name: 'live-count',
    tells: 'A page says how many proposals there are, and the hidden ones are among them.',
    changes: [
      {
        file: 'src/resolve/list-proposals.route.ts',
        from: "title: 'Proposals to judge'",
        to: "title: await ask.visitor.desk.snapshot(async work => `Proposals to judge: ${JSON.stringify((await (await import('kysely')).sql`select count(*) from resolve.edge`.execute(work.db)).rows)}`)",
      },
    ],
    at: ['GET /proposals'],
    withoutRowSecurity: true,
  },
  {
    name: 'shared-sequence',
    tells: 'The id of a verdict moves on when somebody else gives a hidden one.',
    changes: [
      {
        file: 'src/core/guard/desk.ts',
        from: 'ids.next(of === undefined ? writerOf(by) : `${writerOf(by)} ${of}`)',
        to: "ids.next(of === undefined ? 'everybody' : 'everybody')",
      },
    ],
    at: [pairs],
    withoutRowSecurity: false,
  },
  {
    name: 'duplicate-key',
    tells: 'A verdict is refused because a hidden one stands on the same record already.',
    changes: [],
    at: [pairs],
    withoutRowSecurity: false,
    statements: left =>
      `create unique index one_verdict_each on resolve.judgement (left_record, place) where left_record = '${left}' and given_at > '2026-10-03'`,
  },
  {
    name: 'naive-postings-probe',
    tells: 'Many hidden records under a key push the visible ones out of the search.',
    changes: [
      {
        file: 'src/understand/find-records.ts',
        from: 'return rows.filter(row => row.key === key)',
        to: 'return (await sql<Row>`select key, record, kind from (select * from collect.posting where key = ${key} order by record limit 8) p where label = any(${[...work.sight.visible]}::int[])`.execute(work.db)).rows',
      },
    ],
    at: ['GET /search'],
    withoutRowSecurity: true,
  },
]

export const furtherMutants: readonly Mutant[] = [
  {
    name: 'bridging-view',
    tells: 'A hidden record that resembles two visible ones makes them one.',
    changes: [
      {
        file: 'src/resolve/store.ts',
        from: "and e.probability >= ${atLeast} and ${bothSeen(work, 'e')}",
        to: 'and e.probability >= ${atLeast} and (e.left_label = any(${[...work.sight.visible]}::int[]) or e.right_label = any(${[...work.sight.visible]}::int[]))',
      },
    ],
    at: ['GET /things/:id'],
    withoutRowSecurity: true,
  },
  {
    name: 'hidden-verdict-used',
    tells: 'A verdict on a hidden record joins two visible ones.',
    changes: [
      {
        file: 'src/resolve/store.ts',
        from: "select j.id from resolve.judgement j ${among} and ${bothSeen(work, 'j')}",
        to: 'select j.id from resolve.judgement j ${among}',
      },
      {
        file: 'src/resolve/store.ts',
        from: "where j.id = any(${found.rows.map(({ id }) => id)}::uuid[]) and ${bothSeen(work, 'j')}",
        to: 'where j.id = any(${found.rows.map(({ id }) => id)}::uuid[])',
      },
    ],
    at: ['GET /things/:id'],
    withoutRowSecurity: true,
  },
  {
    name: 'restricted-record-bridges',
    tells: 'A record that nobody may see any more still ties others together.',
    changes: ['left', 'right'].map(end => ({
      file: 'src/resolve/store.ts',
      from: `${end}_record\`)} and x.restricted`,
      to: `${end}_record\`)} and false`,
    })),
    at: ['GET /things/:id', 'GET /proposals'],
    withoutRowSecurity: false,
  },
  {
    name: 'order-by-hidden-count',
    tells: 'Proposals about whom others hold many links stand first.',
    changes: [
      { file: 'src/collect/records/ties.ts', from: 'and r.label = any(${seen}::int[])', to: '' },
      { file: 'src/collect/records/ties.ts', from: 'and e.label = any(${seen}::int[])', to: '' },
      {
        file: 'src/collect/records/ties.ts',
        from: 'and t.label = any(${seen}::int[]) and t.from_label = any(${seen}::int[]) and t.to_label = any(${seen}::int[])',
        to: '',
      },
    ],
    at: ['GET /proposals'],
    withoutRowSecurity: true,
  },
  {
    name: 'capped-by-live-count',
    tells: 'The resolver passes over a key that too many hold, and a proposal between visible records is missing.',
    changes: [
      {
        file: 'src/resolve/compare-store.ts',
        from: [
          'count(*) filter (where not exists (select 1 from collect.record x where x.id = posting.record and x.restricted))',
          '      over (partition by kind, key, label) as many',
        ].join('\n'),
        to: 'case when count(*) over (partition by kind, key) < 12 then 1 else 1000 end as many',
      },
    ],
    at: ['GET /things/:id', 'GET /proposals'],
    withoutRowSecurity: false,
    afterDelivery: true,
  },
  {
    name: 'forbidden-is-not-absent',
    tells: 'What is hidden answers otherwise than what is not there.',
    changes: [
      {
        file: 'src/understand/look-at-thing.route.ts',
        from: 'if (!id || !data) return absent()',
        to: "if (!id || !data) return (await ask.visitor.desk.snapshot(async work => (await (await import('kysely')).sql`select 1 from collect.record where id = ${id ?? null}`.execute(work.db)).rows.length)) > 0 ? ({ kind: 'plain', page: 'forged' } as const) : absent()",
      },
    ],
    at: ['GET /things/:id'],
    withoutRowSecurity: true,
  },
  {
    name: 'everybody-on-the-sign-in-page',
    tells: 'The door names members who are none of the demonstration.',
    changes: [{ file: 'src/core/guard/members.ts', from: 'where m.demonstration and m.active', to: 'where m.active' }],
    at: ['GET /sign-in'],
    withoutRowSecurity: false,
  },
]

const visibleTo = '${[...work.sight.visible]}::int[]'

/** Behind most lists the records are read once more, by their own labels: a list tells only where both slip. */
const recordsOfAll: Change = {
  file: 'src/collect/records/read-records.ts',
  from: `and r.label = any(${visibleTo}) and v.label = any(${visibleTo})`,
  to: '',
}

/** One for each kind of page that the rooms have: where it names hidden things, or moves with them. */
export const roomMutants: readonly Mutant[] = [
  {
    name: 'group-on-the-list',
    tells: 'The register lists groups that others keep to themselves.',
    changes: [
      {
        file: 'src/understand/groups/read-groups.ts',
        from: 'where g.label = any(${seen(work)}) and (${state ?? null}::text',
        to: 'where (${state ?? null}::text',
      },
    ],
    at: ['GET /groups', 'GET /priorities', 'GET /'],
    withoutRowSecurity: true,
  },
  {
    name: 'group-by-its-id',
    tells: 'Whoever has the id of a hidden group reads its page.',
    changes: [
      {
        file: 'src/understand/groups/read-groups.ts',
        from: 'where g.id = ${id} and g.label = any(${seen(work)})`',
        to: 'where g.id = ${id}`',
      },
    ],
    at: ['GET /groups/:id'],
    withoutRowSecurity: true,
  },
  {
    name: 'far-end-of-a-membership',
    tells: 'A group that all see shows a member whose record they do not see.',
    changes: [
      {
        file: 'src/understand/groups/read-groups.ts',
        from: 'and s.record_label = any(${seen(work)}) and r.label = any(${seen(work)}) and not r.restricted`',
        to: 'and not r.restricted`',
      },
    ],
    at: ['GET /groups/:id'],
    withoutRowSecurity: true,
  },
  {
    name: 'web-of-everything',
    tells: 'Charts and connections run over hidden links, also where both ends can be seen.',
    changes: [
      {
        file: 'src/collect/records/read-records.ts',
        from: 'where k.label = any(${seen}::int[]) and k.from_label = any(${seen}::int[]) and k.to_label = any(${seen}::int[])',
        to: '',
      },
      {
        file: 'src/collect/records/read-records.ts',
        from: 'where r.label = any(${seen}::int[]) and v.label = any(${seen}::int[]) and f.label = any(${seen}::int[]) and t.label = any(${seen}::int[])',
        to: 'where true',
      },
      recordsOfAll,
    ],
    at: ['GET /connections', 'GET /groups/:id'],
    withoutRowSecurity: true,
  },
  {
    name: 'refusal-says-moved-on',
    tells: 'An act on a hidden group is refused in other words than one on a group that is not there.',
    changes: [
      {
        file: 'src/understand/groups/decide-group.ts',
        from: "if (!group) return { kind: 'no-such-group', unchanged: true }",
        to: "if (!group) return (await (await import('kysely')).sql`select 1 from understand.crime_group where id = ${ask.group}`.execute(work.db)).rows.length > 0 ? { kind: 'moved-on', unchanged: true } : { kind: 'no-such-group', unchanged: true }",
      },
    ],
    at: ['POST /groups/:id/decision'],
    withoutRowSecurity: true,
  },
  {
    name: 'name-taken',
    tells: 'A name is refused because a hidden group has it already.',
    changes: [],
    at: ['POST /groups'],
    withoutRowSecurity: false,
    statements: () => `create unique index one_name_each on understand.crime_group (name) where name = 'Kept close'`,
  },
  {
    name: 'select-list-of-agreements',
    tells: 'A form offers agreements that one is no party of.',
    changes: [
      {
        file: 'src/core/guard/agreements.ts',
        from: 'p.agreement = a.id and p.agency = ${agency} and (p.until',
        to: 'p.agreement = a.id and (p.agency = ${agency} or true) and (p.until',
      },
    ],
    at: ['GET /reports/new', 'GET /groups/new', 'GET /agreements'],
    withoutRowSecurity: false,
  },
  {
    name: 'hit-on-what-is-silent',
    tells: 'Somebody who is no party of its agreement is told that a hidden thing is held.',
    changes: [
      {
        file: 'src/core/guard/desk.ts',
        from: 'const told = (await work.labelsFor(act)).filter(label => !own.has(label))',
        to: "const told = (await (await import('kysely')).sql<{ id: LabelId }>`select id from guard.label order by id`.execute(work.db)).rows.map(row => row.id).filter(label => !own.has(label))",
      },
    ],
    at: ['GET /search', 'GET /hits'],
    withoutRowSecurity: false,
  },
  {
    name: 'requests-of-everybody',
    tells: 'The list of requests holds what other agencies asked each other.',
    changes: [
      {
        file: 'src/share/requests/store.ts',
        from: 'where q.asker = ${agencyOf(work.sight.by)} and q.label = ${seen(work)} order by',
        to: 'order by',
      },
    ],
    at: ['GET /requests'],
    withoutRowSecurity: true,
  },
  {
    name: 'withdrawn-release-still-shown',
    tells: 'What was given between others, and taken back, is still on the list of what came.',
    changes: [
      {
        file: 'src/share/releases/store.ts',
        from: 'where r.label = ${seen(work)} and ${cameToUs(work)} order by',
        to: 'where r.withdrawn_at is not null or (r.label = ${seen(work)} and ${cameToUs(work)}) order by',
      },
    ],
    at: ['GET /releases'],
    withoutRowSecurity: true,
  },
  {
    name: 'provenance-for-all',
    tells: 'Who sees a record reads where it came from, which its owner kept apart.',
    changes: [
      {
        file: 'src/evaluate/provenance/provenance-store.ts',
        from: 'and p.label = any(${seen}::int[])',
        to: '',
      },
    ],
    at: ['GET /records/:id/evaluation'],
    withoutRowSecurity: true,
  },
  {
    name: 'alarm-names-its-record',
    tells: 'An alarm that all read points to a record that they do not see.',
    changes: [
      {
        file: 'src/collect/life-at-risk/alarm-store.ts',
        from: 'and b.record_label = any(${seen}::int[]) and r.label = any(${seen}::int[]) and not r.restricted',
        to: 'and not r.restricted',
      },
    ],
    at: ['GET /life-at-risk/:id'],
    withoutRowSecurity: true,
    by: 'safeguardingLead',
  },
  {
    name: 'report-on-the-list',
    tells: 'The list of reports has those of which nobody shared an item.',
    changes: [
      {
        file: 'src/collect/report/read-reports.ts',
        from: `and i.label = any(${visibleTo}) where p.part = 'item' and p.record_label = any(${visibleTo}) and`,
        to: "where p.part = 'item' and",
      },
      recordsOfAll,
    ],
    at: ['GET /reports'],
    withoutRowSecurity: true,
  },
  {
    name: 'worklist-of-everybody',
    tells: 'The list of what is still to be evaluated has what other agencies hold.',
    changes: [
      {
        file: 'src/evaluate/outstanding/outstanding.ts',
        from: `where owner = \${agencyOf(work.sight.by)} and id = any(${visibleTo}) order by id`,
        to: 'order by id',
      },
      recordsOfAll,
    ],
    at: ['GET /evaluation'],
    withoutRowSecurity: true,
  },
  {
    name: 'assessment-on-hidden-evidence',
    tells: 'A grading that rests on hidden records stands on the page of a group that all see.',
    changes: [
      {
        file: 'src/prioritise/assess/read-assessments.ts',
        from: 'a.group_label = any(${seen(work)}) and a.labels <@ ${seen(work)}`',
        to: 'a.group_label = any(${seen(work)})`',
      },
    ],
    at: ['GET /groups/:id/assessments', 'GET /priorities'],
    withoutRowSecurity: true,
  },
  {
    name: 'tasking-between-others',
    tells: 'The board has what other agencies ask of each other.',
    changes: [
      {
        file: 'src/task/store.ts',
        from: 'where t.label = ${seen(work)} and not ${ended} and ${whose(work, choice)}',
        to: 'where not ${ended} and ${whose(work, choice)}',
      },
    ],
    at: ['GET /taskings'],
    withoutRowSecurity: true,
  },
  {
    name: 'tasking-on-a-group',
    tells: 'The page of a group that all see has what others are asked to do about it.',
    changes: [
      {
        file: 'src/task/store.ts',
        from: 'and t.label = ${seen(work)} and g.tasking_label = ${seen(work)} and g.group_label = ${seen(work)}',
        to: 'and g.group_label = ${seen(work)}',
      },
    ],
    at: ['GET /groups/:id/taskings'],
    withoutRowSecurity: true,
  },
  {
    name: 'operation-of-others',
    tells: 'The list of operations has those that other agencies run.',
    changes: [
      {
        file: 'src/disrupt/operations/store.ts',
        from: "from disrupt.operation o where ${seen(work, 'o.label')} order by",
        to: 'from disrupt.operation o order by',
      },
    ],
    at: ['GET /operations'],
    withoutRowSecurity: true,
  },
  {
    name: 'disruption-with-hidden-evidence',
    tells: 'A disruption of a group that all see is shown though a piece of its evidence is hidden.',
    changes: [
      {
        file: 'src/disrupt/disruptions/store.ts',
        from: 'and e.group_label = any(${seen(work)}) and (e.record_label is null or e.record_label = any(${seen(work)})) and (e.event_label is null or e.event_label = any(${seen(work)})))',
        to: ')',
      },
    ],
    at: ['GET /groups/:id/disruptions', 'GET /disruptions'],
    withoutRowSecurity: true,
  },
  {
    name: 'figure-before-sign-off',
    tells: 'A frozen figure is shown, and downloaded, before a second person signed it.',
    changes: [
      {
        file: 'src/account/figures/store.ts',
        from: "(may(work.sight, 'seeFiguresNotSignedOff') ? sql`true` : sql`s.state = 'signed-off'`)",
        to: "(may(work.sight, 'seeFiguresNotSignedOff') || true ? sql`true` : sql`s.state = 'signed-off'`)",
      },
    ],
    at: ['GET /figures', 'GET /figures/:id/as-frozen.json'],
    withoutRowSecurity: true,
    seed: seedForSome('a draft'),
  },
]

const inTheBuild: readonly string[] = [
  'predicate-dropped',
  'live-count',
  'naive-postings-probe',
  'group-on-the-list',
  'far-end-of-a-membership',
  'assessment-on-hidden-evidence',
  'disruption-with-hidden-evidence',
  'tasking-between-others',
  'requests-of-everybody',
  'provenance-for-all',
  'report-on-the-list',
]

export const allMutants: readonly Mutant[] = [...namedMutants, ...furtherMutants, ...askingMutants, ...roomMutants]

/** Those that only look, at a route of their own each: every build plants them in one program. */
export const plantedTogether: readonly Mutant[] = [...namedMutants, ...roomMutants].filter(one =>
  inTheBuild.includes(one.name),
)
