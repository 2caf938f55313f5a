// A model as a file, the whole of it or none.
import { renameSync, writeFileSync } from 'node:fs'

export const writeJson = (path: string, content: unknown): void => {
  writeFileSync(`${path}.unfinished`, `${JSON.stringify(content, null, 2)}\n`)
  renameSync(`${path}.unfinished`, path)
}
