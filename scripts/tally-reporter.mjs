// Writes down how the tests of one file ended, line by line, so that a file that is killed has told what it had done.
/** @param {AsyncIterable<{ type: string, data: any }>} events */
// biome-ignore lint/style/noDefaultExport: node:test takes a reporter as its file's default export
export default async function* tally(events) {
  for await (const { type, data } of events) {
    const isTest = data.details?.type !== 'suite'
    if (type === 'test:dequeue') yield `begun ${data.name}\n`
    else if (type === 'test:summary' && data.file === undefined) yield 'whole\n'
    else if (isTest && type === 'test:fail') yield `failed ${data.name}\n`
    else if (isTest && type === 'test:pass')
      yield `${data.skip !== undefined || data.todo !== undefined ? 'skipped' : 'passed'} ${data.name}\n`
  }
}
