// How the server that Breakwater starts for itself is set: for two cores and 24 GB, and discreet about what it is told.
import { statfsSync } from 'node:fs'

export type Settings = Readonly<Record<string, string>>

const base: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '384MB',
  effective_cache_size: '4GB',
  work_mem: '24MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // INVARIANT: no statement and no value goes into the log, for they hold personal data. An error's own words quote values, so
  // errors go to whoever asked and not into the log; "log" ranks above "error" here (PostgreSQL 18, 19.8.2).
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

/** Containers often have 64 MB of shared memory, too little for a parallel query: then files are mapped instead. */
const sharedMemory = (): Settings => {
  try {
    const memory = statfsSync('/dev/shm')
    return memory.bsize * memory.blocks < 1 << 29 ? { dynamic_shared_memory_type: 'mmap' } : {}
  } catch {
    return {}
  }
}

export const serverSettings = (socket: string, further: Settings = {}): readonly string[] =>
  Object.entries({ ...base, ...sharedMemory(), unix_socket_directories: socket, ...further }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  )
