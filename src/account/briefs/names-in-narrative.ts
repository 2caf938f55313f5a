// A brief names no group, no member of one and no operation that has not ended: what the writer sees of them is held against his words.
import { nameOf, readRecords } from '#collect'
import { londonDay } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { operationsSeen } from '#disrupt'
import { groupsSeen, isCurrent, membersOf } from '#understand'

export type Named = {
  readonly what: 'a group' | 'a member of a group' | 'an operation that has not ended'
  readonly name: string
}

const plain = (words: string): string =>
  ` ${words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** Whole words in any case and with or without accents. A name of one short word would meet too much that is meant otherwise. */
export const isNamedIn = (words: string, name: string): boolean => {
  const sought = plain(name)
  return sought.trim().length >= 4 && plain(words).includes(sought)
}

const namesOfMembers = async (
  work: Work,
  groups: Awaited<ReturnType<typeof groupsSeen>>,
): Promise<readonly string[]> => {
  const members = []
  for (const group of groups) members.push(...(await membersOf(work, group.id)).filter(isCurrent))
  const records = await readRecords(work, [...new Set(members.map(({ record }) => record))])
  return records.filter(({ kind }) => kind === 'person').map(record => nameOf(record))
}

const operationsLookedThrough = 500

const operationsStillRunning = async (work: Work): Promise<readonly string[]> => {
  const today = londonDay(work.now)
  return (await operationsSeen(work, operationsLookedThrough))
    .filter(one => one.lastDay >= today)
    .map(({ name }) => name)
}

/** INVARIANT: read under the writer's own sight, so a refusal tells him nothing that he may not see. */
export const namesIn = async (work: Work, words: string): Promise<readonly Named[]> => {
  const groups = await groupsSeen(work)
  const named = [
    ...groups.map(({ name }): Named => ({ what: 'a group', name })),
    ...(await namesOfMembers(work, groups)).map((name): Named => ({ what: 'a member of a group', name })),
    ...(await operationsStillRunning(work)).map((name): Named => ({ what: 'an operation that has not ended', name })),
  ]
  return named.filter(({ name }) => isNamedIn(words, name))
}
