// A model as a file, the whole of it or none.
import { rmSync, writeFileSync } from 'node:fs'
import { giveItsName, meanwhileOf } from './unfinished.ts'

export const writeJson = (path: string, content: unknown): void => {
  const meanwhile = meanwhileOf(path)
  // Made anew: through a link that lies there, another file would be written.
  rmSync(meanwhile, { force: true })
  try {
    writeFileSync(meanwhile, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' })
    giveItsName(path)
  } catch (fault) {
    rmSync(meanwhile, { force: true })
    throw fault
  }
}
