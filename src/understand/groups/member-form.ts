// What a form says of a member: role, fact or assessment, since when, and why.
import { field } from '#core/frame/index.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { groupRoles } from '#core/language/groups.ts'
import { bases } from '#core/language/things.ts'
import type { NewMember } from './write-groups.ts'

export type TypedMember = {
  readonly role: string
  readonly basis: string
  readonly since: string
  readonly why: string
}

const longest = 2_000

/** A day as 2026-03-14 that is in the calendar. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export const typedMember = (form: URLSearchParams, prefix = ''): TypedMember => ({
  role: field(form, `${prefix}role`),
  basis: field(form, `${prefix}basis`),
  since: field(form, `${prefix}since`),
  why: field(form, `${prefix}why`),
})

export const memberMistakes = ({ role, basis, since, why }: TypedMember, prefix = ''): readonly Mistake[] => [
  ...(groupRoles.has(role) ? [] : [{ text: 'Choose what they do for the group', field: `${prefix}role` }]),
  ...(bases.has(basis) ? [] : [{ text: 'Say whether this is a fact or an assessment', field: `${prefix}basis` }]),
  ...(since === '' || isDay(since)
    ? []
    : [{ text: 'Give the day from which, such as 2026-03-14, or leave it empty', field: `${prefix}since` }]),
  ...(why === '' ? [{ text: 'Say what ties them to the group', field: `${prefix}why` }] : []),
  ...(why.length > longest ? [{ text: 'Say it in 2,000 characters or fewer', field: `${prefix}why` }] : []),
]

/** What the form says, where nothing is wrong with it. */
export const memberFrom = ({ role, basis, since, why }: TypedMember): NewMember | undefined =>
  groupRoles.has(role) && bases.has(basis) ? { role, basis, why, ...(since === '' ? {} : { since }) } : undefined

export const roleChoices = groupRoles.values.map(value => ({ value, text: groupRoles.words[value] }))
