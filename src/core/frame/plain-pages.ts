// The plain pages: what happened and how to mend it, for everything that is not a page of a room.

type Plain = {
  readonly status: number
  readonly title: string
  readonly happened: string
  readonly mend: readonly string[]
}

export const plainPages = {
  // INVARIANT: one page for what is not there and what this viewer may not see.
  absent: {
    status: 404,
    title: 'Page not found',
    happened: 'There is nothing here that you can open.',
    mend: [
      'If you typed the address, check it.',
      'If somebody sent it to you, it may be open to them and not to you, for your agency, your post or your present purpose.',
      'You can search again, or change your purpose if you came here for another one.',
    ],
  },
  forged: {
    status: 403,
    title: 'This form could not be trusted',
    happened: 'Nothing was changed. The form did not come from a page that Breakwater made for you in this session.',
    mend: ['Go back, load the page again, and send the form once more.', 'If it happens again, sign out and sign in.'],
  },
  stale: {
    status: 409,
    title: 'This has changed since you opened it',
    happened: 'Nothing of yours was kept, because somebody changed it while you had the page open.',
    mend: ['Look at it again as it is now, and decide afresh.'],
  },
  'sent-before': {
    status: 409,
    title: 'You have sent this already',
    happened: 'What you sent first was kept, and it was kept once. Nothing was changed by sending it again.',
    mend: ['Look at what was kept. What you wish to change in it, you change there.'],
  },
  'above-the-ceiling': {
    status: 422,
    title: 'Breakwater cannot hold this',
    happened:
      'Nothing of it was kept. Breakwater holds nothing above OFFICIAL-SENSITIVE, and something that you wrote is marked higher.',
    mend: [
      'Write it on a system that may hold it.',
      'If the marking is a mistake, go back, take it out of your words, and send the form once more.',
    ],
  },
  unreadable: {
    status: 400,
    title: 'This could not be read',
    happened: 'Nothing was changed. What was sent is not a form of Breakwater.',
    mend: ['Go back, load the page again, and send the form once more.'],
  },
  'too-large': {
    status: 413,
    title: 'This is too large',
    happened: 'Nothing was changed. More was sent than this page takes.',
    mend: ['Shorten what you wrote, or put it in parts.'],
  },
  'too-many': {
    status: 429,
    title: 'Too many attempts',
    happened: 'There were too many attempts in a short time.',
    mend: ['Wait five minutes, then try again.'],
  },
  fault: {
    status: 500,
    title: 'Something went wrong',
    happened: 'Breakwater could not do this. What was half done has been undone.',
    mend: ['Try again in a minute.', 'If it happens again, tell the person who runs Breakwater what you did and when.'],
  },
  unrecorded: {
    status: 503,
    title: 'Nothing was shown',
    happened: 'Breakwater shows nothing that it cannot record, and just now it could not record.',
    mend: [
      'Try again in a minute.',
      'If a life is at risk, do not wait: telephone. Then raise it at /life-at-risk/new, which works when nothing can be recorded.',
    ],
  },
} as const satisfies Record<string, Plain>

export type PlainKind = keyof typeof plainPages
