// What is asked of the same two records again and again, and is the same whichever of them is first.

/** Works it out the first time and remembers it: for as many pairs as are ever asked of. */
export const oncePerPair = <Told>(
  tell: (one: string, other: string) => Told,
): ((one: string, other: string) => Told) => {
  const known = new Map<string, Map<string, Told>>()
  return (a, b) => {
    const [one, other] = a < b ? [a, b] : [b, a]
    const ofOne = known.get(one) ?? new Map<string, Told>()
    known.set(one, ofOne)
    const told = ofOne.has(other) ? (ofOne.get(other) as Told) : tell(one, other)
    ofOne.set(other, told)
    return told
  }
}
