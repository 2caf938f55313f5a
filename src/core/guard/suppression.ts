// What was expunged stays away: it is known again by a keyed fingerprint, which names nobody to whoever does not hold the key.
import { createHmac, randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { withLockFolder } from '#core/ground/lock-folder.mjs'
import { Problem } from '#core/ground/problem.ts'
import { readSecrets, writeSecrets } from '#core/ground/secrets.ts'

declare const brand: unique symbol

/** 32 bytes; whoever has them can test whether a record that he already knows was expunged. */
export type SuppressionKey = Buffer & { readonly [brand]: 'suppression key' }

/** A key as anybody would read it: what a system adds that nobody sees (a joiner, a mark of direction, a wide letter) is no other key. */
const asRead = (recordKey: string): string =>
  recordKey
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()

/** The fingerprint of one record, by its source's name and its key there, as collect.suppression holds it. */
export const suppressionFingerprint = (key: SuppressionKey, source: string, recordKey: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([source, asRead(recordKey)]))
    .digest()

/** What shows which key an instance uses, without being of any use to find the key. */
const proofOf = (key: SuppressionKey): Buffer => createHmac('sha256', key).update('the suppression list').digest()

/** Beside the roles' passwords, so that a machine that has them has the key too. */
export const suppressionFile = (passwords: string): string => join(dirname(passwords), SUPPRESSION_FILE)
export const SUPPRESSION_FILE = 'suppression-keys.json'

const keyFrom = (hex: string): SuppressionKey => Buffer.from(hex, 'hex') as SuppressionKey

const newKey = (): SuppressionKey => randomBytes(32) as SuppressionKey

const proofIn = async (db: Kysely<unknown>): Promise<string | undefined> => {
  const { rows } = await sql<{
    proof: string
  }>`select encode(proof, 'hex') as proof from guard.suppression_key`.execute(db)
  return rows[0]?.proof
}

/** INVARIANT: an instance has one key for good; the file keeps each by its proof, because several databases may share a folder. */
const keyOfProof = (file: string, proof: string): SuppressionKey => {
  const key = keyFrom(readSecrets(file)[proof] ?? '')
  if (key.length === 32 && proofOf(key).toString('hex') === proof) return key
  throw new Problem({
    what: 'The key of the suppression list is not here. Without it, a delivery could bring back what was expunged.',
    where: file,
    mend: 'copy this file from the machine where this instance was made, or from its last backup.',
  })
}

/** Several databases may share the file, and two of them may be made at once: each adds to what the other wrote. */
const addKeys = (file: string, keys: Readonly<Record<string, string>>): Promise<void> =>
  withLockFolder(`${file}.lock`, async () => writeSecrets(file, { ...readSecrets(file), ...keys }))

/**
 * The key of this instance; made on first use. `passwords` is the file of the roles' passwords (`place.secrets`).
 * For the intake, which tests rows against collect.suppression, and for the keeper, in a transaction of its own.
 * @throws Problem when the instance has a key and this machine does not.
 */
export const openSuppressionKey = (db: Kysely<unknown>, passwords: string): Promise<SuppressionKey> => {
  const file = suppressionFile(passwords)
  return db.transaction().execute(async trx => {
    const known = await proofIn(trx)
    if (known !== undefined) return keyOfProof(file, known)
    // One at a time over all machines: of two first deliveries, the second waits and finds the key of the first.
    await sql`select pg_advisory_xact_lock(hashtextextended('breakwater suppression key', 0))`.execute(trx)
    const meanwhile = await proofIn(trx)
    if (meanwhile !== undefined) return keyOfProof(file, meanwhile)
    const key = newKey()
    await addKeys(file, { [proofOf(key).toString('hex')]: key.toString('hex') })
    await sql`insert into guard.suppression_key (proof) values (${proofOf(key)})`.execute(trx)
    return key
  })
}

/** For a backup: the key of this instance alone, as a file of its own; undefined when it never had one. */
export const suppressionKeyToKeep = async (db: Kysely<unknown>, passwords: string): Promise<string | undefined> => {
  const proof = await proofIn(db)
  if (proof === undefined) return undefined
  return `${JSON.stringify({ [proof]: keyOfProof(suppressionFile(passwords), proof).toString('hex') })}\n`
}

/** For a restore: puts a kept key where this machine looks for it. */
export const bringBackSuppressionKey = (kept: string, passwords: string): Promise<void> =>
  addKeys(suppressionFile(passwords), JSON.parse(kept) as Record<string, string>)

/** After a restore, in its transaction: the instance has its key here, or never had one. */
export const proveSuppressionKey = async (db: Kysely<unknown>, passwords: string): Promise<void> => {
  const proof = await proofIn(db)
  if (proof !== undefined) keyOfProof(suppressionFile(passwords), proof)
}
