// The work that is done later, by the name of its job. Each task opens what it may see when it runs.
import { carryOutTask, renewTask } from '#collect'
import type { Tasks } from '#core/ground/queue.ts'
import { type Deciding, openDeciding } from '#core/guard/decide-off-loop.ts'
import { factId, mustBe, sourceId } from '#core/language/ids.ts'
import type { AuditedDesk } from '#core/ledger/audit.ts'
import { compareRecords } from '#resolve'
import type { House, rolesOf } from './composition.ts'
import { openOffice } from './office.ts'
import { carryOut, renew } from './take-in.ts'

export type WorkHouse = House<(typeof rolesOf.work)[number]>

/** The resolver's own desk: its database role, its purpose, and the labels that may be compared. */
export const resolverDesk = (house: House<'resolver'>, deciding: Deciding = openDeciding()): AuditedDesk =>
  openOffice({ db: house.pools.db.resolver, clock: house.clock, ids: house.ids, deciding }).deskFor(
    { kind: 'Service', id: 'resolver' },
    'system-assurance',
  )

/** One policy thread answers for all tasks. */
export const tasksOf = (house: WorkHouse, deciding: Deciding = openDeciding()): Tasks => {
  const desk = resolverDesk(house, deciding)
  return {
    'compare-records': id => compareRecords(desk, mustBe(factId(id), 'fact')),
    [carryOutTask]: id => carryOut(house, mustBe(sourceId(id), 'source'), deciding),
    [renewTask]: id => renew(house, mustBe(sourceId(id), 'source'), deciding),
  }
}
