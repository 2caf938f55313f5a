// How long an asked agency has: configurable data, not an official standard.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import { type Urgency, urgencies } from '#core/language/share.ts'

const hours = z.number().int().positive().max(2_000)
const file = z.object({
  note: z.string().min(1),
  hours: z.object({ routine: hours, urgent: hours, immediate: hours }),
})

const set = file.parse(JSON.parse(readFileSync(join(packageRoot, 'reference', 'answer-times.json'), 'utf8')))

export const answerTimesNote = set.note

const inWords = (many: number): string => (many % 24 === 0 && many > 24 ? `${many / 24} days` : `${many} hours`)

export const answerTimes: readonly { readonly urgency: Urgency; readonly words: string }[] = urgencies.values.map(
  urgency => ({ urgency, words: `${urgencies.words[urgency]}: within ${inWords(set.hours[urgency])}` }),
)

export const dueFrom = (now: Date, urgency: Urgency): Date => new Date(now.getTime() + set.hours[urgency] * 3_600_000)
