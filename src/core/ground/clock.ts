// The clock everything reads: the machine's in service, a hand-set one where a moment must be known beforehand.
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

export const fixedClock = (at: string | Date): Clock => ({ now: () => new Date(at) })

export type SettableClock = Clock & {
  readonly set: (at: string | Date) => void
  readonly advance: (milliseconds: number) => void
}

export const settableClock = (start: string | Date): SettableClock => {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    set: moment => {
      at = new Date(moment).getTime()
    },
    advance: milliseconds => {
      at += milliseconds
    },
  }
}
