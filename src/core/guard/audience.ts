// A label addressed to agencies: a grant behind a reference, so that changing who reads rewrites no rows, and the same audience is one label.
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AgencyCode, AgreementId, LabelId, ReleaseId } from '#core/language/ids.ts'
import { type Purpose, purposes } from '#core/language/protection.ts'
import type { Work } from './desk.ts'
import { internLabel } from './intern-label.ts'
import { canonicalLabel, type Label } from './label.ts'

export type Audience = {
  readonly recipients: readonly AgencyCode[]
  /** When the recipients stop reading; left out, not before it is withdrawn. */
  readonly until?: Date
}

/** One agency that reads, and when it stops to. */
export type Reader = { readonly agency: AgencyCode; readonly until?: Date }

/** Each agency once, the later ending of two, in an order of its own: the same readers are the same release. */
const oneOfEach = (readers: readonly Reader[]): readonly Reader[] => {
  const last = new Map<AgencyCode, Reader>()
  for (const one of readers) {
    const known = last.get(one.agency)
    if (!known || (known.until && (!one.until || one.until > known.until))) last.set(one.agency, one)
  }
  return [...last.values()].sort((a, b) => (a.agency < b.agency ? -1 : 1))
}

const releaseOf = (base: Label, readers: readonly Reader[]): ReleaseId => {
  const { release: _, ...rest } = base
  const told = `${canonicalLabel(rest)} ${readers.map(({ agency, until }) => `${agency} ${until?.toISOString() ?? ''}`).join(' ')}`
  const hex = createHash('sha256').update(told).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ReleaseId
}

const grant = async (work: Work, label: Label, release: ReleaseId, readers: readonly Reader[]): Promise<void> => {
  const rows = readers.map(({ agency, until }) => ({ agency, until: until?.toISOString() }))
  await sql`insert into guard.release_grant (release, recipient, agreement, purposes, given_by, given_at, expires_at)
    select ${release}, agency, ${label.agreement}, ${[...label.purposes]}::text[], ${work.sight.by.id}, ${work.now}, until
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(agency text, until timestamptz)
    on conflict (release, recipient) do nothing`.execute(work.db)
}

/** The label of what `base` covers when these agencies read it too, each as long as it may; without any, `base` with no release. */
export const labelForReaders = async (work: Work, base: Label, readers: readonly Reader[]): Promise<LabelId> => {
  const { release: _, ...rest } = base
  const each = oneOfEach(readers)
  if (each.length === 0) return internLabel(work.db, rest)
  const release = releaseOf(base, each)
  await grant(work, rest, release, each)
  return internLabel(work.db, { ...rest, release })
}

/**
 * The label of what `base` covers when it also goes to these agencies; without recipients, `base` with no release. Whoever writes under it
 * in the same transaction goes on with `await work.anew()`, because his sight was given before the label was there.
 */
export const labelFor = (work: Work, base: Label, { recipients, until }: Audience): Promise<LabelId> =>
  labelForReaders(
    work,
    base,
    recipients.map(agency => ({ agency, ...(until ? { until } : {}) })),
  )

const between = 'between-agencies' as AgreementId
const whatAgenciesWriteAbout: readonly Purpose[] = purposes.values.filter(
  one => one !== 'civil-immigration' && one !== 'system-assurance' && one !== 'oversight',
)

/** The label of what one agency writes to others, or keeps to itself: read by the owner's people and the recipients', by nobody else. */
export const labelBetween = async (
  work: Work,
  owner: AgencyCode,
  recipients: readonly AgencyCode[],
): Promise<LabelId> => {
  await sql`select guard.open_correspondence()`.execute(work.db)
  return labelFor(
    work,
    {
      owner,
      marking: 'OFFICIAL-SENSITIVE',
      handling: 'P',
      agreement: between,
      purposes: whatAgenciesWriteAbout,
      protected: 'none',
      jurisdiction: 'united-kingdom',
      regime: 'law-enforcement',
      compare: 'never',
    },
    { recipients: recipients.filter(code => code !== owner) },
  )
}

type Row = {
  owner: AgencyCode
  marking: Label['marking']
  handling: Label['handling']
  action: Label['action'] | null
  sanitisation: Label['sanitisation'] | null
  agreement: AgreementId
  compartment: Label['compartment'] | null
  release: ReleaseId | null
  purposes: Purpose[]
  protected: Label['protected']
  jurisdiction: Label['jurisdiction']
  regime: Label['regime']
  compare: Label['compare']
}

/** The codes of a label that is on something visible. */
export const labelAt = async (db: Kysely<unknown>, id: LabelId): Promise<Label> => {
  const { rows } = await sql<Row>`
    select owner, marking, handling, action, sanitisation, agreement, compartment, release, purposes, protected, jurisdiction, regime, compare
    from guard.label where id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('There is no label of that id.')
  const { action, sanitisation, compartment, release, ...codes } = row
  return {
    ...codes,
    ...(action ? { action } : {}),
    ...(sanitisation ? { sanitisation } : {}),
    ...(compartment ? { compartment } : {}),
    ...(release ? { release } : {}),
  }
}

/** Whom a release reaches at this moment, and each how long. */
export const readersOf = async (work: Work, release: ReleaseId): Promise<readonly Reader[]> => {
  const { rows } = await sql<{ agency: AgencyCode; until: Date | null }>`
    select recipient as agency, expires_at as until from guard.release_grant where release = ${release} and withdrawn_at is null
      and (expires_at is null or expires_at > ${work.now}) order by recipient collate "C"`.execute(work.db)
  return rows.map(({ agency, until }) => ({ agency, ...(until ? { until } : {}) }))
}

export const recipientsOf = async (work: Work, release: ReleaseId): Promise<readonly AgencyCode[]> =>
  (await readersOf(work, release)).map(one => one.agency)
