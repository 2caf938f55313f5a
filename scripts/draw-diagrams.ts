// Writes the diagrams that are made from tables of the program: `npm run diagrams`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageRoot } from '#core/ground/paths.ts'
import { stateDiagram } from '#task'

const file = join(packageRoot, 'docs', 'diagrams', 'tasking-states.md')
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, stateDiagram())
