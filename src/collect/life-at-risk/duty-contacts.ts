// Whom to ring first, and how long an alarm may wait: reference data with its source, read again at every look.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'

const contact = z.strictObject({
  agency: z.string().optional(),
  name: z.string().min(1),
  number: z.string().min(1),
  dial: z
    .string()
    .regex(/^[+\d]+$/)
    .optional(),
  when: z.string().min(1),
  source: z.string().min(1),
  verified: z.boolean(),
  invented: z.boolean().optional(),
})
const file = z.strictObject({
  first: z.array(contact).min(1),
  desks: z.array(contact),
  acknowledgeWithin: z.strictObject({
    minutes: z.number().int().positive(),
    official: z.boolean(),
    source: z.string().min(1),
  }),
})

export type DutyContact = z.infer<typeof contact>
export type DutyContacts = z.infer<typeof file>

const place = join(packageRoot, 'reference', 'duty-contacts.yaml')

/** The one number that is never missing, whatever has become of the file. */
const atWorst: DutyContacts = {
  first: [
    {
      name: 'Emergency services',
      number: '999',
      dial: '999',
      when: 'Any danger to life in the United Kingdom.',
      source: 'general knowledge',
      verified: false,
    },
  ],
  desks: [],
  acknowledgeWithin: { minutes: 10, official: false, source: 'the list of duty contacts cannot be read' },
}

/** INVARIANT: a list that cannot be read never keeps anybody from raising an alarm. */
export const dutyContacts = (from = place): DutyContacts => {
  try {
    return file.parse(parse(readFileSync(from, 'utf8')))
  } catch {
    return atWorst
  }
}
