// Whole databases as copies of another: for each test file its own, and a still picture to look at in peace.
import pg from 'pg'
import { grantDatabase, hasDatabase } from './provision.ts'
import { type Admin, asAdmin } from './server.ts'

const { escapeIdentifier } = pg

/**
 * The copied database must be at rest: PostgreSQL refuses while anybody else is in it. File by file takes half the time where nothing need
 * be safe from a power cut; elsewhere it costs two checkpoints (PostgreSQL 18, CREATE DATABASE, "STRATEGY").
 */
export const copyDatabase = (
  admin: Admin,
  from: string,
  to: string,
  strategy: 'wal_log' | 'file_copy' = 'wal_log',
): Promise<void> =>
  asAdmin(admin, 'postgres', async client => {
    await client.query(
      `create database ${escapeIdentifier(to)} template ${escapeIdentifier(from)} strategy ${strategy}`,
    )
    await grantDatabase(client, to)
  })

export const renameDatabase = (admin: Admin, from: string, to: string): Promise<void> =>
  asAdmin(admin, 'postgres', async client => {
    await client.query(`alter database ${escapeIdentifier(from)} rename to ${escapeIdentifier(to)}`)
  })

/** Whoever is still in it is shown out. */
export const dropDatabase = (admin: Admin, database: string): Promise<void> =>
  asAdmin(admin, 'postgres', async client => {
    await client.query(`drop database if exists ${escapeIdentifier(database)} with (force)`)
  })

export const isThere = (admin: Admin, database: string): Promise<boolean> =>
  asAdmin(admin, 'postgres', client => hasDatabase(client, database))
