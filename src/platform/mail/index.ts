import { createTransport } from 'nodemailer'

/** One plain-text letter. */
export type Letter = { to: string; subject: string; text: string }

export type Mailer = {
  /** Resolves when the mail server has taken the letter. Throws MailProblem. */
  send(letter: Letter): Promise<void>
  close(): void
}

/** The letter was not taken. `reason` holds no address and nothing of the letter: it may be kept and reported. */
export class MailProblem extends Error {
  override name = 'MailProblem'
  readonly reason: string
  /** Whether it was this letter that the server refused (and others may pass), rather than the server that was away. */
  readonly refusedLetter: boolean

  constructor(reason: string, refusedLetter: boolean) {
    super(reason)
    this.reason = reason
    this.refusedLetter = refusedLetter
  }
}

/** Opens the way to a mail server: `url` is smtp://… or smtps://…, with user and password if it wants them; `from` is the
 * address that letters come from. Nothing is connected before the first letter. */
export function openMailer({ url, from }: { url: string; from: string }): Mailer {
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  const transport = createTransport({ url, pool: true, maxConnections: 1, ...patience })
  return {
    async send({ to, subject, text }) {
      if (/[\r\n]/.test(to + subject)) throw new MailProblem('line break in an address or a subject', true)
      // Told to be automatic, so that nobody's out-of-office answers it (RFC 3834). An address given as an object is one
      // address, whatever stands in it.
      const headers = { 'Auto-Submitted': 'auto-generated' }
      await transport
        .sendMail({ from, to: { name: '', address: to }, subject, text, headers })
        .catch((problem: unknown) => {
          throw asMailProblem(problem)
        })
    },
    close: () => transport.close(),
  }
}

type SmtpError = { code?: string; responseCode?: number }

function asMailProblem(problem: unknown): MailProblem {
  const { code = 'unknown', responseCode } = problem as SmtpError
  const refusedLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  return new MailProblem(responseCode ? `${code} ${responseCode}` : code, refusedLetter)
}
