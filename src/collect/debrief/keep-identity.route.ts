// The form in which it is written down, apart from all else, who stands behind a pseudonym.
import type { Answer } from '#core/frame/answers.ts'
import { absent, defineRoute, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { cleanDate, cleanIdentifier, cleanName } from '#core/identifiers/index.ts'
import { type DebriefId, debriefId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { byField, type FormFault, said, type Typed, typedIn } from '../written/form-fault.ts'
import { keepIdentity } from './keep-identity.ts'
import { debriefAddress } from './look-at-debriefs.route.ts'
import { type DebriefShown, lookAtDebrief } from './look-at-debriefs.ts'
import { pseudonymOf } from './read-debriefs.ts'

const formPage = (debrief: DebriefShown, typed: Typed, faults: readonly FormFault[] = []): Answer =>
  page('collect/debrief/keep-identity.page.njk', {
    title: 'Who stands behind the pseudonym',
    marking: 'OFFICIAL-SENSITIVE',
    back: { text: `Debrief ${pseudonymOf(debrief.id)}`, href: debriefAddress(debrief.id) },
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed, errors: byField(faults) },
    action: `${debriefAddress(debrief.id)}/identity`,
    isInCircle: debrief.isInCircle,
  })

const openAt = async (desk: Officer['desk'], id: DebriefId) => {
  const debrief = await lookAtDebrief(desk, { debrief: id })
  return debrief?.mayDebrief ? debrief : undefined
}

export const identityFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/debriefs/:debrief/identity',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = debriefId(ask.params.debrief)
    const debrief = id && (await openAt(ask.visitor.desk, id))
    if (!id || !debrief) return absent()
    return debrief.state === 'open' && !debrief.identity ? formPage(debrief, {}) : stale({ back: debriefAddress(id) })
  },
})

type Read = { readonly properties?: Properties; readonly faults: readonly FormFault[] }

const readIdentity = (typed: Typed): Read => {
  const name = cleanName(said(typed, 'name'))
  const native = cleanName(said(typed, 'native'))
  const born = said(typed, 'born') === '' ? undefined : cleanDate(said(typed, 'born'))
  const reference = said(typed, 'reference') === '' ? undefined : cleanIdentifier(said(typed, 'reference'), 'ho-ref')
  const faults = [
    ...(name ? [] : [{ text: 'Write the name that the person gave', field: 'name' }]),
    ...(said(typed, 'born') !== '' && !born
      ? [{ text: 'Write the date of birth, for example 17/11/1990 or 1990', field: 'born' }]
      : []),
  ]
  if (!name || faults.length > 0) return { faults }
  return {
    faults,
    properties: {
      name: [name, ...(native ? [native] : [])],
      ...(born ? { birthDate: [{ ...born, stated: 'claimed' as const }] } : {}),
      ...(reference ? { reference: [reference] } : {}),
    },
  }
}

export const keepIdentityRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/debriefs/:debrief/identity',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const id = debriefId(ask.params.debrief)
    const debrief = id && (await openAt(ask.visitor.desk, id))
    if (!id || !debrief) return absent()
    const typed = typedIn(ask.form)
    const { properties, faults } = readIdentity(typed)
    if (!properties) return formPage(debrief, typed, faults)
    const outcome = await keepIdentity(ask.visitor.desk, { debrief: id, properties })
    switch (outcome.kind) {
      case 'kept':
        return seeOther(`${debriefAddress(id)}?done=identity`)
      case 'moved-on':
        return stale({ back: debriefAddress(id) })
      case 'no-such-debrief':
      case 'refused':
        return absent()
    }
  },
})

export const identityRoutes: Routes = [identityFormRoute, keepIdentityRoute]
