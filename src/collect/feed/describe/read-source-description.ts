// Reads source.yaml: either a description that can be used, or everything that is wrong with it at once, with line, place and mend.
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Refusal } from '../take-in/rejection.ts'
import { type Directory, describedProblems } from './check-description.ts'
import type { DescriptionProblem } from './description-problem.ts'
import { type SourceDescription, sourceDescription } from './source-description.ts'

const MAX_DESCRIPTION_LETTERS = 1 << 20

export type DescriptionRead = { readonly description: SourceDescription } | { readonly refusals: readonly Refusal[] }

/** The node at a path, or the nearest above it: where somebody has to look. */
const nearest = (root: Node | null, path: Path): Node | null => {
  let node = root
  for (const key of path) {
    const inner: unknown = isMap(node) || isSeq(node) ? node.get(key, true) : undefined
    // A single thing that stands for a list of one keeps its place.
    if (inner === undefined && key === 0) continue
    if (!(typeof inner === 'object' && inner !== null && 'range' in inner)) return node
    node = inner as Node
  }
  return node
}

const wordsOf = (path: Path): string => path.join('.')

type Path = readonly (string | number)[]

const problemsOf = (issue: z.core.$ZodIssue): DescriptionProblem[] => {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys')
    return issue.message.split('\n').map((reason, i) => ({ path: [...path, issue.keys[i] ?? ''], reason }))
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return [{ path, reason: isMissing ? 'It is missing.' : issue.message }]
}

const unfold = (document: Document): { readonly value: unknown } | undefined => {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) }
  } catch {
    return undefined
  }
}

/** Reads the text of a description against the agencies and agreements that are known. */
export const readSourceDescription = (yaml: string, file: string, directory: Directory): DescriptionRead => {
  const lines = new LineCounter()
  const refuse = (problem: DescriptionProblem, line: number): Refusal => ({
    kind: problem.kind ?? 'bad-description',
    file,
    line,
    ...(problem.path.length === 0 ? {} : { column: wordsOf(problem.path) }),
    reason: problem.path.length === 0 ? problem.reason : `${wordsOf(problem.path)}: ${problem.reason}`,
    mend: problem.mend ?? `Correct it in ${file}; docs/guide/source-description.md says what each part means.`,
  })
  if (yaml.length > MAX_DESCRIPTION_LETTERS)
    return { refusals: [refuse({ path: [], reason: 'The description is longer than 1 MB.' }, 1)] }
  // Everything is read as text first, so that a code such as 01 or NO stays what the system writes.
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const broken = document.errors.map(error =>
    refuse({ path: [], reason: `It is not YAML: ${error.message}.` }, lines.linePos(error.pos[0]).line),
  )
  if (broken.length > 0) return { refusals: broken }
  const lineOf = (path: Path) => lines.linePos(nearest(document.contents, path)?.range?.[0] ?? 0).line
  const refuseAll = (problems: readonly DescriptionProblem[]) => ({
    refusals: problems.map(problem => refuse(problem, lineOf(problem.path))),
  })
  const unfolded = unfold(document)
  if (!unfolded) return { refusals: [refuse({ path: [], reason: 'Its aliases (*name) unfold without end.' }, 1)] }
  const parsed = sourceDescription.safeParse(unfolded.value)
  if (!parsed.success) return refuseAll(parsed.error.issues.flatMap(problemsOf))
  const problems = describedProblems(parsed.data, directory)
  return problems.length > 0 ? refuseAll(problems) : { description: parsed.data }
}
