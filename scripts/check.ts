// What must hold before a change is handed on: types, form, and the shape of the source.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../src/core/ground/paths.ts'

const tool = (name: string, ...args: readonly string[]) => ({
  name,
  file: join(packageRoot, 'node_modules', '.bin', name),
  args,
})

const steps = [
  tool('tsc', '-p', '.'),
  tool('biome', 'check', '.'),
  {
    name: 'shape',
    file: process.execPath,
    args: ['--test', '--test-reporter=dot', 'test/shape/rooms.test.ts', 'scripts/test-groups.test.ts'],
  },
]

let failed = 0
for (const { name, file, args } of steps) {
  const began = Date.now()
  const ended = spawnSync(file, args, { cwd: packageRoot, stdio: 'inherit' }).status
  process.stdout.write(
    `${name}: ${ended === 0 ? 'holds' : 'does not hold'} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`,
  )
  if (ended !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
