// What the slowest test files take, in seconds on a quiet machine of two cores: they are begun first.
export const slowFiles: Readonly<Record<string, number>> = {
  'test/two-worlds/bytes.test.ts': 75,
  'test/browser/roles.browser.test.ts': 75,
  'src/commands/start.db.test.ts': 45,
  'test/two-worlds/mutants.test.ts': 40,
  'src/core/ground/postgres/launch.db.test.ts': 30,
}
