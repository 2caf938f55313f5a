// Raising an alarm: whom to ring first, then one field. What cannot be kept for everybody at once is sealed here, and the page says so.
import { type Answer, defineRoute, field, onceOf, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { type RecordId, recordId } from '#core/language/ids.ts'
import { dutyContacts } from './duty-contacts.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { alarmOfForm, type RaisedAlarm } from './raised-alarm.ts'
import { type SealedFolder, sealAlarm } from './seal-alarm.ts'

export type RaisingNeeds = {
  readonly sealed: () => Promise<SealedFolder>
  /** Whether everything in this instance is invented; invented desks are shown in no other. */
  readonly isSynthetic: () => Promise<boolean>
  readonly onFault: (fault: unknown) => void
}

/** Longer than this nobody waits: what the database has not kept by then is sealed, and found kept later if it was. */
const patience = 6_000

const contactsFor = async ({ isSynthetic }: RaisingNeeds) => {
  const { first, desks } = dutyContacts()
  const showsInvented = await isSynthetic().catch(() => false)
  return { first, desks: desks.filter(desk => showsInvented || !desk.invented) }
}

type Typed = { readonly danger: string; readonly about: string; readonly once: string }

const template = 'collect/life-at-risk/raise-alarm.page.njk'

const form = async (needs: RaisingNeeds, typed: Typed, error?: string): Promise<Answer> =>
  page(template, {
    title: "Somebody's life is at risk",
    marking: 'OFFICIAL-SENSITIVE',
    ...(error === undefined ? {} : { errors: [{ text: error, field: 'danger' }], error }),
    contacts: await contactsFor(needs),
    typed,
  })

const aboutIn = (text: string): RecordId | undefined => recordId(text)
/** Minted when the form is shown; a form without one is a new alarm. */
const tokenOf = (officer: Officer, text: string): string => onceOf(text) ?? officer.desk.nextId('life-at-risk form')

const inTime = async <T>(act: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error('An alarm was not kept in time.')), patience)
  })
  act.catch(() => {})
  try {
    return await Promise.race([act, late])
  } finally {
    clearTimeout(timer)
  }
}

/** INVARIANT: says that it is kept here only when it is, and never that it has reached anybody. */
const sealHere = async (needs: RaisingNeeds, alarm: RaisedAlarm, typed: Typed): Promise<Answer> => {
  try {
    sealAlarm(await needs.sealed(), alarm)
  } catch (fault) {
    needs.onFault(fault)
    return page(
      'collect/life-at-risk/not-kept.page.njk',
      {
        title: 'Ring now: this could not be kept',
        marking: 'OFFICIAL-SENSITIVE',
        contacts: await contactsFor(needs),
        typed,
      },
      { status: 503 },
    )
  }
  return page('collect/life-at-risk/sealed.page.njk', {
    title: 'Ring now: kept on this server, not yet with anybody',
    marking: 'OFFICIAL-SENSITIVE',
    contacts: await contactsFor(needs),
    danger: alarm.danger,
  })
}

const raised = (officer: Officer, typed: Typed): RaisedAlarm | undefined => {
  const { by, purpose, now } = officer.desk
  if (by.kind !== 'Member') return undefined
  const about = aboutIn(typed.about)
  const id = alarmOfForm(by, typed.once, typed.danger)
  return { id, by, purpose, danger: typed.danger, at: now(), ...(about ? { about } : {}) }
}

const raise = async (needs: RaisingNeeds, officer: Officer, typed: Typed): Promise<Answer> => {
  const alarm = raised(officer, typed)
  if (!alarm) throw new Error('Only a person raises an alarm.')
  try {
    await inTime(raiseAlarm(officer.desk, alarm))
  } catch (fault) {
    // An unwritable ledger, a full disk, a lock that does not go: whatever it is, it stands in nobody's way.
    needs.onFault(fault)
    return sealHere(needs, alarm, typed)
  }
  return seeOther(`/life-at-risk/${alarm.id}?raised=now`)
}

export const raisingRoutes = (needs: RaisingNeeds): Routes => [
  defineRoute<Officer>({
    method: 'GET',
    url: '/life-at-risk/new',
    access: 'signed-in',
    // INVARIANT: shows nothing of any record, so that it needs no ledger and works when there is none.
    ledger: 'none',
    handler: ask =>
      form(needs, {
        danger: '',
        about: aboutIn(field(ask.query, 'about')) ?? '',
        once: tokenOf(ask.visitor, ''),
      }),
  }),
  defineRoute<Officer>({
    method: 'POST',
    url: '/life-at-risk',
    access: 'act',
    ceiling: 'none',
    ledger: 'collection',
    handler: ask => {
      const typed = {
        danger: field(ask.form, 'danger'),
        about: aboutIn(field(ask.form, 'about')) ?? '',
        once: tokenOf(ask.visitor, field(ask.form, 'once')),
      }
      return typed.danger === ''
        ? form(needs, typed, 'Say what the danger is and where: one sentence is enough')
        : raise(needs, ask.visitor, typed)
    },
  }),
]
