// The list that makes a folder of files a backup: what was taken, when, from which state of the tables, and the fingerprint of each file.
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { Progress } from '../progress.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const file = z.strictObject({ file: z.string().regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/), bytes: z.int().min(0), sha256 })
const rows = z.int().min(0)

const manifest = z.strictObject({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** Of the migrations that the database had. */
  fingerprint: sha256,
  migrations: z.array(z.string()),
  tables: z.array(file.extend({ table: z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/), rows })),
  /** Work that was put down and not yet done: names of tasks and ids. */
  jobs: file.extend({ rows }),
  /** Files kept beside the database without which it is of no use, such as keys. */
  kept: z.array(file),
})

export type Manifest = Readonly<z.infer<typeof manifest>>
export type BackupFile = z.infer<typeof file>

export const MANIFEST = 'manifest.json'

export const writeDurably = (path: string, text: string): void => {
  const handle = openSync(path, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export const writeManifest = (folder: string, given: Manifest): void =>
  writeDurably(join(folder, MANIFEST), `${JSON.stringify(manifest.parse(given), null, 2)}\n`)

const parsed = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const ANOTHER = 'restore another backup; this one cannot be trusted.'

export const readManifest = (folder: string): Manifest => {
  const path = join(folder, MANIFEST)
  if (!existsSync(path))
    throw new Problem({
      what: 'There is no whole backup in this folder.',
      where: path,
      mend: 'give the folder that ./breakwater backup wrote. One that broke off has "unfinished" in its name and is of no use.',
    })
  const read = manifest.safeParse(parsed(path))
  if (read.success) return read.data
  throw new Problem({ what: 'The list of the backup is damaged or of another format.', where: path, mend: ANOTHER })
}

export const filesOf = (given: Manifest): readonly BackupFile[] => [...given.tables, given.jobs, ...given.kept]

const fingerprintOf = async (path: string): Promise<{ readonly bytes: number; readonly sha256: string }> => {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(createReadStream(path), async chunks => {
    for await (const chunk of chunks) {
      bytes += (chunk as Buffer).length
      hash.update(chunk as Buffer)
    }
  })
  return { bytes, sha256: hash.digest('hex') }
}

const verifyFile = async (folder: string, wanted: BackupFile): Promise<void> => {
  const where = join(folder, wanted.file)
  if (!existsSync(where)) throw new Problem({ what: 'A file of the backup is missing.', where, mend: ANOTHER })
  const found = await fingerprintOf(where)
  if (found.bytes < wanted.bytes)
    throw new Problem({
      what: `A file of the backup is cut short: ${found.bytes} of ${wanted.bytes} bytes.`,
      where,
      mend: 'copy it again from where the backup was taken; if it is short there too, restore another backup.',
    })
  if (found.sha256 !== wanted.sha256)
    throw new Problem({ what: 'A file of the backup was altered after it was taken.', where, mend: ANOTHER })
}

/** Reads a backup through, before anything is done with it. Done in the progress are files. */
export const verifyBackup = async (folder: string, progress: Pick<Progress, 'at' | 'did'>): Promise<Manifest> => {
  const found = readManifest(folder)
  for (const wanted of filesOf(found)) {
    progress.at(wanted.file)
    await verifyFile(folder, wanted)
    progress.did(1)
  }
  return found
}
