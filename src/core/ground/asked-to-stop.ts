// The moment somebody asks the program to end: Ctrl-C, a supervisor, a closed terminal, or the process that started it going away.
const asking = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// A terminal and a launcher may both pass on the same Ctrl-C; only a later one means impatience.
const IMPATIENT_AFTER = 1_000

/** INVARIANT: `forget` is called when all is done: listening for the starting process's end keeps this one alive. */
export type Asked = { readonly when: Promise<string>; readonly forget: () => void }

export const askedToStop = (onImpatience: () => void = () => process.exit(130)): Asked => {
  const { promise, resolve } = Promise.withResolvers<string>()
  let first = 0
  const onAsked = (why: string) => {
    if (first === 0) first = Date.now()
    else if (Date.now() - first > IMPATIENT_AFTER) onImpatience()
    resolve(why)
  }
  const onGone = () => resolve('the starting process ended')
  for (const signal of asking) process.on(signal, onAsked)
  process.on('disconnect', onGone)
  // False, and not undefined: there was a starting process, and it ended while this one was still waking up.
  if (process.connected === false) onGone()
  const forget = () => {
    for (const signal of asking) process.removeListener(signal, onAsked)
    process.removeListener('disconnect', onGone)
  }
  return { when: promise, forget }
}
