// What is asked in each group, and in which order. A question whose answer is a thing says of what kind.
import type { AnswerGroup } from '#core/language/collecting.ts'
import type { Nameable } from '../written/named-things.ts'

export type Question = {
  readonly name: string
  readonly label: string
  readonly kind?: Nameable
  readonly isLong?: true
}

export type Group = { readonly lead: string; readonly questions: readonly Question[] }

const q = (name: string, label: string, kind?: Nameable): Question => ({ name, label, ...(kind ? { kind } : {}) })
const long = (name: string, label: string): Question => ({ name, label, isLong: true })

/** Structured by domain practice; the wording of every question is the taskforce's own and not an official script. */
export const groups: Readonly<Record<AnswerGroup, Group>> = {
  journey: {
    lead: 'One leg at a time, in the order in which they were made.',
    questions: [
      q('from', 'Where the leg began', 'place'),
      q('to', 'Where it ended', 'place'),
      q('dates', 'When'),
      q('mode', 'By what: foot, car, lorry, train, boat, aeroplane'),
      q('cost', 'What it cost, and in which money'),
      q('arranged', 'Who arranged it', 'person'),
      long('more', 'Anything else about this leg'),
    ],
  },
  recruitment: {
    lead: 'How the person first heard of the crossing.',
    questions: [
      q('where', 'Where it was seen or heard: platform, group, shop, person'),
      q('account', 'Account or page', 'account'),
      long('words', 'What was promised or shown'),
    ],
  },
  payment: {
    lead: 'Who holds the money is as useful as how much. A money transfer business may be lawful.',
    questions: [
      q('method', 'How it was paid: cash, transfer, hawala, work'),
      q('where', 'Where', 'place'),
      q('amount', 'How much, and in which money'),
      q('to', 'To whom', 'person'),
      q('token', 'Code or note that lets the money go'),
      q('holder', 'Who holds what is left, and what is still owed'),
    ],
  },
  people: {
    lead: 'One person at a time. Do not ask for relatives who travelled along.',
    questions: [
      q('name', 'Name or nickname', 'person'),
      q('does', 'What the person did'),
      q('looks', 'What the person looks like'),
      q('language', 'Which language the person spoke'),
      q('phone', 'Phone number', 'phone'),
      q('account', 'Account', 'account'),
      q('photo', 'Whether a photograph was shown'),
    ],
  },
  phones: {
    lead: 'Numbers and accounts that were called or written to.',
    questions: [
      q('phone', 'Phone number', 'phone'),
      q('account', 'Account', 'account'),
      q('whose', 'Whose it was', 'person'),
      long('used', 'What it was used for'),
    ],
  },
  premises: {
    lead: 'Houses, hotels, camps and shops on the way.',
    questions: [
      q('address', 'Place or address', 'place'),
      q('keeper', 'Who kept it', 'person'),
      long('more', 'What happened there'),
    ],
  },
  launch: {
    lead: 'Steering a boat says nothing against anybody: people are made to do it, or do it to live. Ask under what pressure.',
    questions: [
      q('beach', 'Where the boat was launched', 'place'),
      q('when', 'When'),
      q('marshals', 'Who gave orders on the beach', 'person'),
      q('weapons', 'Weapons or violence'),
      q('steered', 'Who steered, and how it came about'),
      q('pressure', 'What pressure was put on whoever steered'),
    ],
  },
  boat: {
    lead: 'Marks are worth more than a model: numbers, colours, repairs, stickers.',
    questions: [
      q('boat', 'The boat: colour, length, marks, numbers', 'vessel'),
      q('engine', 'The engine: make, power, serial number', 'engine'),
      q('aboard', 'How many people were aboard'),
      q('jackets', 'Life jackets and fuel'),
    ],
  },
  'united-kingdom': {
    lead: 'What was arranged for the time after the crossing.',
    questions: [
      q('contact', 'Who was to be rung', 'person'),
      q('phone', 'Phone number', 'phone'),
      q('address', 'Address', 'place'),
      q('job', 'Work that was promised'),
      q('debt', 'What is owed, to whom and until when'),
    ],
  },
  exploitation: {
    lead: 'Stop when the person is distressed. This is no interview of a victim: what is said leads to safeguarding.',
    questions: [
      q('documents', 'Documents taken away'),
      q('locked', 'Locked in, watched or not free to go'),
      q('threats', 'Threats to the person or the family'),
      q('work', 'Made to work, beg, carry, or worse'),
      q('bonded', 'A debt that grows or cannot be paid'),
    ],
  },
  deaths: {
    lead: 'Anybody who died, was lost on the way or has not been heard of.',
    questions: [
      q('who', 'Who', 'person'),
      q('where', 'Where', 'place'),
      q('when', 'When'),
      long('more', 'What happened'),
    ],
  },
}
