// The gates of a debrief, one page, before anything is asked.
import type { Answer } from '#core/frame/answers.ts'
import { absent, defineRoute, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { byField, type FormFault, said, type Typed, typedIn } from '../written/form-fault.ts'
import { mayWrite, type Readers, readersToChoose } from '../written/who-may-read.ts'
import { ages, gates, readGates } from './gates.ts'
import { openDebrief } from './open-debrief.ts'

type Desk = Officer['desk']

const openForm = (desk: Desk): Promise<readonly Readers[] | undefined> =>
  desk.snapshot(async work => (mayWrite(work, 'debrief', 'debrief') ? readersToChoose(work) : undefined))

const formPage = (typed: Typed, readers: readonly Readers[], once: string, faults: readonly FormFault[] = []): Answer =>
  page('collect/debrief/open-debrief.page.njk', {
    title: 'Before the conversation',
    marking: 'OFFICIAL-SENSITIVE',
    back: { text: 'Debriefs', href: '/debriefs' },
    ...(faults.length > 0 ? { errors: faults } : {}),
    form: { typed, errors: byField(faults) },
    once,
    readers,
    ages,
    gates,
  })

export const newDebriefRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/debriefs/new',
  access: 'signed-in',
  ledger: 'none',
  handler: async ask => {
    const readers = await openForm(ask.visitor.desk)
    return readers ? formPage({}, readers, ask.visitor.desk.nextId('debrief form')) : absent()
  },
})

const noSuchReaders: FormFault = {
  text: 'Choose who may be told: that agreement is no longer open to you',
  field: 'readers',
}

export const openDebriefRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/debriefs',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const { desk } = ask.visitor
    const readers = await openForm(desk)
    if (!readers) return absent()
    const typed = typedIn(ask.form)
    const { value, faults } = readGates(typed)
    if (!value) return formPage(typed, readers, said(typed, 'once') || desk.nextId('debrief form'), faults)
    const outcome = await openDebrief(desk, value)
    switch (outcome.kind) {
      case 'opened':
      case 'stopped':
      case 'opened-before':
        return seeOther(`/debriefs/${outcome.debrief}?done=${outcome.kind}`)
      case 'no-such-readers':
        return formPage(typed, readers, said(typed, 'once'), [noSuchReaders])
      case 'refused':
        return absent()
    }
  },
})

export const openDebriefRoutes: Routes = [newDebriefRoute, openDebriefRoute]
