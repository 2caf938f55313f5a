// The arithmetic of Fellegi and Sunter: weights in bits add up, and the sum is the odds. [verified: Splink's documentation of match weights]

/** How much more often two records of one thing reach a level (m) than two records of different things (u), in bits. */
export const matchWeight = (m: number, u: number): number => Math.log2(m / u)

/** Where the odds start, before anything is compared. */
export const priorWeight = (lambda: number): number => Math.log2(lambda / (1 - lambda))

/** Bits from which one pair decides by itself: a strong identifier reaches them, a name with a birth date does not. Hand-made. */
export const decisive = 14

export const probabilityOf = (weight: number): number =>
  weight >= 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight)

export const weightOfProbability = (probability: number): number => Math.log2(probability / (1 - probability))
