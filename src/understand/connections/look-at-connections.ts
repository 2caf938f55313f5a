// What connects two to five things: the shortest visible ways between each two of them.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type SearchPage, searchPage } from '../search-things.ts'
import { type Path, pathsBetween, type Reach } from './find-paths.ts'
import { reachFrom } from './reach.ts'

export const thingsAtMost = 5

export type AskConnections = { readonly of: readonly RecordId[]; readonly typed: string }

export type Connection = {
  readonly one: RecordId
  readonly other: RecordId
  readonly paths: readonly Path[]
  /** More was there than was followed: what is not found may still be there. */
  readonly isCut: boolean
}

export type Connections = {
  readonly of: readonly ReadRecord[]
  readonly between: readonly Connection[]
  readonly records: ReadonlyMap<RecordId, ReadRecord>
  readonly busy: readonly RecordId[]
  readonly found?: SearchPage
}

const pairs = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((one, at) => all.slice(at + 1).map(other => [one, other] as const))

const connectionsOf = async (work: Work, of: readonly RecordId[]) => {
  const reached = new Map<RecordId, Reach>()
  if (of.length > 1) for (const id of of) reached.set(id, await reachFrom(work, id))
  const between = pairs(of).flatMap(([one, other]): Connection[] => {
    const [a, b] = [reached.get(one), reached.get(other)]
    return a && b ? [{ one, other, paths: pathsBetween(a, b), isCut: a.isCut || b.isCut }] : []
  })
  return { between, busy: [...new Set([...reached.values()].flatMap(reach => [...reach.busy]))] }
}

const passed = (between: readonly Connection[]): readonly RecordId[] =>
  between.flatMap(({ paths }) => paths.flatMap(path => path.steps.flatMap(step => [step.from, step.to])))

const linksIn = (between: readonly Connection[]): readonly RecordId[] =>
  between.flatMap(({ paths }) =>
    paths.flatMap(path => path.steps.flatMap(step => (step.kind === 'link' ? [step.link.id] : []))),
  )

const connections = async (work: Work, { of: ids, typed }: AskConnections): Promise<Connections | undefined> => {
  const heads = await readRecords(work, ids)
  const of = ids.flatMap(id => heads.find(record => record.id === id) ?? [])
  if (of.length < ids.length) return undefined
  const { between, busy } = await connectionsOf(work, ids)
  const met = new Set(passed(between))
  const records = await readRecords(work, [...new Set([...ids, ...met])])
  const found = typed === '' ? undefined : await searchPage(work, { typed, kind: undefined, after: 0 })
  return {
    of,
    between,
    busy: busy.filter(id => met.has(id)),
    records: new Map(records.map(record => [record.id, record])),
    ...(found ? { found } : {}),
  }
}

/** Undefined where one of the things is not there for this viewer. */
export const lookAtConnections = look('look-at-connections', async (work, ask: AskConnections) => {
  const page = await connections(work, ask)
  const found = page?.found?.results.flatMap(one => [one.record.id, ...one.together.map(other => other.id)]) ?? []
  return {
    page,
    shows: page ? [...page.records.keys(), ...linksIn(page.between), ...found] : [],
    asked: ask.of,
    ...(ask.typed === '' ? {} : { words: ask.typed }),
  }
})
