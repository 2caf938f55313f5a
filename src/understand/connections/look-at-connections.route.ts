// What connects these, and how sure are we? Two to five things side by side, with the ways between them and the weakest step of each.
import { detailsOf, highestMarking, nameOf, type ReadRecord, sourcedBy, text } from '#collect'
import { absent, capitalised, counted, defineRoute, field, linkWords, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import { linkTypesFromTheOtherEnd } from '#core/language/things.ts'
import { pairAddress } from '#resolve'
import { calledInList, roleOf } from '../present-thing.ts'
import { tieChart } from '../ties.ts'
import type { Path, Step } from './find-paths.ts'
import { type Connections, lookAtConnections, thingsAtMost } from './look-at-connections.ts'
import { linksFar } from './reach.ts'
import { surenessOf, weakestOf } from './sureness.ts'

export const connectionsAddress = (of: readonly RecordId[]): string =>
  `/connections?${new URLSearchParams(of.map((id): [string, string] => ['of', id]))}`

const end = (seen: Connections, id: RecordId) => {
  const record = seen.records.get(id)
  return record
    ? {
        kind: record.kind,
        name: calledInList(record),
        href: `/things/${id}`,
        agency: record.source.agencyName,
        protected: record.protected,
      }
    : { kind: 'event' as const, name: 'Not shown', href: '', agency: '', protected: 'none' as const }
}

const wordsOf = (step: Step): string => {
  if (step.kind === 'likeness') return step.likeness.suggested ? 'is suggested to be the same as' : 'is the same as'
  const words = step.link.from === step.from ? linkWords(step.link.type) : linkTypesFromTheOtherEnd[step.link.type]
  return `${words}${roleOf(step.link)}`
}

const sourceOf = (step: Step) => {
  if (step.kind === 'likeness') return { pair: pairAddress(step.likeness.about) }
  const grade = step.link.grade === undefined ? undefined : readGrade(step.link.grade)
  return {
    source: `${step.link.agencyName}, ${step.link.sourceTitle}`,
    date: step.link.trueFrom?.toISOString(),
    grade: grade && writeGrade(grade),
  }
}

const pathShown = (seen: Connections, path: Path) => {
  const weakest = weakestOf(path)
  const steps = path.steps.map((step, at) => ({
    from: end(seen, step.from),
    words: wordsOf(step),
    to: end(seen, step.to),
    ...sourceOf(step),
    sureness: surenessOf(step).words,
    isWeakest: at === weakest,
  }))
  const guessed = path.steps.filter(step => step.kind === 'likeness' && step.likeness.suggested).length
  return {
    title: capitalised(path.links === 0 ? 'they look like one thing' : `over ${counted(path.links, 'link')}`),
    steps,
    weakest: steps[weakest],
    guessed: guessed === 0 ? undefined : counted(guessed, 'step'),
  }
}

const connectionShown = (seen: Connections) => (connection: Connections['between'][number]) => ({
  one: end(seen, connection.one),
  other: end(seen, connection.other),
  paths: connection.paths.map(path => pathShown(seen, path)),
  isCut: connection.isCut,
})

/** Records joined by likeness stand as one sign. */
const together = (ids: readonly RecordId[], steps: readonly Step[]): readonly (readonly RecordId[])[] => {
  const setOf = new Map<RecordId, RecordId[]>(ids.map(id => [id, [id]]))
  for (const step of steps) {
    const [one, other] = [setOf.get(step.from), setOf.get(step.to)]
    if (step.kind !== 'likeness' || !one || !other || one === other) continue
    one.push(...other)
    for (const id of other) setOf.set(id, one)
  }
  return [...new Set(setOf.values())]
}

const chartShown = (seen: Connections) => {
  const steps = seen.between.flatMap(({ paths }) => paths.flatMap(path => path.steps))
  const links = steps.flatMap(step => (step.kind === 'link' ? [step.link] : []))
  return tieChart({ records: seen.records, links, together: together([...seen.records.keys()], steps) })
}

const chosen = (of: readonly ReadRecord[]) =>
  of.map(record => {
    const rest = of.filter(other => other !== record).map(other => other.id)
    return {
      id: record.id,
      kind: record.kind,
      name: calledInList(record),
      href: `/things/${record.id}`,
      source: sourcedBy(record).source,
      protected: record.protected,
      without: rest.length === 0 ? '/connections' : connectionsAddress(rest),
    }
  })

const foundToAdd = (seen: Connections) =>
  (seen.found?.results ?? [])
    .map(one => one.record)
    .filter(record => !seen.of.includes(record) && !seen.of.some(one => one.id === record.id))
    .map(record => ({
      name: nameOf(record),
      kind: record.kind,
      details: detailsOf(record).map(text),
      source: sourcedBy(record).source,
      protected: record.protected,
      href: connectionsAddress([...seen.of.map(one => one.id), record.id]),
    }))

const shown = (seen: Connections, typed: string, errors: readonly Mistake[]) => ({
  title: 'What connects these?',
  marking: highestMarking([
    ...seen.records.values(),
    ...(seen.found?.results ?? []).flatMap(one => [one.record, ...one.together]),
  ]),
  wide: true,
  back: { text: 'Search', href: '/search' },
  ...(errors.length > 0 ? { errors } : {}),
  of: chosen(seen.of),
  mayAdd: seen.of.length < thingsAtMost,
  typed,
  found: foundToAdd(seen),
  between: seen.between.map(connectionShown(seen)),
  drawing: chartShown(seen),
  busy: seen.busy.flatMap(id => {
    const record = seen.records.get(id)
    return record ? [nameOf(record)] : []
  }),
  far: linksFar * 2,
})

const tooMany: Mistake = {
  text: `At most ${thingsAtMost} things are compared at once; the first ${thingsAtMost} that you chose are shown`,
  field: 'chosen',
}

export const lookAtConnectionsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/connections',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const said = [...new Set(ask.query.getAll('of'))]
    const ids = said.flatMap(one => recordId(one) ?? [])
    if (ids.length < said.length) return absent()
    const typed = field(ask.query, 'q').slice(0, 200).toWellFormed()
    const seen = await lookAtConnections(ask.visitor.desk, { of: ids.slice(0, thingsAtMost), typed })
    if (!seen) return absent()
    const errors = ids.length > thingsAtMost ? [tooMany] : []
    return page('understand/connections/look-at-connections.page.njk', shown(seen, typed, errors))
  },
})
