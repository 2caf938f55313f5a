// One request and its answer as bytes on the wire, over a connection of its own: nothing between us and what is really sent.
import { once } from 'node:events'
import { connect } from 'node:net'
import { waivers } from './waivers.ts'

/** The name every world is reached by, whatever its port. */
export const host = '127.0.0.1:8080'
export const baseUrl = `http://${host}`

export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export type Answered = {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: Buffer
  /** All that was sent, but for what is waived. */
  readonly bytes: Buffer
}

const requestText = ({ method, path, headers = {}, body }: Asked): string => {
  const all = {
    host,
    connection: 'close',
    ...headers,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`
}

const isWaived = (line: string): boolean => waivers.some(({ header }) => line.toLowerCase().startsWith(`${header}:`))

const parse = (raw: Buffer): Answered => {
  const end = raw.indexOf('\r\n\r\n')
  if (end < 0) throw new Error(`The answer broke off: ${raw.toString('utf8').slice(0, 200)}`)
  const [first = '', ...lines] = raw.subarray(0, end).toString('latin1').split('\r\n')
  const headers = lines.filter(line => !isWaived(line))
  const body = raw.subarray(end + 4)
  return {
    status: Number(first.split(' ')[1]),
    headers,
    body,
    bytes: Buffer.concat([Buffer.from(`${[first, ...headers].join('\r\n')}\r\n\r\n`, 'latin1'), body]),
  }
}

export const exchange = async (port: number, asked: Asked): Promise<Answered> => {
  const socket = connect({ port, host: '127.0.0.1' })
  const parts: Buffer[] = []
  socket.on('data', part => parts.push(part))
  socket.write(requestText(asked))
  await once(socket, 'close')
  return parse(Buffer.concat(parts))
}
