// Personal data is looked at by somebody, at his desk. What reads a whole folder has no such somebody: it reads invented data, or none.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Problem } from '#core/ground/problem.ts'

const isSynthetic = (description: string): boolean => {
  try {
    const said: unknown = parse(readFileSync(description, 'utf8'))
    return typeof said === 'object' && said !== null && 'synthetic' in said && said.synthetic === true
  } catch {
    // A description that cannot be read is told by whoever reads the source, with its place; it brings nobody in.
    return true
  }
}

/** @param what begins the sentence, such as "A picture is drawn" */
export const refuseRealData = async (folder: string, what: string): Promise<void> => {
  const { sourcesIn } = await import('#collect')
  const real = sourcesIn(folder).filter(source => !isSynthetic(join(source.path, 'source.yaml')))
  if (real.length === 0) return
  throw new Problem({
    what: `${what} of invented data only, and ${real.map(source => source.name).join(', ')} is not marked as invented.`,
    where: folder,
    mend: 'say synthetic: true in source.yaml if the data is invented. Real records are loaded into an instance and looked at there, by name and for a purpose.',
  })
}
