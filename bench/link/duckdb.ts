// DuckDB beside our own engine: the same records, rules and comparisons, as Splink has it work, in a process whose memory is its own.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Problem } from '#core/ground/problem.ts'
import { answerSchema, type DuckdbAnswer, type DuckdbJob, jobSchema } from './duckdb-job.ts'

export type { DuckdbAnswer } from './duckdb-job.ts'

export type DuckdbAsked = Omit<DuckdbJob, 'input' | 'threads'> & {
  readonly input: string | readonly string[]
  readonly threads?: number
}

const canFind = (name: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}

/** DuckDB is a development dependency that production does without: undefined when it is here, else why not and how to get it. */
export const whyNoDuckdb = (): string | undefined =>
  canFind('@duckdb/node-api')
    ? undefined
    : 'DuckDB is not installed here; npm ci --ignore-scripts --include=dev brings it.'

const absent = (why: string) =>
  new Problem({ what: 'The comparison with DuckDB cannot run.', where: why, mend: 'Install it, or leave DuckDB out.' })

const lastLine = (said: string): string => said.trim().split('\n').at(-1) ?? ''

const runChild = (job: DuckdbJob): Promise<string> =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('duckdb-child.ts', import.meta.url))
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(said)
      const mend = 'Read what it said above; with too little memory, give it fewer records.'
      reject(new Problem({ what: `DuckDB ended with ${signal ?? code}.`, where: job.input.join(', '), mend }))
    })
    child.stdin.end(JSON.stringify(job))
  })

/** Links a CSV by a Splink model. Memory is that of the process that does it, at its highest; nothing is written to disk meanwhile. */
export const runDuckdb = async ({ input, threads = 2, ...rest }: DuckdbAsked): Promise<DuckdbAnswer> => {
  const why = whyNoDuckdb()
  if (why !== undefined) throw absent(why)
  const job = jobSchema.parse({ ...rest, threads, input: typeof input === 'string' ? [input] : input })
  return answerSchema.parse(JSON.parse(lastLine(await runChild(job))))
}
