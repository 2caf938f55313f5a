// The list of operations, a new one, one of them, and the names of its pillars.
import { absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake, NoticeShown } from '#core/frame/shown.ts'
import { capitalised } from '#core/frame/words.ts'
import { londonDay } from '#core/ground/calendar.ts'
import { returnRhythms } from '#core/language/disrupt.ts'
import { operationId } from '#core/language/ids.ts'
import {
  lookAtNewOperation,
  lookAtOperation,
  lookAtOperations,
  type NewOperationShown,
  type OperationShown,
  onePage,
} from './look-at-operations.ts'
import { namePillars } from './name-pillars.ts'
import { openOperation } from './open-operation.ts'
import { mostPillars, readOperation, readPillars, type TypedOperation, typedOperation } from './operation-form.ts'
import { operationAddress, operationLine, operationPage } from './operation-page.ts'

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= 1_000 ? after : 0
}

const pagerOf = (after: number, hasNext: boolean) => ({
  what: 'operations',
  ...(after > 0 ? { previous: { href: `/operations?after=${Math.max(0, after - onePage)}` } } : {}),
  ...(hasNext ? { next: { href: `/operations?after=${after + onePage}` } } : {}),
})

export const listOperationsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const after = afterIn(field(ask.query, 'after'))
    const { operations, mayOpen } = await lookAtOperations(ask.visitor.desk, { after })
    const today = londonDay(ask.now)
    return page('disrupt/operations/operations.page.njk', {
      title: 'Operations',
      marking: operations.length > 0 ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
      wide: true,
      operations: operations.slice(0, onePage).map(one => operationLine(one, today)),
      pager: pagerOf(after, operations.length > onePage),
      mayOpen,
    })
  },
})

const newForm = (shown: NewOperationShown, typed: TypedOperation, errors: readonly Mistake[] = []) => ({
  title: 'Open an operation',
  marking: 'OFFICIAL' as const,
  back: { text: 'Operations', href: '/operations' },
  ...(errors.length > 0 ? { errors } : {}),
  wrong: Object.fromEntries(errors.map(error => [error.field, { text: error.text }])),
  typed,
  mostPillars,
  rhythms: returnRhythms.values.map(value => ({
    value,
    text: capitalised(returnRhythms.words[value]),
    checked: typed.rhythm === value,
  })),
  agencies: shown.agencies.map(one => ({
    value: one.agency,
    text: one.name,
    checked: typed.others.includes(one.agency),
  })),
})
const newTemplate = 'disrupt/operations/new-operation.page.njk'

export const newOperationRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const shown = await lookAtNewOperation(ask.visitor.desk, undefined)
    if (!shown.mayOpen) return absent()
    const blank = { name: '', firstDay: '', lastDay: '', rhythm: 'day', dueHour: '23', pillars: '0', others: [] }
    return page(newTemplate, newForm(shown, { ...blank, once: shown.once }))
  },
})

export const openOperationRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const shown = await lookAtNewOperation(ask.visitor.desk, undefined)
    if (!shown.mayOpen) return absent()
    const typed = typedOperation(ask.form)
    const read = readOperation(
      typed,
      shown.agencies.map(one => one.agency),
    )
    if (!read.ask) return page(newTemplate, newForm(shown, typed, read.mistakes))
    const outcome = await openOperation(ask.visitor.desk, read.ask)
    return outcome.kind === 'opened' ? seeOther(`${operationAddress(outcome.operation)}?done=opened`) : absent()
  },
})

const template = 'disrupt/operations/operation.page.njk'

/** Told from the data: an operation says it is open while it is there, pillars that they are kept once the version moved. */
const noticeOf = (shown: OperationShown, done: string): { readonly notice?: NoticeShown } => {
  if (done === 'opened' && shown.operation.version === 1)
    return { notice: { kind: 'success', text: 'The operation is open to the agencies that take part.' } }
  return done === 'pillars' && shown.operation.version > 1
    ? { notice: { kind: 'success', text: 'The pillars are kept.' } }
    : {}
}

type Typed = {
  readonly pillars?: readonly {
    readonly code: string
    readonly name: string
    readonly firstDay: string
    readonly lastDay: string
  }[]
}

const shownPage = (shown: OperationShown, now: Date, done = '', errors: readonly Mistake[] = [], typed: Typed = {}) => {
  const built = operationPage(shown, now)
  return {
    title: shown.operation.name,
    marking: 'OFFICIAL-SENSITIVE' as const,
    wide: true,
    back: { text: 'Operations', href: '/operations' },
    ...noticeOf(shown, done),
    ...(errors.length > 0 ? { errors } : {}),
    wrong: Object.fromEntries(errors.map(error => [error.field, { text: error.text }])),
    ...built,
    pillars: built.pillars.map(pillar => ({ ...pillar, ...typed.pillars?.find(one => one.code === pillar.code) })),
  }
}

export const operationRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = operationId(ask.params.id)
    const shown = id && (await lookAtOperation(ask.visitor.desk, id))
    return shown ? page(template, shownPage(shown, ask.now, field(ask.query, 'done'))) : absent()
  },
})

export const namePillarsRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/pillars',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const id = operationId(ask.params.id)
    const shown = id && (await lookAtOperation(ask.visitor.desk, id))
    if (!id || !shown?.mayLead) return absent()
    const { pillars, mistakes } = readPillars(ask.form, shown.operation)
    if (mistakes.length > 0) return page(template, shownPage(shown, ask.now, '', mistakes, { pillars }))
    const outcome = await namePillars(ask.visitor.desk, {
      operation: id,
      seen: seenIn(ask.form),
      pillars,
    })
    switch (outcome.kind) {
      case 'named':
        return seeOther(`${operationAddress(id)}?done=pillars`)
      case 'moved-on':
        return stale({ back: operationAddress(id) })
      case 'refused':
      case 'no-such-operation':
        return absent()
    }
  },
})

export const operationRoutes: Routes = [
  listOperationsRoute,
  newOperationRoute,
  openOperationRoute,
  operationRoute,
  namePillarsRoute,
]
