// The front door of the world: an invented demonstration world of any size, and broken sources for tests.
export { type BadSource, writeBadSources } from './bad-sources.ts'
export { leastRecords, type WorldWish, type WrittenWorld, writeWorld } from './write-world.ts'
