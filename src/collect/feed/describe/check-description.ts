// What a description says about things outside a single line of it: agencies, agreements, code lists, columns, ends of links.
import { type Handling, handlingProblems, readGrade } from '#core/language/handling.ts'
import { propertyTypes } from '#core/language/properties.ts'
import { eventTypes, personRoles } from '#core/language/things.ts'
import { handlingWords } from '../map/words-of-handling.ts'
import { quoted } from '../take-in/rejection.ts'
import { columnProblems } from './check-columns.ts'
import { type DescriptionProblem, type Path, unknownWord } from './description-problem.ts'
import { codeListsOfMapping, type PropertyMapping, type PropertyMappings } from './property-mapping.ts'
import type { FileDescription, SourceDescription } from './source-description.ts'

/** The agencies, agreements and compartments that a source may name. */
export type Directory = {
  readonly agencies: ReadonlySet<string>
  readonly agreements: ReadonlyMap<string, { readonly parties: ReadonlySet<string> }>
  readonly compartments: ReadonlySet<string>
}

const agencyProblems = (
  { agency, agreement }: SourceDescription,
  { agencies, agreements }: Directory,
): DescriptionProblem[] => {
  if (!agencies.has(agency))
    return [
      {
        ...unknownWord(
          ['agency'],
          agency,
          agencies,
          'an agency in the directory',
          'Name the agency as agencies.yaml does, or add it there.',
        ),
        kind: 'unknown-agency',
      },
    ]
  const known = agreements.get(agreement)
  if (!known)
    return [
      {
        ...unknownWord(
          ['agreement'],
          agreement,
          agreements.keys(),
          'an agreement in force',
          'A source is loaded only under an agreement: add it to agreements.yaml, or name the one that covers it.',
        ),
        kind: 'no-agreement',
      },
    ]
  if (known.parties.has(agency)) return []
  return [
    {
      path: ['agreement'],
      kind: 'no-agreement',
      reason: `${quoted(agency)} is not a party to ${quoted(agreement)}.`,
      mend: 'Make the agency a party to the agreement, or name an agreement it is a party to.',
    },
  ]
}

const compartmentProblems = ({ label }: SourceDescription, { compartments }: Directory): DescriptionProblem[] =>
  label.compartment === 'none' || compartments.has(label.compartment)
    ? []
    : [
        unknownWord(
          ['label', 'compartment'],
          label.compartment,
          compartments,
          'a compartment',
          'Name a compartment that exists, or none.',
        ),
      ]

const gradeProblems = ({ label, grade }: SourceDescription): DescriptionProblem[] => {
  const parts = grade === undefined ? undefined : readGrade(grade)
  const problems: DescriptionProblem[] = handlingProblems(label).map(problem => ({
    path: ['label'],
    ...handlingWords[problem],
  }))
  if (grade !== undefined && !parts)
    problems.push({ path: ['grade'], reason: `${quoted(grade)} is not a 3x5x2 grade, which reads like 2BP.` })
  if (parts && parts.handling !== label.handling) problems.push(gradeAgainstLabel(grade ?? '', label.handling))
  return problems
}

const gradeAgainstLabel = (grade: string, handling: Handling): DescriptionProblem => ({
  path: ['grade'],
  reason: `The grade ${grade} and the label's handling ${handling} disagree.`,
  mend: 'Give both the same last letter.',
})

/** Properties whose codes are words of the field and not a system's own. */
const fieldCodes = { eventType: eventTypes, role: personRoles } as const

const codeProblems = (
  name: string,
  mapping: PropertyMapping,
  path: Path,
  { codes }: SourceDescription,
): DescriptionProblem[] => {
  const missing = codeListsOfMapping(mapping)
    .filter(list => !Object.hasOwn(codes, list))
    .map(list => unknownWord(path, list, Object.keys(codes), 'a list under codes', 'Add the list to codes.'))
  const set = name === 'eventType' || name === 'role' ? fieldCodes[name] : undefined
  if (!set) return missing
  const written = mapping.value === undefined ? Object.values(codes[mapping.codes ?? ''] ?? {}) : [mapping.value]
  return [
    ...missing,
    ...written
      .filter(word => !set.has(word))
      .map(word =>
        unknownWord(path, word, set.values, name === 'role' ? 'a role' : 'a type of event', 'Use a word of the list.'),
      ),
  ]
}

