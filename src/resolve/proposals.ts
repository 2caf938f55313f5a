// What the model proposes and nobody has decided: beside one thing, and as a list to work through.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { standing } from './judgement.ts'
import { models } from './model/index.ts'
import { type Edge, edgesTouching, judgementsTouching } from './store.ts'

/** Pairs under their kind's floor are not worth an officer's time; the resolver keeps none. */
export const floorOf = (kind: ThingKind): number => models[kind].floor
const lowestFloor = Math.min(...Object.values(models).map(model => model.floor))

/** A record that may be the same as one in view, with the model's weight for it. */
export type Proposal = { readonly edge: Edge; readonly within: RecordId; readonly other: ReadRecord }

const shownBeside = 20

/** Undecided pairs between the records of a view and records outside it, best first. */
export const proposalsAbout = async (work: Work, view: readonly RecordId[]): Promise<readonly Proposal[]> => {
  const edges = await edgesTouching(work, view, lowestFloor)
  const judged = await judgementsTouching(work, view)
  const isDecided = (edge: Edge) =>
    standing(judged.filter(one => one.about[0] === edge.about[0] && one.about[1] === edge.about[1])) !== undefined
  const outward = edges
    .filter(edge => view.includes(edge.about[0]) !== view.includes(edge.about[1]) && !isDecided(edge))
    .slice(0, shownBeside)
  const ends = outward.map(edge =>
    view.includes(edge.about[0])
      ? ([edge.about[0], edge.about[1]] as const)
      : ([edge.about[1], edge.about[0]] as const),
  )
  const others = new Map(
    (
      await readRecords(
        work,
        ends.map(([, other]) => other),
      )
    ).map(record => [record.id, record]),
  )
  return outward.flatMap((edge, at) => {
    const [within, outside] = ends[at] ?? []
    const other = outside && others.get(outside)
    return within && other ? [{ edge, within, other }] : []
  })
}
