// Our own linking in a process whose memory is its own, as DuckDB's is.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '#core/ground/paths.ts'
import { Problem } from '#core/ground/problem.ts'
import type { LinkAsk, LinkReport } from '#resolve'

const argsOf = ({ inputs, model, threads, threshold, clustering, pairs }: LinkAsk): readonly string[] => [
  ...inputs.flatMap(input => ['--input', input]),
  ...['--model', model],
  ...(threads === undefined ? [] : ['--threads', String(threads)]),
  ...(threshold === undefined ? [] : ['--threshold', String(threshold)]),
  ...(clustering === undefined ? [] : ['--clustering', clustering]),
  ...(pairs === undefined ? [] : ['--pairs', pairs]),
  '--json',
]

export const linkInChild = (ask: LinkAsk): Promise<LinkReport> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageRoot, 'src', 'main.ts'), 'link', ...argsOf(ask)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) return resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as LinkReport)
      reject(new Problem({ what: `The linking ended with ${code}.`, mend: 'read what it said above' }))
    })
  })
