// An alarm that could not be kept for everybody is sealed in a file on this server: encrypted, and on the disk before anybody is told so.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { withLockFolder } from '#core/ground/lock-folder.mjs'
import type { Place } from '#core/ground/postgres/database.ts'
import { ensureSecrets } from '#core/ground/secrets.ts'
import { alarmId, mustBe } from '#core/language/ids.ts'
import type { RaisedAlarm } from './raised-alarm.ts'

/** Where sealed alarms of one database lie on this server, and the key that opens them. */
export type SealedFolder = { readonly folder: string; readonly key: Buffer }

const keyFile = 'life-at-risk-key.json'

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Made when the pages are opened, so that nothing is missing when it is needed. Several databases may share a folder of files. */
export const openSealedFolder = async (varFolder: string, { database, secrets }: Place): Promise<SealedFolder> => {
  const folder = join(varFolder, 'life-at-risk', database)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(dirname(secrets), keyFile)
  // Two processes may begin at once: the second finds the key of the first.
  const held = await withLockFolder(`${file}.lock`, async () => ensureSecrets(file, ['seal']))
  syncFolder(dirname(file))
  syncFolder(dirname(folder))
  const key = Buffer.from(hkdfSync('sha256', held.seal ?? '', '', 'a life at risk, sealed on this server', 32))
  return { folder, key }
}

const sealed = (key: Buffer, alarm: RaisedAlarm): string => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(alarm.id))
  const data = Buffer.concat([cipher.update(JSON.stringify(alarm), 'utf8'), cipher.final()])
  const parts = { iv, tag: cipher.getAuthTag(), data }
  return JSON.stringify(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.toString('base64')])),
  )
}

const opened = (key: Buffer, id: string, text: string): RaisedAlarm => {
  const parts = JSON.parse(text) as Readonly<Record<'iv' | 'tag' | 'data', string>>
  const bytes = (name: 'iv' | 'tag' | 'data') => Buffer.from(parts[name], 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes('iv')).setAAD(Buffer.from(id)).setAuthTag(bytes('tag'))
  const held = JSON.parse(Buffer.concat([decipher.update(bytes('data')), decipher.final()]).toString('utf8'))
  return { ...held, at: new Date(held.at) }
}

const suffix = '.sealed'

/** INVARIANT: returns only when file and folder are on the disk. The same alarm sealed twice is one file. */
export const sealAlarm = ({ folder, key }: SealedFolder, alarm: RaisedAlarm): void => {
  const fresh = join(folder, `${alarm.id}.${randomUUID()}.new`)
  const handle = openSync(fresh, 'wx', 0o600)
  try {
    writeSync(handle, sealed(key, alarm))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(fresh, join(folder, `${alarm.id}${suffix}`))
  syncFolder(folder)
}

const idOf = (file: string) => (file.endsWith(suffix) ? alarmId(file.slice(0, -suffix.length)) : undefined)

/** The sealed alarms that lie here, by id; half-written ones, which nobody was told of, are no alarms. */
export const sealedAlarms = ({ folder }: SealedFolder): readonly RaisedAlarm['id'][] =>
  existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .flatMap(file => idOf(file) ?? [])
    : []

export const openAlarm = ({ folder, key }: SealedFolder, id: RaisedAlarm['id']): RaisedAlarm =>
  opened(key, mustBe(id, 'alarm'), readFileSync(join(folder, `${id}${suffix}`), 'utf8'))

export const removeSealed = ({ folder }: SealedFolder, id: RaisedAlarm['id']): void => {
  rmSync(join(folder, `${id}${suffix}`), { force: true })
  syncFolder(folder)
}
