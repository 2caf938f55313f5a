// What a group on the register is made of: who does what in it, and how far the register has come with it.
import { closedSet, type Of } from './closed-set.ts'

/** What somebody does for a group. The words are ours: no official list of roles is published. */
export const groupRoles = closedSet({
  organiser: 'organiser',
  facilitator: 'facilitator',
  recruiter: 'recruiter',
  transporter: 'transporter',
  'boat-supplier': 'supplier of boats or engines',
  'document-supplier': 'supplier of documents',
  'money-handler': 'handler of money',
  'premises-keeper': 'keeper of premises',
  enforcer: 'enforcer',
  associate: 'associate',
  'used-by-it': 'used by it, perhaps without knowing',
})
export type GroupRole = Of<typeof groupRoles>

export const groupStates = closedSet({
  proposed: 'proposed',
  accepted: 'accepted',
  declined: 'declined',
  closed: 'closed',
})
export type GroupState = Of<typeof groupStates>
