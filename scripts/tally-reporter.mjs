// Writes down how the tests of a process ended, line by line, so that one that is killed has told what it had done.
/** @param {AsyncIterable<{ type: string, data: any }>} events */
// biome-ignore lint/style/noDefaultExport: node:test takes a reporter as its file's default export
export default async function* tally(events) {
  for await (const { type, data } of events) {
    const line = (/** @type {string} */ end) =>
      `${JSON.stringify({ end, file: data.file, name: data.name, top: data.nesting === 0, ms: data.details?.duration_ms ?? 0 })}\n`
    const isTest = data.details?.type !== 'suite'
    if (type === 'test:dequeue') yield line('begun')
    else if (type === 'test:summary' && data.file === undefined) yield line('whole')
    else if (type === 'test:fail') yield line(isTest ? (data.todo === undefined ? 'failed' : 'skipped') : 'suite')
    else if (type === 'test:pass')
      yield line(isTest ? (data.skip !== undefined || data.todo !== undefined ? 'skipped' : 'passed') : 'suite')
  }
}
