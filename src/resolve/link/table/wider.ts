// Room for more: typed arrays do not grow, so what is in the small one goes over into a larger.

/** @param into larger than `from`, behind whose values it stays as it was made */
export const wider = <T extends Int32Array | Float64Array | Uint8Array>(from: T, into: T): T => {
  into.set(from)
  return into
}
