// Reads a file of scored pairs as Splink or link writes it, every row checked before any is used.
import { Problem } from '#core/ground/problem.ts'
import { recordId } from '#core/language/ids.ts'
import type { ScoredPair } from './import-pairs.ts'
import { rowsOf } from './link/index.ts'
import { probabilityOf } from './model/weights.ts'

/** Weight and probability say one thing twice; a file may have been rounded on its way. */
const roundedBy = 0.01

type Row = readonly string[]
type Places = { readonly left: number; readonly right: number; readonly weight: number; readonly probability: number }

const placeOf = (names: Row, wanted: readonly string[], path: string): number => {
  const at = wanted.map(name => names.indexOf(name)).find(place => place >= 0)
  if (at !== undefined) return at
  throw new Problem({
    what: `There is no column ${wanted.join(' or ')}.`,
    where: path,
    mend: `it has: ${names.join(', ')}`,
  })
}

const placesOf = (names: Row, path: string): Places => ({
  left: placeOf(names, ['id_l', 'unique_id_l'], path),
  right: placeOf(names, ['id_r', 'unique_id_r'], path),
  weight: placeOf(names, ['match_weight'], path),
  probability: placeOf(names, ['match_probability'], path),
})

const pairOf = (row: Row, places: Places, where: string): ScoredPair => {
  const record = (text: string | undefined) => {
    const id = recordId(text)
    if (id !== undefined) return id
    throw new Problem({
      what: `"${text}" is no id of a record here.`,
      where,
      mend: "give the platform the records' own ids as unique ids, and take its pairs back by them",
    })
  }
  const number = (text: string | undefined, name: string, isRight: (so: number) => boolean) => {
    const so = Number(text)
    if (text !== undefined && text !== '' && isRight(so)) return so
    throw new Problem({
      what: `"${text}" is no ${name}.`,
      where,
      mend: 'write the pairs again as the engine gives them',
    })
  }
  const weight = number(row[places.weight], 'match weight', Number.isFinite)
  const isOfWeight = (so: number): boolean => Math.abs(so - probabilityOf(weight)) <= roundedBy
  return {
    left: record(row[places.left]),
    right: record(row[places.right]),
    weight,
    probability: number(row[places.probability], `match probability of a weight of ${weight}`, isOfWeight),
  }
}

export const readScoredPairs = async (path: string): Promise<readonly ScoredPair[]> => {
  const pairs: ScoredPair[] = []
  let places: Places | undefined
  for await (const row of rowsOf(path)) {
    if (places === undefined) places = placesOf(row, path)
    else pairs.push(pairOf(row, places, `${path}, pair ${pairs.length + 1}`))
  }
  return pairs
}
