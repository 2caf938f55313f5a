// What the slowest test files take, in seconds on a quiet machine of two cores: they are begun first, each in a process of its own.
export const slowFiles: Readonly<Record<string, number>> = {
  'test/browser/roles.browser.test.ts': 75,
  'test/two-worlds/bytes.test.ts': 65,
  'test/two-worlds/mutants.test.ts': 30,
  'test/browser/judging.browser.test.ts': 25,
  'test/browser/gallery.browser.test.ts': 18,
  'test/story/story.test.ts': 20,
  'src/commands/start.db.test.ts': 18,
  'src/core/ground/postgres/launch.db.test.ts': 18,
  'src/expunge.db.test.ts': 15,
  'src/core/ground/postgres/backup.db.test.ts': 12,
  'test/intake/kill-load.db.test.ts': 12,
  'test/recovery/kill-work.db.test.ts': 10,
  'src/entrance/home.http.test.ts': 10,
  'scripts/bootstrap.test.ts': 8,
  'scripts/run-test-files.test.ts': 6,
}
