// Slows down whoever tries again and again: so many tries in so many seconds for one key, kept in memory only.

type Clock = { readonly now: () => Date }
type Window = { readonly until: number; readonly tries: number }

const most = 10_000

/** `allowed(key, …)` counts a try and says whether it is still within the limit. */
export const countTries = (clock: Clock) => {
  const windows = new Map<string, Window>()
  const forget = (now: number): void => {
    for (const [key, window] of windows) if (window.until <= now) windows.delete(key)
    // INVARIANT: memory stays bounded even under a flood; the oldest keys go first.
    for (const key of windows.keys()) if (windows.size > most * 0.75) windows.delete(key)
  }
  return (key: string, limit: { readonly tries: number; readonly seconds: number }): boolean => {
    const now = clock.now().getTime()
    if (windows.size > most) forget(now)
    const open = windows.get(key)
    const current = open && open.until > now ? open : { until: now + limit.seconds * 1000, tries: 0 }
    windows.set(key, { until: current.until, tries: current.tries + 1 })
    return current.tries < limit.tries
  }
}
