// What is kept and shown of a fault: enough to mend it, nothing that a source wrote.
import type { FastifyRequest } from 'fastify'
import type { PlainKind } from './plain-pages.ts'

const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string' ? fault.code : ''

const statusOf = (fault: unknown): number =>
  typeof fault === 'object' && fault !== null && 'statusCode' in fault ? Number(fault.statusCode) : 500

/**
 * What the log says of a fault. INVARIANT: neither the address asked for nor, unless the data is invented, the fault's message:
 * both can carry what a source wrote.
 */
export const forTheLog = (fault: unknown, request: FastifyRequest, invented: boolean) => ({
  route: `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
  fault: fault instanceof Error ? fault.name : typeof fault,
  code: codeOf(fault),
  ...(invented && { message: String(fault) }),
  at: fault instanceof Error ? (fault.stack ?? '').split('\n').filter(line => line.startsWith('    at ')) : [],
})

/** The plain page for a fault that no room has a page for. */
export const plainFor = (fault: unknown): PlainKind => {
  const status = statusOf(fault)
  if (status === 413) return 'too-large'
  return status >= 400 && status < 500 ? 'unreadable' : 'fault'
}
