// The agreements that my agency is a party to, in words: with whom, what for, what a hit tells, until when.
import { absent, defineRoute, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { agencyNames } from '#core/guard/agencies.ts'
import { type Agreement, agreementsOf } from '#core/guard/agreements.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { agencyCode, agreementId } from '#core/language/ids.ts'
import { type HitMode, purposes } from '#core/language/protection.ts'

/** What its parties are told of a record that they may not read. */
const hitWords: Readonly<Record<HitMode, string>> = {
  holder:
    'You are told which agency holds something, and what kind of record it is. You are told nothing of what it says.',
  somebody:
    'You are told that somebody holds something, and what kind of record it is. You are told neither who nor what it says.',
  silence: 'You are told nothing. That a search finds nothing does not say that nobody holds it.',
}

const shortHitWords: Readonly<Record<HitMode, string>> = {
  holder: 'The holder is named',
  somebody: 'That somebody holds it is said',
  silence: 'Nothing is said',
}

type Named = Agreement & { readonly names: ReadonlyMap<string, string>; readonly own: string }

const ours = (desk: Officer['desk']): Promise<readonly Named[]> =>
  desk.snapshot(async work => {
    const own = agencyCode(agencyOf(work.sight.by))
    if (!own) return []
    const names = await agencyNames(work.db)
    return (await agreementsOf(work.db, own, work.now)).map(one => ({ ...one, names, own }))
  })

const inWords = ({ id, title, purposes: agreed, hit, expires, parties, names, own }: Named) => ({
  href: `/agreements/${id}`,
  title,
  purposes: agreed.map(one => purposes.words[one]),
  hit: shortHitWords[hit],
  hitInFull: hitWords[hit],
  // What ends on a day ends with it, whatever the clock says in summer.
  expires: expires?.toISOString().slice(0, 10),
  weRead: parties.some(one => one.agency === own && one.reads),
  parties: parties.map(({ agency, reads }) => ({ name: names.get(agency) ?? agency, reads, isOurs: agency === own })),
})

export const listAgreementsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/agreements',
  access: 'signed-in',
  ledger: 'none',
  handler: async ask =>
    page('share/agreements/list-agreements.page.njk', {
      title: 'Agreements',
      marking: 'OFFICIAL',
      wide: true,
      agency: ask.visitor.agency,
      agreements: (await ours(ask.visitor.desk)).map(inWords),
    }),
})

export const lookAtAgreementRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/agreements/:id',
  access: 'signed-in',
  ledger: 'none',
  handler: async ask => {
    const id = agreementId(ask.params.id)
    const found = (await ours(ask.visitor.desk)).find(one => one.id === id)
    if (!found) return absent()
    return page('share/agreements/look-at-agreement.page.njk', {
      ...inWords(found),
      marking: 'OFFICIAL',
      back: { text: 'Agreements', href: '/agreements' },
    })
  },
})

export const agreementRoutes: Routes = [listAgreementsRoute, lookAtAgreementRoute]
