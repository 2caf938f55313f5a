// The levels of every comparison, strongest first; a model must give each of them a weight, so that none is ever guessed.

export const levels = {
  name: [
    'all',
    'close',
    'left-out',
    'first-left-out',
    'initial',
    'one-part',
    'other-differs',
    'family-differs',
    'given-differs',
    'differ',
  ],
  birthDate: [
    'day',
    'first-of-month',
    'placeholder',
    'swapped',
    'one-digit',
    'month',
    'other-year',
    'year',
    'placeholder-year',
    'near-year',
    'differ',
  ],
  sex: ['same', 'differ'],
  document: ['same', 'misread', 'same-number', 'differ'],
  reference: ['same', 'differ'],
  phone: ['same', 'one-digit', 'differ'],
  mail: ['same', 'differ'],
  online: ['same', 'platform-unknown', 'differ'],
  place: ['same-address', 'same-postcode', 'same-spot', 'same-words', 'differ'],
  near: ['same-address', 'same-postcode', 'same-area', 'other-area', 'unknown'],
  plate: ['same', 'confusable', 'one-sign', 'differ'],
  serial: ['same', 'fits', 'misread', 'differ'],
  called: ['all', 'most', 'some', 'differ'],
  make: ['same', 'some', 'differ'],
  colour: ['same', 'differ'],
  length: ['same', 'near', 'differ'],
  horsepower: ['same', 'differ'],
  shared: ['same', 'differ'],
  occasion: ['same', 'differ'],
} as const satisfies Record<string, readonly string[]>

export type ComparisonName = keyof typeof levels
export type LevelOf<C extends ComparisonName> = (typeof levels)[C][number]
export const isComparison = (name: string): name is ComparisonName => Object.hasOwn(levels, name)
