// The list of debriefs and the page of one: what was asked, what came of it, what is next, and how it ends.
import { absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { capitalised, kindWord, roleWords } from '#core/frame/words.ts'
import {
  answerGroups,
  answerStates,
  debriefStates,
  directnesses,
  proposedAssessment,
  stopReasons,
} from '#core/language/collecting.ts'
import { type DebriefId, debriefId } from '#core/language/ids.ts'
import { nameOf, sourcedBy } from '../records/say-record.ts'
import { endDebrief } from './end-debrief.ts'
import { followUp } from './follow-up.ts'
import { type DebriefShown, listDebriefs, lookAtDebrief } from './look-at-debriefs.ts'
import { pseudonymOf } from './read-debriefs.ts'

const marking = 'OFFICIAL-SENSITIVE' as const
export const debriefAddress = (id: DebriefId): string => `/debriefs/${id}`

export const listDebriefsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/debriefs',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const { debriefs, hasNext, mayDebrief } = await listDebriefs(ask.visitor.desk, {
      after: debriefId(field(ask.query, 'after')),
    })
    return page('collect/debrief/list-debriefs.page.njk', {
      title: 'Arrival debriefs',
      marking: debriefs.length > 0 ? marking : 'OFFICIAL',
      wide: true,
      mayDebrief,
      debriefs: debriefs.map(one => ({
        href: debriefAddress(one.id),
        pseudonym: pseudonymOf(one.id),
        site: one.site,
        agency: one.agencyName,
        heldAt: one.heldAt,
        state: capitalised(debriefStates.words[one.state]),
        why: one.stoppedWhy ? stopReasons.words[one.stoppedWhy] : '',
        waits: one.state === 'stopped' && !one.followedUpAt,
      })),
      pager: { what: 'debriefs', ...(hasNext ? { next: { href: `/debriefs?after=${debriefs.at(-1)?.id}` } } : {}) },
    })
  },
})

const namedIn = ({ links, named }: DebriefShown, answer: string) =>
  links
    .filter(link => link.to === answer)
    .flatMap(link => {
      const record = named.find(one => one.id === link.from)
      const role = link.properties.role?.[0]?.code
      return record
        ? [
            {
              kind: capitalised(kindWord(record.kind)),
              name: nameOf(record),
              href: `/things/${record.id}`,
              part: role === undefined ? '' : roleWords(role),
              protected: record.protected,
            },
          ]
        : []
    })

const answerShown = (debrief: DebriefShown) => (answer: DebriefShown['answers'][number]) => ({
  group: answerGroups.words[answer.group],
  state: answerStates.words[answer.state],
  isAnswered: answer.state === 'answered',
  words: answer.written?.properties.description?.[0]?.text ?? '',
  grade: answer.written ? (sourcedBy(answer.written).grade ?? '') : '',
  directness: answer.directness ? directnesses.words[answer.directness] : '',
  proposed: answer.directness ? proposedAssessment[answer.directness] : '',
  askedAt: answer.askedAt,
  named: answer.record ? namedIn(debrief, answer.record) : [],
  evaluation: answer.written ? `/records/${answer.written.id}/evaluation` : '',
  alarm: answer.record ? `/life-at-risk/new?about=${answer.record}` : '',
  needsSafeguarding: answer.state === 'answered' && (answer.group === 'exploitation' || answer.group === 'deaths'),
})

const nextOf = (debrief: DebriefShown) =>
  answerGroups.values.map(group => {
    const asked = debrief.answers.filter(one => one.group === group)
    return {
      title: answerGroups.words[group],
      href: `${debriefAddress(debrief.id)}/answers/${group}`,
      asked: asked.length,
      came: asked.map(one => answerStates.words[one.state].toLowerCase()).join(', '),
    }
  })

const noticeOf = (debrief: DebriefShown, done: string): { readonly notice?: NoticeShown } => {
  const told = (text: string) => ({ notice: { kind: 'success' as const, text } })
  if (done === 'opened' && debrief.state === 'open')
    return told(`The conversation is opened. The person is called ${pseudonymOf(debrief.id)}.`)
  if (done === 'answer' && debrief.answers.length > 0) return told('What came of it is kept.')
  if (done === 'identity' && debrief.identity) return told('Who it is, is kept apart.')
  if (done === 'ended' && debrief.state === 'closed') return told('The conversation is finished.')
  return done === 'followed-up' && debrief.followedUpAt ? told('What was done is kept.') : {}
}

