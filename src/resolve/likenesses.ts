// What stands beside records as the same thing: pairs that officers confirmed, and pairs that the model suggests and nobody denied.
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { keyOfPair as keyOf, type PairOfRecords, standing } from './judgement.ts'
import { models } from './model/index.ts'
import { type Edge, edgesTouching, judgementsTouching } from './store.ts'

/** Without an edge it is confirmed by a person; with one it is the model's alone. */
export type Likeness = { readonly about: PairOfRecords; readonly suggested?: Edge }

const lowestBound = Math.min(...Object.values(models).map(model => model.link))

/** Every pair that touches any of these records; one pair at a time, so it says nothing of who else hangs together with them. */
export const likenessesOf = async (work: Work, records: readonly RecordId[]): Promise<readonly Likeness[]> => {
  const judged = Map.groupBy(await judgementsTouching(work, records), one => keyOf(one.about))
  const verdicts = new Map([...judged].map(([pair, given]) => [pair, standing(given)]))
  const confirmed = [...judged.values()].flatMap(given =>
    standing(given) === 'match' ? given.slice(0, 1).map(({ about }) => ({ about })) : [],
  )
  const suggested = (await edgesTouching(work, records, lowestBound)).filter(edge => {
    const verdict = verdicts.get(keyOf(edge.about))
    return (
      edge.probability >= models[edge.kind].link &&
      verdict !== 'match' &&
      verdict !== 'no-match' &&
      verdict !== 'contested'
    )
  })
  return [...confirmed, ...suggested.map(edge => ({ about: edge.about, suggested: edge }))]
}
