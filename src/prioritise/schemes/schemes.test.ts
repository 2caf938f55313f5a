// Schemes as they are shipped and as they could be miswritten; scoring is total, monotone, and knows nothing of birth or belief.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { Problem } from '#core/ground/problem.ts'
import { groupBands, lenses } from '#core/language/prioritise.ts'
import { readDocument } from './read-document.ts'
import { checkScheme, notKnown, rankOf, type Scheme, schemeDocument } from './scheme.ts'
import { type Answers, apart, score } from './score.ts'
import { currentScheme, readShelf, schemeAt, shelf } from './shelf.ts'

const folder = new URL('../../../reference/schemes/', import.meta.url)
const shipped = shelf.schemes

const answersTo = (scheme: Scheme): fc.Arbitrary<Answers> =>
  fc.record(
    Object.fromEntries(
      scheme.questions.map(question => [
        question.id,
        fc.constantFrom(notKnown, ...question.answers.map(answer => answer.id)),
      ]),
    ),
    { noNullPrototype: true },
  )

test('every combination of answers has a band, and what it could be is never less', () => {
  for (const scheme of shipped)
    fc.assert(
      fc.property(answersTo(scheme), answers => {
        const { band, couldBe, points, notKnown: many } = score(scheme, answers)
        assert.ok(groupBands.has(band) && groupBands.has(couldBe) && points >= 0)
        assert.ok(rankOf(couldBe) >= rankOf(band))
        if (many === 0) assert.equal(couldBe, band)
      }),
    )
})

test('a graver answer to any question never lowers the band', () => {
  for (const scheme of shipped)
    fc.assert(
      fc.property(answersTo(scheme), fc.nat(), fc.nat(), fc.nat(), (answers, which, from, to) => {
        const question = scheme.questions[which % scheme.questions.length]
        assert.ok(question)
        const [low, high] = [from % question.answers.length, to % question.answers.length].sort((a, b) => a - b)
        const at = (place: number | undefined) =>
          score(scheme, { ...answers, [question.id]: question.answers[place ?? 0]?.id ?? '' })
        const [less, more] = [at(low), at(high)]
        assert.ok(more.points >= less.points && rankOf(more.band) >= rankOf(less.band))
        assert.ok(rankOf(more.couldBe) >= rankOf(less.couldBe))
      }),
    )
})

test('every band can be reached, the least by knowing nothing, and ignorance is told apart from smallness', () => {
  for (const scheme of shipped) {
    const all = (pick: (many: number) => number) =>
      Object.fromEntries(
        scheme.questions.map(one => [one.id, one.answers[pick(one.answers.length)]?.id ?? notKnown] as const),
      )
    const nothing = Object.fromEntries(scheme.questions.map(one => [one.id, notKnown]))
    assert.deepEqual(score(scheme, nothing), {
      points: 0,
      band: 'low',
      couldBe: 'severe',
      notKnown: scheme.questions.length,
    })
    assert.equal(
      score(
        scheme,
        all(() => 0),
      ).band,
      'low',
    )
    assert.equal(
      score(
        scheme,
        all(many => many - 1),
      ).band,
      'severe',
    )
    for (const { from } of scheme.bands)
      assert.ok(from <= scheme.questions.reduce((sum, one) => sum + (one.answers.at(-1)?.points ?? 0), 0))
  }
})

test('one grave harm is not outweighed by many small answers', () => {
  const scheme = currentScheme('harm')
  const least = Object.fromEntries(scheme.questions.map(one => [one.id, one.answers[0]?.id ?? '']))
  assert.equal(score(scheme, { ...least, life: 'deaths' }).band, 'severe')
  assert.equal(score(scheme, { ...least, children: 'alone' }).band, 'high')
  assert.equal(apart('low', 'severe'), 3)
})

test('answers that leave a question out are not scored', () => {
  assert.throws(() => score(currentScheme('attributes'), { reach: 'one-area' }), /has no answer/)
  assert.throws(() => score(currentScheme('attributes'), {}), /has no answer/)
})

test('there is a scheme for each lens, it says that it is our own, and it is found by its version', () => {
  for (const lens of lenses.values) {
    const scheme = currentScheme(lens)
    assert.match(scheme.source, /our own, configurable; not an official scheme/i)
    assert.match(scheme.source, /MoRiLE formula are not\s+published/)
    assert.equal(schemeAt(scheme.id), scheme)
  }
})

