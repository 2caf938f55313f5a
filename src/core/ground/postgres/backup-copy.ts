// One table as one file: PostgreSQL's COPY text, compressed, hashed as it is written.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Problem } from '../problem.ts'

export type Copied = { readonly rows: number; readonly bytes: number; readonly sha256: string }

const NEWLINE = 10

const countLines = (chunk: Buffer): number => {
  let lines = 0
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}

/** COPY text has one line a row: a line end inside a value is written as \n. */
const counting = (did: (rows: number) => void): Transform =>
  new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      did(countLines(chunk))
      done(null, chunk)
    },
  })

const hashing = (): { readonly through: Transform; readonly result: () => { bytes: number; sha256: string } } => {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** The rows of a query, to a file that only its owner may read, and on the disk when this returns. */
export const copyOut = async (
  client: pg.ClientBase,
  query: string,
  file: string,
  did: (rows: number) => void,
): Promise<Copied> => {
  const { through, result } = hashing()
  const rows = client.query(copyTo(`copy (${query}) to stdout`))
  const gzip = createGzip({ level: constants.Z_BEST_SPEED })
  const to = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(rows, counting(did), gzip, through, to)
  return { rows: rows.rowCount, ...result() }
}

/** The rows of a file, into `into` (a table with its columns); says how many there were. Its own faults name no value of a row. */
export const copyIn = async (
  client: pg.ClientBase,
  into: string,
  file: string,
  did: (rows: number) => void,
): Promise<number> => {
  const rows = client.query(copyFrom(`copy ${into} from stdin`))
  try {
    await pipeline(createReadStream(file), createGunzip(), counting(did), rows)
  } catch (cause) {
    const { code, constraint } = cause as { code?: string; constraint?: string }
    throw new Problem({
      what: `A file of the backup could not be loaded (${[code, constraint].filter(Boolean).join(', ')}).`,
      where: file,
      mend: 'nothing of it was kept. See that the disk has room and the database runs; then repeat, or restore another backup.',
      cause,
    })
  }
  return rows.rowCount
}

/** The name of a task and the one id that a job carries. */
export type OutstandingJob = { readonly task: string; readonly id: string }

export const JOBS = `select task, id from ground.outstanding_jobs()`

/** Jobs as they were copied out, so many at once. */
export async function* readJobs(file: string, atOnce: number): AsyncGenerator<readonly OutstandingJob[]> {
  let jobs: OutstandingJob[] = []
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const [task = '', id = ''] = line.split('\t')
    jobs.push({ task, id })
    if (jobs.length < atOnce) continue
    yield jobs
    jobs = []
  }
  if (jobs.length > 0) yield jobs
}
