// A verdict is taken back, on the page of its pair.
import { absent, defineRoute, field, seeOther, stale } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { judgementId } from '#core/language/ids.ts'
import { pairIn, pairPage, wayIn } from './look-at-pair.route.ts'
import { pairAddress } from './proposal-words.ts'
import { reasonProblem } from './reason-problem.ts'
import { revokeJudgement } from './revoke-judgement.ts'

const anotherPerson =
  'You said otherwise here yourself. A third person decides; a verdict of yours that stands you can withdraw'

export const revokeJudgementRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/pairs/:left/:right/judgements/:judgement/revoke',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const about = pairIn(ask.params)
    const judgement = judgementId(ask.params.judgement)
    if (!about || !judgement) return absent()
    const why = field(ask.form, `reason-${judgement}`)
    const problem = reasonProblem(why)
    if (problem !== undefined)
      return pairPage(ask, { about }, wayIn(ask.form), { why, error: problem, field: `reason-${judgement}` })
    const outcome = await revokeJudgement(ask.visitor.desk, { judgement, about, why })
    switch (outcome.kind) {
      case 'revoked':
        return seeOther(`${pairAddress(about)}?judged=withdrawn`)
      case 'moved-on':
        return stale({ back: pairAddress(about) })
      case 'needs-another':
        return pairPage(ask, { about }, wayIn(ask.form), { why, error: anotherPerson, field: `reason-${judgement}` })
      case 'refused':
      case 'no-such-judgement':
        return absent()
    }
  },
})
