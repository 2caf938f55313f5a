// A pair is left for now, and the next one of the queue comes up.
import { defineRoute, field } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import type { Concerns } from './concerns.ts'
import { goOn } from './go-on.ts'
import { kindAsked } from './going-on.ts'
import { putAsideIn } from './put-aside.ts'

export const goOnRoute = (concerns: Concerns) =>
  defineRoute<Officer>({
    method: 'GET',
    url: '/proposals/next',
    access: 'signed-in',
    ledger: 'consultation',
    handler: ask =>
      goOn(ask.visitor.desk, concerns, { kind: kindAsked(field(ask.query, 'kind')), aside: putAsideIn(ask.query) }),
  })
