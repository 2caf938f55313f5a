// Passwords that the program makes for itself, kept in one file that only its owner may read.
import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from './problem.ts'

export type Secrets = Readonly<Record<string, string>>

export const newPassword = (): string => randomBytes(24).toString('base64url')

export const readSecrets = (file: string): Secrets => {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch (cause) {
    throw new Problem({
      what: 'The file with the database passwords cannot be read.',
      where: file,
      mend: 'bring it back from a backup, or give this user the right to read it.',
      cause,
    })
  }
}

/** Written whole or not at all, and on the disk before anything leans on it. */
export const writeSecrets = (file: string, secrets: Secrets): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o711 })
  const fresh = `${file}.${randomUUID()}.new`
  const handle = openSync(fresh, 'w', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(fresh, file)
}

/** The passwords of these names; what is missing is made and kept. */
export const ensureSecrets = (file: string, names: readonly string[]): Secrets => {
  const known = readSecrets(file)
  const missing = names.filter(name => !known[name])
  if (missing.length === 0) return known
  const all = { ...known, ...Object.fromEntries(missing.map(name => [name, newPassword()])) }
  writeSecrets(file, all)
  return all
}
