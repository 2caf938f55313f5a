// A model as a file, the whole of it or none.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { meanwhileOf } from './refuse-overwriting.ts'

export const writeJson = (path: string, content: unknown): void => {
  const meanwhile = meanwhileOf(path)
  // Made anew: through a link that lies there, another file would be written.
  rmSync(meanwhile, { force: true })
  writeFileSync(meanwhile, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' })
  renameSync(meanwhile, path)
}
