// Who comes with which question, and the one thing each does from home, with a keyboard, at 360 px, without JavaScript.
import type { Who } from '../../story/step.ts'
import type { Hands } from './hands.ts'
import { delivered, readyForReview } from './stage.ts'

export type Role = {
  readonly who: Who
  readonly comesTo: string
  readonly does: (at: Hands) => Promise<void>
  /** What the ledger has of it beside looks; whoever only reads leaves nothing. */
  readonly entered: readonly { readonly act: string; readonly outcome: string }[]
}

const begin = (href: string) => `.bw-begin a[href="${href}"]`
const waiting = (href: string) => `.bw-waits a[href^="${href}"]`
const formTo = (action: string) => `main form[action$="${action}"] button`

export const roles: readonly Role[] = [
  {
    who: 'debriefer',
    comesTo: 'debrief somebody who arrived, gates first, and say that a life is at risk',
    does: async at => {
      await at.follow(begin('/debriefs/new'))
      await at.type('#site', 'Gull Point reception')
      await at.pick('age', 'adult')
      await at.yesToAll()
      await at.type('#consent', '3')
      await at.type('#language', 'Tigrinya')
      await at.type('#present', 'nobody')
      await at.type('#readers', 'Agreement on answers')
      await at.follow(formTo('/debriefs'))
      await at.follow('main a[href$="/answers/phones"]')
      await at.pick('state', 'answered')
      await at.type('#q-phone', '+44 7700 900 866')
      await at.pick('directness', 'saw')
      await at.follow('button[value=continue]')
      await at.yesToAll()
      await at.type('#source', '2')
      await at.type('#assessment', 'A')
      await at.follow('button[value=save]')
      await at.sees('+44 7700 900 866')
      await at.follow('.bw-alarm a')
      await at.type('#danger', 'A boy who came with him has not been seen since the beach')
      await at.follow(formTo('/life-at-risk'))
      await at.sees('Raised by Tova')
    },
    entered: [
      { act: 'open-debrief', outcome: 'opened' },
      { act: 'write-answer', outcome: 'written' },
      { act: 'raise-life-at-risk', outcome: 'kept' },
    ],
  },
  {
    who: 'safeguardingLead',
    comesTo: 'take on the life at risk that waits',
    does: async at => {
      await at.follow('main a[href^="/life-at-risk/"]')
      await at.follow('main form:has([value="acknowledged"]) button')
      await at.type('#words-acting', 'A support worker and two officers look for him now')
      await at.follow('main form:has([value="acting"]) button')
      await at.sees('A support worker and two officers')
    },
    entered: [
      { act: 'answer-life-at-risk', outcome: 'acknowledged' },
      { act: 'answer-life-at-risk', outcome: 'acting' },
    ],
  },
  {
    who: 'customs',
    comesTo: 'write a report under conditions',
    does: async at => {
      await at.follow(begin('/reports/new'))
      await at.type('#came', 'Not to be told')
      await at.type('#readers', 'Taskforce')
      await at.pick('marking', 'OFFICIAL-SENSITIVE')
      await at.type('#item-1-words', 'Whoever buys the engines is rung on 07700 900 888.')
      await at.pick('item-1-basis', 'fact')
      await at.type('#item-1-source', '1')
      await at.type('#item-1-assessment', 'C')
      await at.pick('item-1-handling', 'C')
      await at.press('main form summary', 'Enter')
      await at.type('#item-1-action', 'A1')
      await at.type('#item-1-sanitisation', 'S2')
      await at.type('#item-1-instructions', 'Ask the writer before anything is done on it')
      await at.follow('button[value=continue]')
      await at.yesToAll()
      await at.follow('button[value=save]')
      await at.sees(/Report R-/)
      await at.sees('1CC')
    },
    entered: [{ act: 'write-report', outcome: 'written' }],
  },
  {
    who: 'officer',
    comesTo: 'find who else holds a number, and ask for it',
    does: async at => {
      await at.send('#q', '07700 900888')
      await at.sees('Customs and Levies Office')
      await at.follow('a[href^="/requests/new"]')
      await at.pick('scope', 'record')
      await at.type('#necessity', 'Our suspect rang it twice on the night of the launch')
      await at.type('#proportionality', 'One number, one record')
      await at.pick('urgency', 'immediate')
      await at.follow(formTo('/requests'))
      await at.sees('Your agency’s request')
    },
    entered: [{ act: 'request-release', outcome: 'requested' }],
  },
  {
    who: 'statusOfficer',
    comesTo: 'search, and be told nothing of somebody who needs protection',
    does: async at => {
      await at.send('#q', 'Lan Pham')
      await at.sees('You can see no record of this')
      await at.seesNo('.bw-others-hold')
    },
    entered: [{ act: 'ask-who-else', outcome: 'nothing-shown' }],
  },
  {
    who: 'analyst',
    comesTo: 'see what connects two records, judge a pair and take it back',
    does: async at => {
      await at.send('#q', 'Rebin Shwan')
      await at.press('.bw-results input:not(:checked)', 'Space')
      await at.press('.bw-results input:not(:checked)', 'Space')
      await at.follow('form[action="/connections"] button')
      await at.sees('What connects these?')
      await at.follow('a[href="/proposals"]')
      await at.follow('tbody a[href^="/pairs/"]')
      await at.pick('verdict', 'match')
      await at.follow('.bw-judge__verdict button')
      await at.sees('Kept: the same.')
      await at.follow('a[href$="#before"]')
      await at.press('.bw-judge__before summary', 'Enter')
      await at.type('.bw-judge__before textarea', 'Entered on the wrong pair')
      await at.follow('.bw-judge__before details button')
      await at.sees('Entered on the wrong pair')
    },
    entered: [
      { act: 'judge-pair', outcome: 'judged' },
      { act: 'revoke-judgement', outcome: 'revoked' },
    ],
  },
  {
    who: 'lead',
    comesTo: 'see what was not tried against a group, and record what was',
    does: async at => {
      await at.follow(begin('/groups'))
      await at.follow('tbody th a')
      await at.follow('main a[href$="/disruptions"]')
      await at.sees('Not tried')
      await at.follow('main a[href^="/disruptions/new"]')
      await at.pick('fourP', 'pursue')
      await at.type('#means', 'Boats')
      await at.type('#happenedOn', '09092026')
      await at.type('#what', 'Twelve engines seized at the port')
      await at.type('#impact', 'No launch for three weeks')
      await at.type('#evidence', 'The note of the seizure')
      await at.type('#document', 'Seizure note 14')
      await at.pick('grade', 'moderate')
      await at.follow(formTo('/disruptions'))
      await at.sees('Another person assesses it before it counts')
    },
    entered: [{ act: 'record-disruption', outcome: 'recorded' }],
  },
  {
    who: 'coordinator',
    comesTo: 'ask an agency to act, and find it on the board',
    does: async at => {
      await at.follow(begin('/taskings/new'))
      await at.type('#title', 'Watch the slipway')
      await at.type('#wanted', 'Three nights of the spring tide')
      await at.press('#kind', 'Space')
      await at.type('#asked', 'Downland')
      await at.type('#priority', 'The supply')
      await at.press('#level', 'Space')
      await at.type('#necessity', 'Nothing else shows it')
      await at.type('#proportionality', 'A public place')
      await at.follow(formTo('/taskings'))
      await at.sees('The tasking is on its board')
      await at.follow('header a[href="/taskings"]')
      await at.sees('Watch the slipway')
    },
    entered: [{ act: 'send-tasking', outcome: 'sent' }],
  },
  {
    who: 'operationLead',
    comesTo: 'answer a tasking, and return the shift once',
    does: async at => {
      await at.follow(waiting('/taskings/'))
      await at.follow('button[value="decline"]')
      await at.sees('There is a problem')
      await at.type('#words', 'Two officers from tonight')
      await at.follow('button[value="accept"]')
      await at.sees('This tasking now stands as: accepted')
      await at.follow('header a[href="/operations"]')
      await at.follow('tbody th a')
      await at.follow('main a[href$="/return"]')
      await at.type('#kind', 'Warrant')
      await at.send('#place', 'Unit 4')
      await at.sees('1 warrant executed')
      await at.follow(formTo('/send'))
      await at.sees('of this return is sent')
    },
    entered: [
      { act: 'move-tasking', outcome: 'moved' },
      { act: 'send-return', outcome: 'sent' },
    ],
  },
  {
    who: 'taskforceLead',
    comesTo: 'find the group that one lens grades low, and decide which lens stands',
    does: async at => {
      await at.follow(begin('/priorities'))
      await at.sees('Lenses disagree')
      await at.follow('tbody a[href$="/assessments"]')
      await at.pick('stands', 'harm')
      await at.type('#reason', 'Somebody was held; its size matters less')
      await at.follow(formTo('/moderation'))
      await at.sees('Your decision between the two lenses is kept.')
    },
    entered: [{ act: 'moderate-disagreement', outcome: 'moderated' }],
  },
  {
    who: 'commander',
    comesTo: 'read a number with its definition, its caveats and its date',
    does: async at => {
      await at.follow(begin('/briefs'))
      await at.follow('tbody th a')
      await at.follow('main a[href^="/figures/"]')
      await at.sees('Frozen as of')
      await at.sees('What the figure counts')
      await at.sees('no official statistic')
    },
    entered: [],
  },
  {
    who: 'inspector',
    comesTo: 'read the evidence and record a recommendation as complete',
    does: async at => {
      await at.follow(begin('/recommendations'))
      await at.follow(`a[href="${readyForReview}"]`)
      await at.sees('DT/2026/120')
      await at.follow('button[value="complete"]')
      await at.sees('There is a problem')
      await at.type('#move-words', 'Seen at both sites')
      await at.follow('button[value="complete"]')
      await at.sees('It is kept: ready for review → complete.')
    },
    entered: [{ act: 'move-recommendation', outcome: 'said' }],
  },
  {
    who: 'dataProtection',
    comesTo: 'see who had a record that was taken back, and whether they know',
    does: async at => {
      await at.follow('header a[href="/rooms"]')
      await at.follow('main a[href="/releases"]')
      await at.follow('tbody a[href^="/releases/"]')
      await at.sees('Withdrawn on')
      await at.sees('acknowledged the withdrawal')
    },
    entered: [],
  },
  {
    who: 'liaison',
    comesTo: 'release what is asked for, with its codes and conditions',
    does: async at => {
      await at.follow(waiting('/requests/'))
      await at.follow('main a[href^="/releases/new"]')
      await at.sees('A1: Combine or corroborate only')
      await at.pick('scope', 'record')
      await at.type('#conditions', 'For intelligence alone')
      await at.follow(formTo('/releases'))
      await at.sees('Given by us')
      await at.sees('For intelligence alone')
    },
    entered: [{ act: 'release-record', outcome: 'released' }],
  },
  {
    who: 'dataOfficer',
    comesTo: 'see what was refused of a delivery, and decide on what it leaves out',
    does: async at => {
      await at.follow(begin('/deliveries'))
      await at.sees(delivered)
      await at.follow('th a[href^="/deliveries/"]')
      await at.sees('What to mend at the source')
      await at.follow('button[value="keep"]')
      await at.sees('There is a problem')
      await at.type('#reason', 'The export was cut short; the next one is complete')
      await at.follow('button[value="keep"]')
      await at.sees('The export was cut short')
    },
    entered: [{ act: 'decide-withdrawals', outcome: 'decided' }],
  },
]
