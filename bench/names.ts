// Measures the comparison of names against open data: node bench/names.ts DATA (or BREAKWATER_DATA), where DATA holds names/*.csv.
//
// Prints F1 by threshold for people and for all, the strongly evidenced rows beside the baseline of the same rows, F1 by script, false
// hits per 1,000 people screened against a watch list, time per comparison, and recall and false rate on single Arabic names. The data is
// not part of this repository: what is absent is named and skipped, never counted as passed; a file with another sum is an error.
// Thresholds are chosen on name_bench_open.csv alone. Of dict_ar_en.csv only rows with an odd first digit of sha1(ar) are counted here.
import { dataFile, dataFolder, whyNoData } from './benchmark-data.ts'
import { type BenchRow, sayByScript, sayCases } from './names/cases.ts'
import { sayDictionary } from './names/dictionary.ts'
import { type Row, rowsIn, say } from './names/rows.ts'
import { sayScreening } from './names/screening.ts'

const folder = dataFolder(process.argv[2])

const rowsOf = (file: string): readonly Row[] | undefined => {
  const why = whyNoData(folder, [file])
  if (why !== undefined) say(why)
  return folder === undefined || why !== undefined ? undefined : rowsIn(dataFile(folder, file))
}

const cases = rowsOf('names/name_bench_open.csv') as readonly BenchRow[] | undefined
const people = rowsOf('names/screening_negatives_global.csv')
const dictionary = rowsOf('names/dict_ar_en.csv')
const threshold = cases === undefined ? undefined : sayCases(cases)
if (cases !== undefined) sayByScript(cases)
if (cases !== undefined && people !== undefined && threshold !== undefined) sayScreening(cases, people, threshold)
if (dictionary !== undefined) sayDictionary(dictionary, threshold ?? 0.75)
