// A progress brief as PDF: made of the version's body alone, so that an issued brief is set the same whenever it is asked for.
import { readFileSync } from 'node:fs'
import { day, moment } from '#core/frame/index.ts'
import type { Marking } from '#core/language/handling.ts'
import type { TableShown } from '../figures/show-figures.ts'
import type { BriefWhole } from './brief.ts'
import { type BodyShown, bodyShown } from './show-brief.ts'

const template = new URL('./brief.typ', import.meta.url)

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const tableSet = ({ columns, rows, sum }: TableShown) => ({
  columns,
  rows: rows.map(({ name, note = '', cells }) => ({
    name: upper(name),
    note,
    cells: cells.map(({ text, note: why = '', span = 1 }) => ({ text, note: why, span })),
  })),
  sum: sum ?? null,
})

const figureSet = ({
  title,
  period,
  takenAt,
  table,
  first,
  definition,
  revisions,
  sha256,
}: BodyShown['figures'][number]) => ({
  title,
  subtitle: `${period}, as of ${moment(takenAt)}`,
  table: tableSet(table),
  first,
  changes: (revisions?.changes ?? []).map(
    ({ quarter, what, from, to }) => `${quarter}, ${what}: revised from ${from} to ${to}`,
  ),
  counts: `${definition.counts} ${definition.totals}`,
  limits: [...definition.leavesOut, ...definition.caveats, definition.revisions, definition.disclosure],
  proof: `Definition version ${definition.version}. SHA-256 of the frozen figure: ${sha256}`,
})

const caveat =
  'Management information of the taskforce: provisional, from a live system, and no official statistic. Every figure stands with its definition, its limits and the moment it was frozen. No person and no group is named, and no operation that has not ended.'

const stateOf = ({ state, issuedAt, issuedByName, issuedByAgency, version }: BriefWhole): string =>
  state === 'issued' && issuedAt
    ? `Issued on ${moment(issuedAt)}, signed off by ${issuedByName}, ${issuedByAgency}.`
    : `Draft, version ${version}.`

const briefSet = (brief: BriefWhole, marking: Marking) => {
  const shown = bodyShown(brief.body)
  return {
    title: shown.title,
    short: shown.title.length > 60 ? `${shown.title.slice(0, 57)}…` : shown.title,
    subtitle: `${shown.period}. Written by ${shown.writtenBy}, as of ${moment(shown.asOf)}. ${stateOf(brief)}`,
    marking,
    invented: brief.body.invented,
    draft: brief.state === 'draft',
    caveat,
    paragraphs: shown.paragraphs,
    figures: shown.figures.map(figureSet),
    recommendationsNote: shown.lists
      .map(({ title, published, note }) => `${title}, published on ${day(published)}. ${note ?? ''}`.trim())
      .join(' '),
    recommendations: shown.recommendations.map(({ text, state, since, evidence }) => ({
      text,
      state: upper(state),
      since: since === undefined ? 'not moved yet' : day(since),
      evidence,
    })),
    proof: `SHA-256 of what this brief says: ${brief.sha256}`,
  }
}

/** The compiler is loaded only here: it is large, and no page needs it. */
export const setBrief = async (brief: BriefWhole, marking: Marking): Promise<Uint8Array> => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create()
  const data = JSON.stringify(briefSet(brief, marking))
  return compiler.pdf({ mainFileContent: readFileSync(template, 'utf8'), inputs: { data } })
}