type Typed = {
  readonly words?: string
  readonly fault?: { readonly text: string; readonly field: string }
  readonly done?: string
}

const shown = (debrief: DebriefShown, { words = '', fault, done = '' }: Typed) => ({
  title: `Debrief ${pseudonymOf(debrief.id)}`,
  marking,
  back: { text: 'Debriefs', href: '/debriefs' },
  ...(fault ? { errors: [fault] } : {}),
  ...noticeOf(debrief, done),
  debrief,
  state: capitalised(debriefStates.words[debrief.state]),
  why: debrief.stoppedWhy ? stopReasons.words[debrief.stoppedWhy] : '',
  isOfAge: debrief.stoppedWhy !== 'age',
  answers: debrief.answers.map(answerShown(debrief)),
  groups: nextOf(debrief),
  isOpen: debrief.state === 'open' && debrief.mayDebrief,
  identity: debrief.identity ? { name: nameOf(debrief.identity), href: `/things/${debrief.identity.id}` } : undefined,
  identityAddress: `${debriefAddress(debrief.id)}/identity`,
  endAddress: `${debriefAddress(debrief.id)}/end`,
  followUpAddress: `${debriefAddress(debrief.id)}/follow-up`,
  stops: (['age', 'declined', 'welfare-check', 'suspect'] as const).map(value => ({
    value,
    text: stopReasons.words[value],
  })),
  form: {
    typed: { 'follow-up': words },
    errors: fault ? { [fault.field]: fault.text } : {},
  },
})

const template = 'collect/debrief/look-at-debrief.page.njk'

export const lookAtDebriefRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/debriefs/:debrief',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = debriefId(ask.params.debrief)
    const debrief = id && (await lookAtDebrief(ask.visitor.desk, { debrief: id }))
    return debrief ? page(template, shown(debrief, { done: field(ask.query, 'done') })) : absent()
  },
})

const again = async (desk: Officer['desk'], id: DebriefId, typed: Typed, may: (debrief: DebriefShown) => boolean) => {
  const debrief = await lookAtDebrief(desk, { debrief: id })
  return debrief && may(debrief) ? page(template, shown(debrief, typed)) : absent()
}

export const endDebriefRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/debriefs/:debrief/end',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const id = debriefId(ask.params.debrief)
    if (!id) return absent()
    const why = field(ask.form, 'why')
    const isStop = field(ask.form, 'how') !== 'finished'
    if (isStop && !stopReasons.has(why))
      return again(ask.visitor.desk, id, { fault: { text: 'Say why it stops', field: 'why' } }, one => one.mayDebrief)
    const seen = seenIn(ask.form)
    const outcome = await endDebrief(ask.visitor.desk, {
      debrief: id,
      seen,
      ...(isStop && stopReasons.has(why) ? { stopped: why } : {}),
    })
    switch (outcome.kind) {
      case 'ended':
        return seeOther(`${debriefAddress(id)}?done=ended`)
      case 'moved-on':
        return stale({ back: debriefAddress(id) })
      case 'no-such-debrief':
      case 'refused':
        return absent()
    }
  },
})

export const followUpRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/debriefs/:debrief/follow-up',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const id = debriefId(ask.params.debrief)
    if (!id) return absent()
    const words = field(ask.form, 'follow-up')
    if (words === '' || words.length > 2_000) {
      const text = words === '' ? 'Say what was done, in a sentence' : 'Say it in 2,000 characters or fewer'
      return again(ask.visitor.desk, id, { words, fault: { text, field: 'follow-up' } }, one => one.mayFollowUp)
    }
    const outcome = await followUp(ask.visitor.desk, { debrief: id, words, seen: seenIn(ask.form) })
    switch (outcome.kind) {
      case 'followed-up':
        return seeOther(`${debriefAddress(id)}?done=followed-up`)
      case 'moved-on':
        return stale({ back: debriefAddress(id) })
      case 'no-such-debrief':
      case 'refused':
        return absent()
    }
  },
})

export const debriefRoutes: Routes = [listDebriefsRoute, lookAtDebriefRoute, endDebriefRoute, followUpRoute]
