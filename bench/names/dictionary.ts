// Single Arabic names and their Latin spellings: how many meet, and how many neighbours in the list meet that should not.
import { createHash } from 'node:crypto'
import { type NameFeature, nameFeatures, skeletonsIn } from '#core/identifiers/index.ts'
import { nameLikeness } from '#resolve'
import { percent, type Row, say } from './rows.ts'

const featureOf = (text = ''): NameFeature | undefined => nameFeatures([{ text }])[0]
const isKeptForTesting = ({ ar = '' }: Row): boolean =>
  Number.parseInt(createHash('sha1').update(ar).digest('hex').slice(0, 1), 16) % 2 === 1

const agree = (ar: string | undefined, en: string | undefined, threshold: number): boolean => {
  const [a, b] = [featureOf(ar), featureOf(en)]
  return a !== undefined && b !== undefined && nameLikeness(a, b) >= threshold
}
const shareKey = (ar: string | undefined, en: string | undefined): boolean => {
  const [a, b] = [ar, en].map(text => {
    const feature = featureOf(text)
    return feature === undefined ? [] : skeletonsIn(feature)
  })
  return a?.some(key => b?.includes(key)) ?? false
}

/** The false rate takes the Latin spelling of the next row; rows lie in the order of their letters, so many neighbours are near names. */
export const sayDictionary = (rows: readonly Row[], threshold: number): void => {
  const tested = rows
    .map((row, at) => ({ row, next: rows[(at + 1) % rows.length] }))
    .filter(({ row }) => isKeptForTesting(row))
  const share = (fits: (one: (typeof tested)[number]) => boolean): string =>
    percent(tested.filter(fits).length / tested.length)
  say(`\nSingle Arabic names: ${tested.length} rows that no rule was tuned on, at ${threshold.toFixed(3)}`)
  say(`  recall, compared: ${share(({ row }) => agree(row.ar, row.en, threshold))}`)
  say(
    `  recall, compared or by a shared key: ${share(({ row }) => agree(row.ar, row.en, threshold) || shareKey(row.ar, row.en))}`,
  )
  say(`  false rate, compared: ${share(({ row, next }) => agree(row.ar, next?.en, threshold))}`)
}
