// Runs test files in this very process, one after the other: `node test-files-here.mjs <seconds a test may take> <tally> <file> ...`.
import hooks from 'node:async_hooks'
import { createWriteStream } from 'node:fs'
import tally from './tally-reporter.mjs'

// node:test looks at every promise there is, to know of an error that nobody catches in which test it arose: every `await` takes twenty times
// as long, a third of all that the tests take. Without looking at promises such an error still fails the file, by what it says and by how the
// process ends. The hook has no setting of its own, and is made when node:test is loaded.
const { createHook } = hooks
hooks.createHook = options => createHook({ ...options, trackPromises: false })

const { run } = await import('node:test')
const { spec } = await import('node:test/reporters')

const [seconds = '', kept = '', ...files] = process.argv.slice(2)
const events = run({ files, isolation: 'none', timeout: Number(seconds) * 1000 })
events.on('test:summary', ({ file, success }) => {
  if (file === undefined && !success) process.exitCode = 1
})
events.compose(spec).pipe(process.stdout)
events.compose(tally).pipe(createWriteStream(kept))
