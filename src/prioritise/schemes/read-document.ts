// Reads a document of this room's reference folder: what it says, or a problem that names the file and the line.
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Problem } from '#core/ground/problem.ts'

type Path = readonly (string | number)[]
type Found = { readonly path: Path; readonly reason: string }

/** The node at a path, or the nearest above it: where somebody has to look. */
const nearest = (root: Node | null, path: Path): Node | null => {
  let node = root
  for (const key of path) {
    const inner: unknown = isMap(node) || isSeq(node) ? node.get(key, true) : undefined
    if (!(typeof inner === 'object' && inner !== null && 'range' in inner)) return node
    node = inner as Node
  }
  return node
}

const foundIn = (issue: z.core.$ZodIssue): readonly Found[] => {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...path, key], reason: 'It is not a word of this document.' }))
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return [{ path, reason: isMissing ? 'It is missing.' : issue.message }]
}

const stop = (file: string, lines: LineCounter, document: Document, found: readonly Found[]): never => {
  const told = found.map(({ path, reason }) => {
    const { line } = lines.linePos(nearest(document.contents as Node | null, path)?.range?.[0] ?? 0)
    return `${file} line ${line}${path.length === 0 ? '' : `, ${path.join('.')}`}: ${reason}`
  })
  throw new Problem({
    what: `The document ${file} cannot be used.`,
    where: told.join('\n'),
    mend: 'Correct it there and start again; README.md beside it says what each part means.',
  })
}

/** @throws Problem with every fault at once, each with its line. */
export const readDocument = <T>(
  yaml: string,
  file: string,
  schema: z.ZodType<T>,
  check: (read: T) => readonly Found[] = () => [],
): T => {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken)
    throw new Problem({
      what: `The document ${file} cannot be read.`,
      where: `${file} line ${lines.linePos(broken.pos[0]).line}: ${broken.message}`,
      mend: 'Correct it there and start again.',
    })
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (!parsed.success) return stop(file, lines, document, parsed.error.issues.flatMap(foundIn))
  const found = check(parsed.data)
  return found.length > 0 ? stop(file, lines, document, found) : parsed.data
}
