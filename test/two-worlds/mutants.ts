// Leaks planted on purpose, each a slip that somebody could make: the two-worlds test is worth what it finds of them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is changed, and into what, are words of templates
import type { Change } from './mutate.ts'

export type Mutant = {
  readonly name: string
  /** What the slip would tell, to whom. */
  readonly tells: string
  readonly changes: readonly Change[]
  /** The routes at which it has to show. */
  readonly at: readonly string[]
  /** Whether the second fence is down as well: behind it, this slip alone tells nothing. */
  readonly withoutRowSecurity: boolean
  /** Further slips in the database, given the records of the first pair that is judged. */
  readonly statements?: (left: string) => string
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
        from: "or j.right_record = any(${[...records]}::uuid[])) and ${bothSeen(work, 'j')}",
        to: 'or j.right_record = any(${[...records]}::uuid[]))',
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
    tells: 'Proposals about whom others hold much stand first.',
    changes: [
      {
        file: 'src/resolve/store.ts',
        from: 'order by e.weight desc,',
        to: 'order by (select count(*) from resolve.edge o where o.left_record in (e.left_record, e.right_record) or o.right_record in (e.left_record, e.right_record)) desc, e.weight desc,',
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
        from: 'from collect.posting where key = any(${[...keys]}::text[]) order by key, record',
        to: 'from collect.posting p where key = any(${[...keys]}::text[]) and (select count(*) from collect.posting q where q.key = p.key) < 12 order by key, record',
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
        from: ': absent()',
        to: ": (await ask.visitor.desk.snapshot(async work => (await (await import('kysely')).sql`select 1 from collect.record where id = ${id ?? null}`.execute(work.db)).rows.length)) > 0 ? ({ kind: 'plain', page: 'forged' } as const) : absent()",
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
