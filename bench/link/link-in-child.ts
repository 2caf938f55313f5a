// Our own linking and training in a process whose memory is its own, as DuckDB's is.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '#core/ground/paths.ts'
import { Problem } from '#core/ground/problem.ts'
import type { LinkAsk, LinkReport, TrainReport } from '#resolve'

const argsOf = ({ inputs, model, threads, threshold, clustering, pairs }: LinkAsk): readonly string[] => [
  ...inputs.flatMap(input => ['--input', input]),
  ...['--model', model],
  ...(threads === undefined ? [] : ['--threads', String(threads)]),
  ...(threshold === undefined ? [] : ['--threshold', String(threshold)]),
  ...(clustering === undefined ? [] : ['--clustering', clustering]),
  ...(pairs === undefined ? [] : ['--pairs', pairs]),
]

const inChild = <Report>(args: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageRoot, 'src', 'main.ts'), 'link', ...args, '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) return resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as Report)
      reject(new Problem({ what: `The linking ended with ${code}.`, mend: 'read what it said above' }))
    })
  })

export const linkInChild = (ask: LinkAsk): Promise<LinkReport> => inChild(argsOf(ask))

/** @param model whose settings are trained anew; the trained model goes to `out` */
export const trainInChild = (input: string, model: string, out: string): Promise<TrainReport> =>
  inChild(['train', '--input', input, '--settings', model, '--model', out])
