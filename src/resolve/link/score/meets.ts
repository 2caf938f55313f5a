// Whether two records of a block meet by its rule: nothing more that the rule asks fails, and no earlier rule has found them.
import type { OtherTest } from './other-test.ts'
import type { Plan, PlannedRule } from './plan.ts'

export type Meets = {
  /** Whoever shares a block of the rule meets. */
  readonly all: boolean
  /** Makes ready for the records at these places. */
  readonly gather: (members: Int32Array, count: number) => void
  readonly meet: (left: number, right: number) => boolean
}

type Test = (left: number, right: number) => boolean

/** By place, a number of each record at hand. */
class Numbers {
  values = new Int32Array(256)
  private readonly of: Int32Array | Uint8Array
  private readonly width: number
  private readonly at: number

  constructor({ numbers, width, at }: { numbers: Int32Array | Uint8Array; width: number; at: number }) {
    this.of = numbers
    this.width = width
    this.at = at
  }

  gather(members: Int32Array, count: number): void {
    if (count > this.values.length) this.values = new Int32Array(Math.ceil(count * 1.3))
    const { values, of, width, at } = this
    for (let place = 0; place < count; place += 1) values[place] = of[(members[place] ?? 0) * width + at] ?? 0
  }
}

const restOf = ({ rest }: PlannedRule, other: OtherTest): Test | undefined =>
  rest === undefined ? undefined : other(rest)

type Earlier = { readonly left: Numbers; readonly right: Numbers; readonly rest: Test | undefined }

const earlierOf = (rule: PlannedRule, other: OtherTest): Earlier => {
  const left = new Numbers(rule.left)
  return { left, right: rule.right === rule.left ? left : new Numbers(rule.right), rest: restOf(rule, other) }
}

const foundBy = ({ left: lefts, right: rights, rest }: Earlier, left: number, right: number): boolean => {
  const block = lefts.values[left] ?? 0
  return block !== 0 && block === rights.values[right] && (rest === undefined || rest(left, right))
}

export const meetsOf = ({ rules, sourceOf, acrossOnly }: Plan, rule: number, other: OtherTest): Meets => {
  const rest = rules[rule] && restOf(rules[rule], other)
  const earlier = rules.slice(0, rule).map(one => earlierOf(one, other))
  const sources = acrossOnly ? new Numbers({ numbers: sourceOf, width: 1, at: 0 }) : undefined
  const numbers = new Set([...earlier.flatMap(({ left, right }) => [left, right]), ...(sources ? [sources] : [])])
  return {
    all: rest === undefined && earlier.length === 0 && sources === undefined,
    gather: (members, count) => {
      for (const one of numbers) one.gather(members, count)
    },
    meet: (left, right) => {
      if (sources !== undefined && sources.values[left] === sources.values[right]) return false
      if (rest !== undefined && !rest(left, right)) return false
      for (const one of earlier) if (foundBy(one, left, right)) return false
      return true
    },
  }
}
