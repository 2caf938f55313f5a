// A name with a day of birth finds more widely than it means: of those found, whom the comparison itself calls another is left out.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { cleanDate, cleanName, type Features, featuresOf } from '#core/identifiers/index.ts'
import type { RecordId } from '#core/language/ids.ts'
import { compareFeatures } from '#resolve'

const nameThenDay = /^(.*\p{L}\S*)[\s,]+(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})$/u
const most = 50

const askedFor = (typed: string): Features | undefined => {
  const [, words, date] = nameThenDay.exec(typed.trim()) ?? []
  const name = words === undefined ? undefined : cleanName(words)
  const born = date === undefined ? undefined : cleanDate(date)
  return name && born && featuresOf('person', { name: [name], birthDate: [born] })
}

const isSame = (asked: Features, held: Features): boolean => {
  const { terms, veto } = compareFeatures(asked, held)
  const ofName = terms.filter(term => term.comparison === 'name').reduce((sum, term) => sum + term.weight, 0)
  return veto === undefined && ofName > 0
}

/** To be called while labels are being told of. What may never be compared has no features, and is not told of by name. */
export const agreesByName = async (
  work: Work,
  typed: string,
  records: readonly RecordId[],
): Promise<readonly RecordId[]> => {
  const asked = askedFor(typed)
  if (!asked) return []
  // Asked also of nobody: else the time would tell that somebody was met whom the comparison, or a restriction, leaves out.
  const { rows } = await sql<{ record: RecordId; features: Features }>`
    select f.record, f.features from collect.feature f join collect.record r on r.id = f.record
    where f.record = any(${[...new Set(records)].slice(0, most)}::uuid[]) and f.kind = 'person' and not r.restricted
    order by f.record`.execute(work.db)
  return rows.filter(row => isSame(asked, row.features)).map(row => row.record)
}
