// The rooms in the order of the work, as data: the program, the navigation, the map in the README and a test read it.
export const rooms = [
  { name: 'collect', question: 'What do the agencies hold, and what did the person on the beach say?' },
  { name: 'evaluate', question: 'How far can it be trusted, and who may have it?' },
  { name: 'resolve', question: 'Is this the same person, phone, vehicle, boat, engine, address or account?' },
  { name: 'share', question: 'Who else holds it, and may we see it?' },
  { name: 'understand', question: 'What connects these, and what is the group?' },
  { name: 'prioritise', question: 'Which group matters, and what have we missed?' },
  { name: 'task', question: 'Who is asked to do what by when, and did they agree?' },
  { name: 'disrupt', question: 'What was done, and what did it do to the group?' },
  { name: 'account', question: 'Will the number survive a question?' },
] as const satisfies readonly { readonly name: string; readonly question: string }[]

export type Room = (typeof rooms)[number]['name']

/** What every room stands on, in the order in which one part may lean on another. */
export const coreParts = ['language', 'ground', 'guard', 'ledger', 'identifiers', 'frame'] as const
