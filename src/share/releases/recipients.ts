// Whom my agency can release to: every other party of an agreement that it is a party of.
import type { Work } from '#core/guard/desk.ts'
import { type Partner, partnersOf } from '#core/guard/partners.ts'

export type Other = Pick<Partner, 'code' | 'name'>

export const agenciesToReleaseTo = (work: Work): Promise<readonly Other[]> => partnersOf(work)
