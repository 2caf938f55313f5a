// The operations an agency takes part in; one with its calendar, its totals and who has returned what; and the form for a new one.
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { inTheLedger, type OperationId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Agency, agenciesBut } from '../agencies.ts'
import { countEvents, type OperationCount } from '../counting/count-events.ts'
import { mayAuthor } from '../may-author.ts'
import { type AgencyReturn, isSent, isStanding, linesOf, returnsOf } from '../returns/store.ts'
import { newOnce } from '../sent-form.ts'
import type { Operation } from './operation.ts'
import { operationsSeen } from './store.ts'

export const onePage = 25

export type OperationsShown = { readonly operations: readonly Operation[]; readonly mayOpen: boolean }

export const lookAtOperations = look<{ readonly after: number }, OperationsShown>(
  'list-operations',
  async (work, { after }) => {
    const operations = await operationsSeen(work, onePage + 1, after)
    return {
      page: { operations, mayOpen: mayAuthor(work, 'operate') },
      shows: operations.slice(0, onePage).map(one => inTheLedger(one.id)),
    }
  },
)

export type NewOperationShown = {
  readonly agencies: readonly Agency[]
  readonly mayOpen: boolean
  readonly once: string
}

export const lookAtNewOperation = look<undefined, NewOperationShown>('new-operation', async work => ({
  page: { agencies: await agenciesBut(work), mayOpen: mayAuthor(work, 'operate'), once: newOnce(work, 'operation') },
  shows: [],
}))

export type OperationShown = OperationCount & {
  readonly own: string
  readonly returns: readonly AgencyReturn[]
  /** How many events stand in returns that were not sent yet: in no total. */
  readonly unsent: number
  readonly mayOperate: boolean
  readonly mayLead: boolean
}

const read = async (work: Work, id: OperationId): Promise<OperationShown | undefined> => {
  const count = await countEvents(work, id)
  if (!count) return undefined
  const own = agencyOf(work.sight.by)
  const lines = await linesOf(work, id)
  const sent = new Set(lines.filter(isSent).map(line => line.event.id))
  const unsent = new Set(lines.filter(line => isStanding(line) && !sent.has(line.event.id)).map(line => line.event.id))
  const mayOperate = (await work.labelsFor('operate')).includes(count.operation.label)
  return {
    ...count,
    own,
    returns: await returnsOf(work, count.operation),
    unsent: unsent.size,
    mayOperate,
    mayLead: mayOperate && count.operation.lead === own,
  }
}

export const lookAtOperation = look('look-at-operation', async (work, id: OperationId) => {
  const page = await read(work, id)
  return { page, shows: page ? [inTheLedger(id)] : [], asked: [inTheLedger(id)] }
})
