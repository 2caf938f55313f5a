// Which agencies and agreements each world knows of.

import type { Directory } from './open-world.ts'
import { agencies, agreements } from './visible-world.ts'
import { hiddenDirectory } from './ways-of-hiding.ts'

export const visibleDirectory: Directory = { agencies, agreements }

export const wholeDirectory: Directory = {
  agencies: [...agencies, ...hiddenDirectory.agencies],
  agreements: [...agreements, ...hiddenDirectory.agreements],
  compartments: hiddenDirectory.compartments,
}
