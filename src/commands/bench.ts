// Measures on this machine, beside a plain way of doing the same.

import { Problem } from '#core/ground/problem.ts'
import { benchmarks } from '../../bench/index.ts'
import type { Called, Command, Ending } from './command.ts'

const bench = async (called: Called): Promise<Ending> => {
  const name = called.args[0]
  const benchmark = benchmarks.find(one => one.name === name)
  if (benchmark) return benchmark.run({ ...called, args: called.args.slice(1) })
  throw new Problem({
    what: `There is no benchmark ${name}.`,
    mend: `name one of: ${benchmarks.map(one => one.name).join(', ')}.`,
  })
}

export const benchCommand: Command = {
  name: 'bench',
  group: 'keep',
  line: 'measure on this machine, beside a plain way of doing the same',
  usage: 'NAME [options]',
  takes: [1, 1],
  help: `
${benchmarks.map(({ name, line }) => `  ${name.padEnd(10)} ${line}`).join('\n')}

Everything is measured in a database or folder of its own, which is gone afterwards: link and online on invented records,
historical and feeds on sets that lie outside. bench/README.md says how.`,
  options: Object.assign({}, ...benchmarks.map(one => one.options)),
  examples: ['./breakwater bench online --records 50000 --seconds 20'],
  run: bench,
}
