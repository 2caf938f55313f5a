// To change something or to look at something is to be entered in the ledger: the two ways in, and there is no third.
import type { Asker } from '#core/guard/asker.ts'
import { attempt, couldNotSerialise, type Desk, type Work } from '#core/guard/desk.ts'
import type { LedgerVerb } from '#core/language/ledger-verbs.ts'
import { append } from './append.ts'
import { type About, type Body, type Entry, writeEntry } from './entry.ts'
import type { Listeners } from './publish.ts'
import type { ReadEntries } from './reads.ts'

/** A desk whose looking is recorded, and whose news is heard. */
export type AuditedDesk = Desk & { readonly reads: ReadEntries; readonly listeners: Listeners }

export type AuditedWork = Work & { readonly listeners: Listeners }

type Said = Pick<Body, 'verb' | 'act' | 'outcome'> & {
  readonly asked?: string | undefined
  readonly reasons?: readonly string[] | undefined
}

const whoIs = (by: Asker) => ({
  by: by.id,
  agency: 'agency' in by ? by.agency : '',
  post: by.kind === 'Member' ? by.post : 'service',
})

export const entryOf = (work: Pick<Work, 'sight' | 'now' | 'nextId'>, said: Said, about: readonly About[]): Entry => {
  const { asked, reasons, ...plain } = said
  const body = {
    ...plain,
    ...whoIs(work.sight.by),
    purpose: work.sight.purpose,
    at: work.now.toISOString(),
    ...(asked === undefined ? {} : { asked }),
    ...(reasons === undefined || reasons.length === 0 ? {} : { reasons }),
  }
  return writeEntry(work.nextId(), body, about)
}

/** Outcomes that change nothing: the act is undone up to the savepoint, the entry stays. */
const changesNothing = (outcome: { readonly kind: string; readonly unchanged?: true }): boolean =>
  outcome.kind === 'refused' || outcome.unchanged === true

/**
 * A change, entered under `verb` in its own transaction, also when it is refused or fails: a savepoint stands round the act, so that
 * what it did is undone and its entry stays. An outcome with `unchanged: true`, or of kind `refused`, is undone likewise.
 * Throws what the act threw, after the entry is durable; throws, with nothing done, when the entry cannot be written.
 */
export const change =
  <Ask, Outcome extends { readonly kind: string; readonly unchanged?: true; readonly reasons?: readonly string[] }>(
    verb: LedgerVerb,
    name: string,
    about: (ask: Ask, outcome: Outcome | undefined) => readonly About[],
    act: (work: AuditedWork, ask: Ask) => Promise<Outcome>,
  ) =>
  async (desk: AuditedDesk, ask: Ask): Promise<Outcome> => {
    const tried = await desk.transaction(async plain => {
      const work: AuditedWork = { ...plain, listeners: desk.listeners }
      const result = await attempt(work, async () => {
        const outcome = await act(work, ask)
        if (changesNothing(outcome)) throw new Unchanged(outcome)
        return outcome
      })
      const ended = settled<Outcome>(result)
      const kind = 'outcome' in ended ? ended.outcome.kind : 'failed'
      const reasons = 'outcome' in ended ? ended.outcome.reasons : undefined
      await append(work.db, [
        entryOf(
          work,
          { verb, act: name, outcome: kind, reasons },
          about(ask, 'outcome' in ended ? ended.outcome : undefined),
        ),
      ])
      return ended
    })
    if ('fault' in tried) throw tried.fault
    return tried.outcome
  }

/** Carries an outcome that changed nothing out past the savepoint. */
class Unchanged extends Error {
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('Nothing was changed.')
    this.outcome = outcome
  }
}

const settled = <Outcome>(
  result: { readonly done: Outcome } | { readonly fault: unknown },
): { readonly outcome: Outcome } | { readonly fault: unknown } => {
  if ('done' in result) return { outcome: result.done }
  if (result.fault instanceof Unchanged) return { outcome: result.fault.outcome as Outcome }
  // A change that must be run again is not an ending: the whole transaction begins anew.
  if (couldNotSerialise(result.fault)) throw result.fault
  return { fault: result.fault }
}

export type Looked<Page> = {
  readonly page: Page
  readonly shows: readonly About['record'][]
  readonly asked?: readonly About['record'][]
  readonly words?: string
}

const looking =
  (verb: LedgerVerb) =>
  <Ask, Page>(name: string, read: (work: Work, ask: Ask) => Promise<Looked<Page>>) =>
  async (desk: AuditedDesk, ask: Ask): Promise<Page> => {
    const { page, entry } = await desk.snapshot(async work => {
      const looked = await read(work, ask)
      const about = [
        ...(looked.asked ?? []).map(record => ({ record, manner: 'asked' as const })),
        ...[...new Set(looked.shows)].map(record => ({ record, manner: 'shown' as const })),
      ]
      const outcome = looked.shows.length > 0 ? 'shown' : 'nothing-shown'
      return { page: looked.page, entry: entryOf(work, { verb, act: name, outcome, asked: looked.words }, about) }
    })
    await desk.reads.entered(entry)
    return page
  }

/**
 * A look, entered as a consultation with every record it shows, durable before it returns.
 * @throws LedgerUnwritable when the entry cannot be written: then nothing may be served.
 */
export const look = looking('consultation')

/** A declassifier's answer, entered as a disclosure: `shows` are the records of which it tells, though their ids and words stay behind. */
export const tell = looking('disclosure')
