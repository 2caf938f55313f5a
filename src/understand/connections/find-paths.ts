// Shortest ways between two things: where what was reached from one meets what was reached from the other. Pure; it reads nothing.
import type { ReadLink } from '#collect'
import type { RecordId } from '#core/language/ids.ts'
import type { Likeness } from '#resolve'

/** How one record stands beside the next: by a link that a source gives, or because both look like one thing. */
export type Step =
  | { readonly kind: 'link'; readonly from: RecordId; readonly to: RecordId; readonly link: ReadLink }
  | { readonly kind: 'likeness'; readonly from: RecordId; readonly to: RecordId; readonly likeness: Likeness }

/** How a record was reached: after how many links, and by which step from which record; the start has none. */
export type Arrival = { readonly links: number; readonly by?: Step }

export type Reach = {
  readonly arrivals: ReadonlyMap<RecordId, Arrival>
  /** Things with so much to them that nothing was followed through them. */
  readonly busy: ReadonlySet<RecordId>
  /** More was there than is followed. */
  readonly isCut: boolean
}

export type Path = { readonly links: number; readonly steps: readonly Step[] }

const turned = (step: Step): Step => ({ ...step, from: step.to, to: step.from })

/** The steps by which a record was reached, from the start on. */
const stepsTo = (reach: Reach, record: RecordId): readonly Step[] => {
  const steps: Step[] = []
  for (let by = reach.arrivals.get(record)?.by; by !== undefined; by = reach.arrivals.get(by.from)?.by) steps.push(by)
  return steps.reverse()
}

const pathThrough = (one: Reach, other: Reach, meeting: RecordId): Path => {
  const steps = [...stepsTo(one, meeting), ...[...stepsTo(other, meeting)].reverse().map(turned)]
  return { links: steps.filter(step => step.kind === 'link').length, steps }
}

/** Whatever lies between the two ends. */
const between = ({ steps }: Path): readonly RecordId[] => steps.slice(1).map(step => step.from)

/** A way that passes one record twice is not a way. */
const isPlain = ({ steps }: Path): boolean => {
  const passed = steps.map(step => step.from)
  const last = steps.at(-1)?.to
  return new Set(passed).size === passed.length && (last === undefined || !passed.includes(last))
}

const mostPaths = 3
/** A second way may be this many links longer than the shortest. */
const longerBy = 1

/**
 * The shortest ways between two starts and some that go through other things. Of ways equally long, those that avoid a busy thing come
 * first, then those of fewer steps, then by the id of where they meet: the same reading gives the same ways.
 */
export const pathsBetween = (one: Reach, other: Reach): readonly Path[] => {
  const meetings = [...one.arrivals.keys()].filter(id => other.arrivals.has(id))
  const isBusy = (id: RecordId) => (one.busy.has(id) || other.busy.has(id) ? 1 : 0)
  const paths = meetings
    .map(meeting => ({ meeting, path: pathThrough(one, other, meeting) }))
    .filter(({ path }) => path.steps.length > 0 && isPlain(path))
    .sort(
      (a, b) =>
        a.path.links - b.path.links ||
        isBusy(a.meeting) - isBusy(b.meeting) ||
        a.path.steps.length - b.path.steps.length ||
        (a.meeting < b.meeting ? -1 : 1),
    )
  const shortest = paths[0]?.path.links ?? 0
  const used = new Set<RecordId>()
  const chosen: Path[] = []
  for (const { path } of paths) {
    if (chosen.length === mostPaths || path.links > shortest + longerBy) break
    if (chosen.length > 0 && (between(path).length === 0 || between(path).some(id => used.has(id)))) continue
    for (const id of between(path)) used.add(id)
    chosen.push(path)
  }
  return chosen
}