const schemeProblems = (name: string, mapping: PropertyMapping, path: Path): DescriptionProblem[] =>
  name === 'reference' && mapping.scheme === undefined
    ? [{ path, reason: 'A reference needs its scheme, as in scheme: pnc.', mend: 'Say whose reference it is.' }]
    : []

const propertyProblems = (properties: PropertyMappings, path: Path, source: SourceDescription): DescriptionProblem[] =>
  Object.entries(properties).flatMap(([name, mappings]) =>
    Object.hasOwn(propertyTypes, name)
      ? (mappings ?? []).flatMap((mapping, i) => [
          ...codeProblems(name, mapping, [...path, name, i], source),
          ...schemeProblems(name, mapping, [...path, name, i]),
        ])
      : [],
  )

const endProblems = (file: FileDescription, path: Path): DescriptionProblem[] => {
  const names = file.records.map(record => record.as)
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  const ends = file.links.flatMap((link, i) =>
    (['from', 'to'] as const).map(side => ({ end: link[side], path: [...path, 'links', i, side] })),
  )
  return [
    ...twice.map(name => ({
      path: [...path, 'records'],
      reason: `Two records are called ${quoted(name)}.`,
      mend: 'Give each a name of its own.',
    })),
    ...ends.flatMap(({ end, path: place }): DescriptionProblem[] => {
      if ((end.as === undefined) === (end.key === undefined))
        return [
          {
            path: place,
            reason: 'An end of a link is either a record of this row or a key.',
            mend: "Write the name of a record, or { key: '…' }.",
          },
        ]
      return end.as === undefined || names.includes(end.as)
        ? []
        : [unknownWord(place, end.as, names, 'a record of this row', 'Name a record that this file defines.')]
    }),
  ]
}

const rowCodeProblems = (file: FileDescription, path: Path, source: SourceDescription): DescriptionProblem[] =>
  (['marking', 'protected'] as const).flatMap(name => {
    const list = file[name]?.codes
    return list === undefined || Object.hasOwn(source.codes, list)
      ? []
      : [
          unknownWord(
            [...path, name, 'codes'],
            list,
            Object.keys(source.codes),
            'a list under codes',
            'Add the list to codes.',
          ),
        ]
  })

const fileProblems = (file: FileDescription, place: number, source: SourceDescription): DescriptionProblem[] => {
  const path = ['files', place]
  return [
    ...columnProblems(file, path),
    ...endProblems(file, path),
    ...rowCodeProblems(file, path, source),
    ...file.records.flatMap((record, i) =>
      propertyProblems(record.properties, [...path, 'records', i, 'properties'], source),
    ),
    ...file.links.flatMap((link, i) => propertyProblems(link, [...path, 'links', i], source)),
    ...(file.records.length + file.links.length === 0
      ? [{ path, reason: 'The file makes neither records nor links.', mend: 'Say what its rows are accounts of.' }]
      : []),
  ]
}

const sameNames = ({ files }: SourceDescription): DescriptionProblem[] => {
  const names = files.map(nameOfFile)
  return names.flatMap((name, i) =>
    names.indexOf(name) === i
      ? []
      : [{ path: ['files', i], reason: `Two files are called ${quoted(name)}.`, mend: 'Give each a name.' }],
  )
}

/** What rows of a file are known by, whatever the export of the day is called. */
export const nameOfFile = (file: FileDescription): string => file.name ?? file.path.replace(/\.[^.]*$/, '')

export const describedProblems = (source: SourceDescription, directory: Directory): readonly DescriptionProblem[] => [
  ...agencyProblems(source, directory),
  ...compartmentProblems(source, directory),
  ...gradeProblems(source),
  ...sameNames(source),
  ...source.files.flatMap((file, i) => fileProblems(file, i, source)),
]