/** A version is never edited: an assessment made by it could no longer be worked out again. Write the next version beside it. */
const fingerprints: Readonly<Record<string, string>> = {
  'attributes-lens-v1': '9a68a64e34307363f0e01a95301a8377dae9845c9ea24e14b8d3445725ba6543',
  'harm-lens-v1': '71cbbe6f5e2ea42500c86b6ea6b756419a8cb0ba87bcd57c5205def1b407177d',
}
test('no shipped version was edited', () => {
  assert.deepEqual(Object.fromEntries(shipped.map(one => [one.id, one.sha256.toString('hex')])), fingerprints)
})

const attributes = readFileSync(new URL('attributes-lens-v1.yaml', folder), 'utf8')
const told = (yaml: string): string => {
  try {
    readDocument(yaml, 'a.yaml', schemeDocument, checkScheme)
  } catch (fault) {
    assert.ok(fault instanceof Problem)
    return `${fault.message} ${fault.where}`
  }
  return ''
}

test('a scheme that is miswritten is refused with file and line', () => {
  const lineOf = (text: string) => attributes.slice(0, attributes.indexOf(text)).split('\n').length
  assert.equal(told(attributes), '')
  for (const [from, to, reason] of [
    ['points: 1 }', 'points: -1 }', />=0/],
    ['points: 0 }', 'points: 9 }', /counts for less than the answer before it/],
    ['from: 8', 'from: 0', /begins no later than the one before/],
    ['band: low, from: 0', 'band: low, from: 1', /first band begins at 0/],
    ['lens: attributes', 'lens: looks', /Invalid option/],
    ['title:', 'titel:', /not a word of this document/],
    ['id: structure', 'id: reach', /stands here twice/],
    ['id: one-area', 'id: not-known', /is always an answer/],
  ] as const) {
    const problem = told(attributes.replace(from, to))
    assert.match(problem, reason, `${from} → ${to}`)
    assert.match(problem, /a\.yaml line \d+/)
  }
  assert.ok(told(attributes.replace('id: structure', 'id: reach')).includes(`line ${lineOf('id: structure')}`))
  assert.match(told('questions: ['), /a\.yaml line 1/)
})

test('who somebody is by birth or belief cannot be asked of a group', () => {
  for (const asked of [
    'What is the nationality of its members?',
    'Which ethnic group do they belong to?',
    'Which country of origin do they come from?',
    'What religion do they practise?',
    'Are they of one faith?',
    'What race are they?',
    'Are they foreign nationals?',
    'Which clan leads it?',
  ])
    assert.match(told(attributes.replace('How far does the group reach?', asked)), /cannot be asked of a group/, asked)
  assert.match(told(attributes.replace('words: One local area', 'words: British citizens')), /cannot be asked/)
  assert.match(told(attributes.replace('id: reach', 'id: ethnicity')), /cannot be asked/)
  for (const asked of ['Does it trace its couriers?', 'How does it embrace new routes?', 'Does it work nationally?'])
    assert.equal(told(attributes.replace('How far does the group reach?', asked)), '', asked)
})

test('a folder with a bad document stops the start', t => {
  const copy = mkdtempSync(join(tmpdir(), 'bw-schemes-'))
  t.after(() => rmSync(copy, { recursive: true }))
  for (const file of readdirSync(folder)) cpSync(new URL(file, folder), join(copy, file))
  const at = pathToFileURL(`${copy}/`)
  assert.equal(readShelf(at).schemes.length, shipped.length)
  writeFileSync(join(copy, 'attributes-lens-v2.yaml'), attributes)
  assert.throws(() => readShelf(at), /says that it is attributes-lens-v1/)
  writeFileSync(join(copy, 'attributes-lens-v2.yaml'), attributes.replace('version: 1', 'version: 2'))
  assert.deepEqual(
    readShelf(at).schemes.map(one => one.id),
    ['attributes-lens-v1', 'attributes-lens-v2', 'harm-lens-v1'],
  )
  rmSync(join(copy, 'priorities-v1.yaml'))
  assert.throws(() => readShelf(at), /no priorities-v1/)
})
