// The two ids of each pair of a file of pairs, one pair a line in order of the numbers, so that two such files can be held against each other.
import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

export const writeIds = async (pairs: string, out: string): Promise<void> => {
  const ids: string[] = []
  let isHead = true
  for await (const row of createInterface({ input: createReadStream(pairs) })) {
    if (!isHead) ids.push(row.split(',', 2).join())
    isHead = false
  }
  writeFileSync(out, ids.sort().join('\n'))
}
