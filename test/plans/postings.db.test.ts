// A search may touch only slots of labels its viewer sees, whatever PostgreSQL's planner thinks of the numbers.
import { test } from 'node:test'
import { readsPostingsByIndex } from './plans-of-postings.ts'

// The oldest planner that is supported is asked by `npm run long`.
test('searches read postings by slot, however many; the resolver by key', readsPostingsByIndex(18))
