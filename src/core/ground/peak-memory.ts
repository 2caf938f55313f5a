/** The peak resident set of this process so far, in megabytes; the database's own memory is not in it. */
export const peakMemoryMB = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
