// The four Ps against one group: under each what was tried and what it did, and what has not been tried.
import { disruptionMeans, type FourP, fourPs } from '#core/language/disrupt.ts'
import type { Disruption } from './disruption.ts'
import { disruptionLine } from './disruption-words.ts'
import { thereIsToTry } from './guide.ts'

/** A doubled one stands with the action it doubles, and is not shown as another try. */
const triesOf = (fourP: FourP, disruptions: readonly Disruption[]): readonly Disruption[] =>
  disruptions.filter(one => one.fourP === fourP && one.state !== 'doubled')

export const planOf = (disruptions: readonly Disruption[]) =>
  fourPs.values.map(fourP => {
    const tries = triesOf(fourP, disruptions)
    const tried = new Set(tries.map(one => one.means))
    return {
      name: fourPs.words[fourP],
      id: fourP,
      tried: tries.map(disruptionLine),
      notTried: thereIsToTry[fourP].filter(means => !tried.has(means)).map(means => disruptionMeans.words[means]),
    }
  })
