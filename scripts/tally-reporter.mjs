// Writes down how many tests of a run passed, failed and were skipped, for the sum over all groups.
/** @param {AsyncIterable<{ type: string, data: any }>} events */
// biome-ignore lint/style/noDefaultExport: node:test takes a reporter as its file's default export
export default async function* tally(events) {
  for await (const { type, data } of events) {
    if (type === 'test:summary' && data.file === undefined) yield JSON.stringify(data.counts)
  }
}
