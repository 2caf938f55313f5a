// An officer asks whether anyone holds this: what he finds is ranked, put together as it looks to him, and recorded with his words.
import { type ReadRecord, readRecords, showableAmong } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { cleanDate, cleanName, type Features, featuresOf } from '#core/identifiers/index.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { look } from '#core/ledger/audit.ts'
import { compareFeatures, viewsOf } from '#resolve'
import { type Found, findRecords } from './find-records.ts'

export type Search = { readonly typed: string; readonly kind: ThingKind | undefined; readonly after: number }

/** What looks like one thing among the results: the record that fits best, and those that belong with it. */
export type Result = { readonly record: ReadRecord; readonly together: readonly ReadRecord[]; readonly why: string }

export type SearchPage = { readonly results: readonly Result[]; readonly hasNext: boolean }

const onePage = 20
/** A page, and whether there is another. */
const atOnce = onePage + 1
/** Of more records than these the best are ranked; the officer is asked to say more. */
const ranked = 300

const nameThenDate = /^(.*\p{L}\S*)[\s,]+(\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})$/u

/** What was typed, as the features of a person who has that name and, where it was given, that date of birth. */
const askedFor = (typed: string): Features | undefined => {
  const [, words = typed, date] = nameThenDate.exec(typed) ?? []
  const name = cleanName(words)
  const born = date === undefined ? undefined : cleanDate(date)
  return name && featuresOf('person', { name: [name], ...(born ? { birthDate: [born] } : {}) })
}

type Fit = { readonly weight: number; readonly isOtherName: boolean }

/** How well a record fits the words, by the same comparison that the resolver uses. */
const fitOf = (asked: Features | undefined, { kind, properties }: ReadRecord): Fit => {
  if (kind !== 'person' || !asked) return { weight: 0, isOtherName: false }
  const { weight, terms } = compareFeatures(asked, featuresOf('person', properties))
  const ofName = terms.filter(term => term.comparison === 'name').reduce((sum, term) => sum + term.weight, 0)
  return { weight, isOtherName: ofName < 0 }
}

type Candidate = { readonly found: Found; readonly record: ReadRecord; readonly fit: Fit }

/** The first of those that may be shown: what is restricted takes nobody's place. */
const readable = async (work: Work, found: readonly Found[]): Promise<readonly Found[]> => {
  const ids = await showableAmong(
    work,
    found.map(one => one.record),
  )
  return found.filter(one => ids.has(one.record)).slice(0, ranked)
}

const candidates = async (work: Work, { typed, kind }: Search): Promise<readonly Candidate[]> => {
  const asked = askedFor(typed)
  const found = await readable(work, await findRecords(work, typed, kind))
  const records = new Map(
    (
      await readRecords(
        work,
        found.map(one => one.record),
      )
    ).map(record => [record.id, record]),
  )
  return (
    found
      .flatMap(one => {
        const record = records.get(one.record)
        return record ? [{ found: one, record, fit: fitOf(asked, record) }] : []
      })
      // A skeleton is wider than a name: Hassan meets Hussein on it. Whom the comparison itself calls another is not shown as found by name.
      .filter(({ found: one, fit }) => !(fit.isOtherName && one.words.includes('name')))
      .sort(
        (a, b) => b.found.keys - a.found.keys || b.fit.weight - a.fit.weight || (a.record.id < b.record.id ? -1 : 1),
      )
  )
}

type Together = { readonly first: Candidate; readonly others: readonly RecordId[] }

/**
 * Puts records together as they look to this viewer, best first, until there are so many. Their views are read a page at a time: what stands in
 * the view of one before it is not read again.
 */
const gathered = async (work: Work, many: readonly Candidate[], upTo: number): Promise<readonly Together[]> => {
  const shown = new Set<RecordId>()
  const results: Together[] = []
  for (let from = 0; from < many.length && results.length < upTo; from += atOnce) {
    const next = many.slice(from, from + atOnce).filter(({ record }) => !shown.has(record.id))
    const views = await viewsOf(
      work,
      next.map(({ record }) => record.id),
      'suggested',
    )
    for (const first of next) {
      if (shown.has(first.record.id) || results.length === upTo) continue
      const together = views.get(first.record.id)?.records ?? []
      for (const id of together) shown.add(id)
      results.push({ first, others: together.filter(id => id !== first.record.id) })
    }
  }
  return results
}

/** With the records of all of them, read at once. */
const asResults = async (work: Work, gathered: readonly Together[]): Promise<readonly Result[]> => {
  const records = new Map(
    (
      await readRecords(
        work,
        gathered.flatMap(({ others }) => others),
      )
    ).map(record => [record.id, record]),
  )
  return gathered.map(({ first: { record, found }, others }) => ({
    record,
    together: others.flatMap(id => records.get(id) ?? []),
    why: found.words,
  }))
}

/** A page of what is found, as part of a look. */
export const searchPage = async (work: Work, ask: Search): Promise<SearchPage> => {
  const all = await gathered(work, await candidates(work, ask), ask.after + onePage + 1)
  const results = await asResults(work, all.slice(ask.after, ask.after + onePage))
  return { results, hasNext: all.length > ask.after + onePage }
}

export const searchThings = look('search-things', async (work: Work, ask: Search) => {
  const page = await searchPage(work, ask)
  const { results } = page
  return {
    page,
    shows: results.flatMap(one => [one.record.id, ...one.together.map(other => other.id)]),
    words: ask.typed,
  }
})
