// Whoever is signed in, with the desk he works at: what every room's routes are handed.
import type { AuditedDesk } from '#core/ledger/audit.ts'
import type { RouteEntry } from './routes.ts'
import type { Visitor } from './shown.ts'

export type Officer = Visitor & { readonly desk: AuditedDesk }

export type Routes = readonly RouteEntry<Officer>[]
