// Clusters as Splink draws them: whoever is joined by any chain of pairs, found by handing the smallest id from neighbour to neighbour.

/** What runs a statement, and what reads one number. */
export type Sql = {
  readonly run: (statement: string) => Promise<void>
  readonly number: (statement: string) => Promise<number>
}

const neighboursSql = (id: string): string => `
  create table neighbours as
  select join_key_l as node, join_key_r as neighbour from predictions
  union select join_key_r, join_key_l from predictions
  union select ${id}, ${id} from records`

const firstRepresentativesSql = `
  create table representatives_0 as
  with smallest as (select node, min(neighbour) as representative from neighbours group by node),
  handed_on as (
    select n.node, min(s.representative) as representative
    from neighbours as n inner join smallest as s on n.neighbour = s.node group by n.node
  )
  select h.node, h.representative, h.representative <> s.representative as changed
  from handed_on as h inner join smallest as s on h.node = s.node`

/** Clusters with no neighbour outside are finished and leave the game, so that later rounds are small. */
const settledSql = (round: number): string => `
  create table settled_${round} as
  with open as (
    select distinct one.representative
    from representatives_${round - 1} as one
    inner join neighbours as n on one.node = n.node
    inner join representatives_${round - 1} as other on n.neighbour = other.node
    where one.representative <> other.representative
  )
  select node, representative from representatives_${round - 1} as r
  where not exists (select 1 from open where open.representative = r.representative)`

const openSql = (round: number): readonly string[] => [
  `create table open_${round} as select * from representatives_${round - 1} as r
   where not exists (select 1 from settled_${round} as s where s.representative = r.representative)`,
  `create table thinned as select * from neighbours where node in (select node from open_${round})`,
  'drop table neighbours',
  'alter table thinned rename to neighbours',
]

const nextRepresentativesSql = (round: number): string => `
  create table representatives_${round} as
  with told as (
    select n.node, other.representative
    from neighbours as n inner join open_${round} as other on n.neighbour = other.node where other.changed
    union all select node, representative from open_${round}
  ), smallest as (select node, min(representative) as representative from told group by node)
  select s.node, s.representative, s.representative <> before.representative as changed
  from smallest as s left join open_${round} as before on s.node = before.node`

const drop = async (sql: Sql, ...tables: readonly string[]): Promise<void> => {
  for (const table of tables) await sql.run(`drop table ${table}`)
}

/** Leaves a table clusters (node, cluster_id); the cluster is known by its smallest id. */
export const drawComponents = async (sql: Sql, id: string): Promise<void> => {
  await sql.run(neighboursSql(id))
  await sql.run(firstRepresentativesSql)
  let round = 0
  do {
    round += 1
    await sql.run(settledSql(round))
    for (const statement of openSql(round)) await sql.run(statement)
    await sql.run(nextRepresentativesSql(round))
    await drop(sql, `representatives_${round - 1}`, `open_${round}`)
  } while ((await sql.number(`select count(*) from representatives_${round} where changed`)) > 0)
  const settled = Array.from({ length: round }, (_, at) => `settled_${at + 1}`)
  const parts = [...settled, `representatives_${round}`].map(
    table => `select node, representative as cluster_id from ${table}`,
  )
  await sql.run(`create table clusters as ${parts.join(' union all ')}`)
  await drop(sql, ...settled, `representatives_${round}`, 'neighbours')
}
