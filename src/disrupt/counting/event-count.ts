// A number of events and a number of involvements are different things. Neither is a plain number, and nothing adds one to the other.
// INVARIANT: 2,380 involvements were never 2,380 arrests (Border Security Commander's data for 2025-26: "at least 1,900" arrests).
declare const counted: unique symbol

/** How many distinct events, each once, whichever agencies took part. */
export type EventCount = { readonly [counted]: 'events' }
/** How often agencies were involved in events: one event with three agencies is three. */
export type InvolvementCount = { readonly [counted]: 'involvement' }

const events = new WeakMap<object, number>()
const involvements = new WeakMap<object, number>()

const refuse = (): never => {
  throw new TypeError('Counts are not added: events are counted once each, involvement is another figure.')
}

const numbered = (kept: WeakMap<object, number>, n: number): object => {
  const count = Object.freeze({
    [Symbol.toPrimitive]: (hint: string) => (hint === 'string' ? n.toLocaleString('en-GB') : refuse()),
    toJSON: refuse,
  })
  kept.set(count, n)
  return count
}

/** Counts what is listed once, by its id; a list with one twice counts it once. */
export const countOfEvents = (ids: Iterable<string>): EventCount => numbered(events, new Set(ids).size) as EventCount

/** Counts who was involved in what, each pair once. */
export const countOfInvolvement = (
  pairs: Iterable<{ readonly event: string; readonly agency: string }>,
): InvolvementCount =>
  numbered(involvements, new Set([...pairs].map(pair => `${pair.event} ${pair.agency}`)).size) as InvolvementCount

/** The number behind a count of events, to be frozen in a figure. A count of involvement has none to give. */
export const numberOf = (count: EventCount): number => events.get(count) ?? refuse()

/** Either count in words, '1,234'. */
export const saidCount = (count: EventCount | InvolvementCount): string => {
  const n = events.get(count) ?? involvements.get(count)
  return n === undefined ? refuse() : n.toLocaleString('en-GB')
}
