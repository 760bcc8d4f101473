import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Received = { from: string; to: string[]; raw: string }

type Manners = {
  /** Refuses a recipient for good; refuses a letter for now. */
  recipient?: (address: string) => boolean
  letter?: () => boolean
  /** Takes so many milliseconds for each letter. */
  slowness?: () => number
  /** Dies in the middle of the letter: the line is cut, and nobody knows whether it was taken. */
  dies?: (address: string) => boolean
  /** The port of a server that was there before. */
  port?: number
}

/** A real mail server for tests. What it took stands in `received`; `refuse` makes it refuse, dawdle or die. */
export async function startMailServer(
  refuse: Manners = {},
): Promise<{ url: string; port: number; received: Received[]; close(): Promise<void> }> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refuse.recipient?.(address) ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      void text(stream).then(async (raw) => {
        await new Promise((done) => setTimeout(done, refuse.slowness?.() ?? 0))
        if (session.envelope.rcptTo.some(({ address }) => refuse.dies?.(address)))
          return lines.forEach((line) => line.destroy())
        if (refuse.letter?.()) return done(Object.assign(new Error('Try later'), { responseCode: 451 }))
        const { mailFrom, rcptTo } = session.envelope
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw })
        return done()
      })
    },
  })
  const lines = new Set<Socket>()
  server.server.on('connection', (line: Socket) => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
  })
  await new Promise<void>((listening) => server.listen(refuse.port ?? 0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
