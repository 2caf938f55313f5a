// A search may touch only slots of labels its viewer sees, whatever the oldest planner that is supported thinks of the numbers.
import { test } from 'node:test'
import { hasPostgres } from '#core/ground/postgres/test-database.ts'
import { readsPostingsByIndex } from './plans-of-postings.ts'

test(
  'PostgreSQL 15: searches read postings by slot, however many; the resolver by key',
  { skip: hasPostgres(15) ? false : 'PostgreSQL 15 is not installed here; its planner was not asked.' },
  readsPostingsByIndex(15),
)
