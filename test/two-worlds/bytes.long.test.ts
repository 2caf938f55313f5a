// The same bytes, over more courses of hidden activity and with everything asked by everybody: both fences standing, and each by itself.
import { test } from 'node:test'
import { compareWorlds, type Fences } from './compare-worlds.ts'
import { viewerNames } from './visible-world.ts'

const seeds: readonly (readonly [string, Fences])[] = [
  ['four', 'both fences'],
  ['five', 'predicates alone'],
  ['six', 'row security alone'],
  ['seven', 'both fences'],
  ['eight', 'predicates alone'],
  ['nine', 'row security alone'],
]

for (const [seed, fences] of seeds)
  test(`hidden activity ${seed}, ${fences}: everybody is sent the same bytes as if there were none`, t =>
    compareWorlds(t, seed, viewerNames, fences))
