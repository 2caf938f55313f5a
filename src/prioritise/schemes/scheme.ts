// A scheme by which groups are graded: questions with ordered answers, what each answer adds, and where the bands begin.
import { z } from 'zod'
import { type GroupBand, groupBands, lenses } from '#core/language/prioritise.ts'

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens.')
const words = z.string().trim().min(1).max(600)
const band = z.enum(groupBands.values)

const answer = z.strictObject({ id, words, points: z.int().min(0).max(100), atLeast: band.optional() })
const question = z.strictObject({ id, ask: words, hint: words.optional(), answers: z.array(answer).min(2).max(8) })

/** The document as it is written; `checkScheme` says what else must hold. */
export const schemeDocument = z.strictObject({
  scheme: id,
  version: z.int().min(1),
  lens: z.enum(lenses.values),
  title: words,
  purpose: words,
  source: words,
  notKnown: words,
  questions: z.array(question).min(1).max(30),
  bands: z
    .array(z.strictObject({ band, from: z.int().min(0), means: words }))
    .length(groupBands.values.length, 'Every band is needed once.'),
})
export type Scheme = z.infer<typeof schemeDocument>
export type Question = Scheme['questions'][number]
export type Answer = Question['answers'][number]

/** What an assessor may always answer. It is no answer of the scheme's own. */
export const notKnown = 'not-known'

export type SchemeProblem = { readonly path: readonly (string | number)[]; readonly reason: string }

export const rankOf = (band: GroupBand): number => groupBands.values.indexOf(band)

/**
 * What a group may never be asked about: who its people are by birth or belief. Nothing in Breakwater conditions on it
 * (Equality Act 2010 s.4 names race, religion or belief among the protected characteristics).
 */
const refusedWords =
  /\b(nationalit\w*|nationals?|countr(?:y|ies) of (?:origin|birth)|birthplace|born in|citizen\w*|ethnic\w*|race|races|racial\w*|skin|tribe|tribal|clans?|castes?|religio\w*|faiths?|beliefs?|believers?|muslim\w*|islam\w*|christian\w*|hindu\w*|sikh\w*|jewish|mother tongue|native language)\b/i

const refusedIn = (text: string | undefined): string | undefined => refusedWords.exec(text ?? '')?.[0]

const asksOfBirthOrBelief = ({ id: name, ask, hint, answers }: Question, at: number): readonly SchemeProblem[] => {
  const said = [
    { path: ['questions', at, 'id'], text: name.replaceAll('-', ' ') },
    { path: ['questions', at, 'ask'], text: ask },
    { path: ['questions', at, 'hint'], text: hint },
    ...answers.flatMap((one, place) => [
      { path: ['questions', at, 'answers', place, 'id'], text: one.id.replaceAll('-', ' ') },
      { path: ['questions', at, 'answers', place, 'words'], text: one.words },
    ]),
  ]
  return said.flatMap(({ path, text }) => {
    const refused = refusedIn(text)
    return refused ? [{ path, reason: `"${refused}" cannot be asked of a group: birth and belief grade nobody.` }] : []
  })
}

const twice = (names: readonly string[], path: (at: number) => SchemeProblem['path']): readonly SchemeProblem[] =>
  names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ path: path(at), reason: `"${name}" stands here twice.` }] : [],
  )

const floorOf = (answer: Answer): number => rankOf(answer.atLeast ?? 'low')

/** A later answer never counts for less than an earlier one: a graver answer cannot lower the band. */
const outOfOrder = ({ answers }: Question, at: number): readonly SchemeProblem[] =>
  answers.flatMap((one, place) => {
    const before = answers[place - 1]
    if (!before || (one.points >= before.points && floorOf(one) >= floorOf(before))) return []
    return [{ path: ['questions', at, 'answers', place], reason: 'It counts for less than the answer before it.' }]
  })

const badBands = ({ bands }: Scheme): readonly SchemeProblem[] =>
  bands.flatMap((one, at) => {
    const before = bands[at - 1]
    if (one.band !== groupBands.values[at])
      return [
        { path: ['bands', at, 'band'], reason: `Bands are given in their order: ${groupBands.values.join(', ')}.` },
      ]
    if (!before) return one.from === 0 ? [] : [{ path: ['bands', at, 'from'], reason: 'The first band begins at 0.' }]
    return one.from > before.from
      ? []
      : [{ path: ['bands', at, 'from'], reason: 'It begins no later than the one before.' }]
  })

/** Everything else that is wrong with a scheme; empty when every combination of answers has one band, and a graver answer never lowers it. */
export const checkScheme = (scheme: Scheme): readonly SchemeProblem[] => [
  ...twice(
    scheme.questions.map(one => one.id),
    at => ['questions', at, 'id'],
  ),
  ...scheme.questions.flatMap((one, at) => [
    ...twice(
      one.answers.map(answer => answer.id),
      place => ['questions', at, 'answers', place, 'id'],
    ),
    ...one.answers.flatMap((answer, place) =>
      answer.id === notKnown
        ? [
            {
              path: ['questions', at, 'answers', place, 'id'],
              reason: `"${notKnown}" is always an answer; leave it out.`,
            },
          ]
        : [],
    ),
    ...outOfOrder(one, at),
    ...asksOfBirthOrBelief(one, at),
  ]),
  ...badBands(scheme),
]
