// The whole program on the oldest PostgreSQL that is supported, and stopped at more moments of its waking up.
import { test } from 'node:test'
import { hasPostgres } from '#core/ground/postgres/test-cluster.ts'
import { newVar, startsOnVersion, stoppedWhileWaking } from '../../test/fixtures/started-program.ts'

test(
  'on a database of one’s own, PostgreSQL 15',
  { skip: !hasPostgres(15) && 'PostgreSQL 15 is not installed' },
  startsOnVersion(15),
)

test('asked to stop while the process that works is still waking up, it ends all the same', t =>
  stoppedWhileWaking(t, newVar(t), [0, 50, 100, 150, 250, 400, 600, 1_000]))
