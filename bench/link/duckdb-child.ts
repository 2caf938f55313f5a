// The process in which DuckDB links: takes a job on its input, answers with counts, seconds and its own highest memory.
import { readFileSync } from 'node:fs'
import { text as readAll } from 'node:stream/consumers'
import { DuckDBInstance } from '@duckdb/node-api'
import { drawComponents, type Sql } from './components-sql.ts'
import { type DuckdbAnswer, type DuckdbJob, jobSchema, type Stage } from './duckdb-job.ts'
import {
  blockingSql,
  frequencyColumns,
  frequencySql,
  predictionSql,
  quoted,
  recordsWithFrequenciesSql,
  text,
} from './linking-sql.ts'
import { readSplinkModel, type SplinkModel } from './splink-model.ts'

type Rows = (statement: string) => Promise<readonly (readonly unknown[])[]>

const open = async (threads: number): Promise<Sql & { readonly rows: Rows }> => {
  // In memory and nowhere else: what does not fit fails instead of being measured as if it had.
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads), temp_directory: '' })
  const connection = await instance.connect()
  const rows: Rows = async statement => (await connection.runAndReadAll(statement)).getRows()
  return {
    rows,
    run: async statement => {
      await connection.run(statement)
    },
    number: async statement => Number((await rows(statement))[0]?.[0]),
  }
}

/** Ids that are whole numbers are compared as numbers, others as text; an empty cell is an absent value. */
const readRecords = async (sql: Sql & { readonly rows: Rows }, { input }: DuckdbJob, model: SplinkModel) => {
  const id = quoted(model.unique_id_column_name)
  const files = `[${input.map(text).join(', ')}]`
  await sql.run(
    `create table given as from read_csv(${files}, header = true, delim = ',', quote = '"', all_varchar = true)`,
  )
  const columns = (await sql.rows('select column_name from (describe given)')).map(([name]) => String(name))
  const others = await sql.number(`select count(*) from given where not regexp_full_match(${id}, '0|[1-9][0-9]{0,17}')`)
  const idType = others === 0 ? 'bigint' : 'varchar'
  const rest = columns.filter(name => name !== model.unique_id_column_name)
  const values = rest.map(name => `nullif(${quoted(name)}, '') as ${quoted(name)}`)
  await sql.run(
    `create table records as select ${[`cast(${id} as ${idType}) as ${id}`, ...values].join(', ')} from given`,
  )
  await sql.run('drop table given')
  return columns
}

const takeFrequencies = async (sql: Sql, model: SplinkModel): Promise<void> => {
  for (const column of frequencyColumns(model)) await sql.run(frequencySql(column))
  await sql.run(recordsWithFrequenciesSql(model))
}

const peakMemoryMB = (): number => {
  try {
    const highest = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (highest !== undefined) return Number(highest) / 1024
  } catch {
    // No such file but on Linux: elsewhere the system tells it in another way.
  }
  return process.resourceUsage().maxRSS / 1024
}

const count = async (sql: Sql & { readonly rows: Rows }, model: SplinkModel) => {
  const found = new Map(
    (await sql.rows('select match_key, count(*) from blocked_pairs group by all')).map(([key, pairs]) => [
      String(key),
      Number(pairs),
    ]),
  )
  return {
    records: await sql.number('select count(*) from records'),
    pairsPerRule: model.blocking_rules_to_generate_predictions.map((_, rule) => found.get(String(rule)) ?? 0),
    pairsOverThreshold: await sql.number('select count(*) from predictions'),
    clusters: await sql.number('select count(distinct cluster_id) from clusters'),
    largestCluster: await sql.number(
      'select max(size) from (select count(*) as size from clusters group by cluster_id)',
    ),
  }
}

const writeOut = async (sql: Sql, { pairsPath, clustersPath }: DuckdbJob, id: string): Promise<void> => {
  const pairs = `select join_key_l as ${quoted(`${id}_l`)}, join_key_r as ${quoted(`${id}_r`)}, match_weight, match_probability, match_key
    from predictions order by all`
  if (pairsPath !== undefined) await sql.run(`copy (${pairs}) to ${text(pairsPath)} (header)`)
  const clusters = `select node as id, cluster_id from clusters order by all`
  if (clustersPath !== undefined) await sql.run(`copy (${clusters}) to ${text(clustersPath)} (header)`)
}

const link = async (job: DuckdbJob): Promise<DuckdbAnswer> => {
  const model = readSplinkModel(job.model)
  const id = model.unique_id_column_name
  const sql = await open(job.threads)
  const seconds: Partial<Record<Stage, number>> = {}
  const timed = async <T>(stage: Stage, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await work()
    seconds[stage] = (performance.now() - began) / 1000
    return done
  }
  const columns = await timed('read', () => readRecords(sql, job, model))
  await timed('frequencies', () => takeFrequencies(sql, model))
  await timed('block', () => sql.run(blockingSql(model)))
  const leastWeight = Math.log2(job.threshold / (1 - job.threshold))
  await timed('predict', () => sql.run(predictionSql(model, columns, leastWeight)))
  await timed('cluster', () => drawComponents(sql, quoted(id)))
  const peak = peakMemoryMB()
  const version = String((await sql.rows('select version()'))[0]?.[0])
  const { read = 0, frequencies = 0, block = 0, predict = 0, cluster = 0 } = seconds
  const answer = {
    version,
    ...(await count(sql, model)),
    secondsByStage: { read, frequencies, block, predict, cluster },
    peakMemoryMB: peak,
  }
  await writeOut(sql, job, id)
  return answer
}

const answer = await link(jobSchema.parse(JSON.parse(await readAll(process.stdin))))
process.stdout.write(`${JSON.stringify(answer)}\n`)
