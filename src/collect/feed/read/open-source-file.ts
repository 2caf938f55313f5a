// A file of a source's folder: it must lie in it, be a file, and stay the same while it is read.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { FileRefused } from '../take-in/rejection.ts'

const missing = (file: string, reason: string, mend: string): FileRefused =>
  new FileRefused({ kind: 'file-missing', file, reason, mend })

/** The path of a file that lies in the folder, links followed. */
export const pathInFolder = (folder: string, file: string): string => {
  try {
    const path = realpathSync(join(folder, file))
    if (!path.startsWith(realpathSync(folder) + sep))
      throw missing(
        file,
        'The file lies outside the folder of its source.',
        'Put the file itself into the folder, not a link to it.',
      )
    if (!statSync(path).isFile())
      throw missing(file, 'It is not a file.', 'Put the file into the folder, or correct its path in source.yaml.')
    return path
  } catch (fault) {
    if (fault instanceof FileRefused) throw fault
    throw missing(
      file,
      'The file is not there, or may not be read.',
      'Put the file into the folder, or correct its path in source.yaml.',
    )
  }
}

export const sha256OfFile = async (path: string): Promise<Buffer> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest()
}

/** The bytes of a file; `hash` sees them all. */
export const bytesOf = async function* (path: string, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    hash.update(chunk as Buffer)
    yield chunk as Buffer
  }
}
