// Measures the comparison of names against open data: node bench/names.ts DATA (or BREAKWATER_DATA), where DATA holds names/*.csv.
//
// Prints F1 by threshold for people and for all, the strongly evidenced rows beside the baseline of the same rows, F1 by script, false
// hits per 1,000 people screened against a watch list, time per comparison, and recall and false rate on single Arabic names. The data is
// not part of this repository: what is absent is named and skipped, never counted as passed; a file with another sum is an error.
// Thresholds are chosen on name_bench_open.csv alone. Of dict_ar_en.csv only rows with an odd first digit of sha1(ar) are counted here.
import { resolve } from 'node:path'
import { type BenchRow, byScript, sayCases } from './names-cases.ts'
import { checkedRows, dataFolder } from './names-data.ts'
import { sayDictionary } from './names-dictionary.ts'
import { sayScreening } from './names-screening.ts'

const sums = {
  cases: ['name_bench_open.csv', 'b5fe4d4ba484d53e612f16aeec1ea366f6cfb99f38339ca32b7c7d8425b0b8b7'],
  people: ['screening_negatives_global.csv', '5e682fa5e04596f89017639e96edb18ee0eb9e5a7bf9736e0d89a953945e263c'],
  dictionary: ['dict_ar_en.csv', '1926941490e7ece5ca91d8ab0f90f6e3e386385e9eb55658204670cceca8701c'],
} as const

const folder = dataFolder()
if (folder !== undefined) {
  const rowsOf = ([file, sum]: readonly [string, string]) => checkedRows(resolve(folder, 'names', file), sum)
  const cases = rowsOf(sums.cases) as readonly BenchRow[] | undefined
  const people = rowsOf(sums.people)
  const dictionary = rowsOf(sums.dictionary)
  const threshold = cases === undefined ? undefined : sayCases(cases)
  if (cases !== undefined) byScript(cases)
  if (cases !== undefined && people !== undefined && threshold !== undefined) sayScreening(cases, people, threshold)
  if (dictionary !== undefined) sayDictionary(dictionary, threshold ?? 0.75)
}
