// How long after its commit a new record's proposals are there: durable, through PostgreSQL, with writers running.
import { type Benchmark, sharedOptions } from './benchmark.ts'

export const onlineBenchmark: Benchmark = {
  name: 'online',
  line: "how long after its commit a new record's proposals are there, with writers running",
  options: {
    records: sharedOptions.records,
    seconds: { type: 'string', value: 'S', line: 'online: how long writers write (20)' },
    writers: { type: 'string', value: 'N', line: 'online: processes that write (2)' },
    rate: { type: 'string', value: 'N', line: 'online: records a second by all of them; 0 is as fast as they go (20)' },
  },
  run: async called => (await import('./online/run.ts')).online(called),
}
