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
  /** Whether only this letter was refused (others may pass), rather than the server being away. */
  readonly ofLetter: boolean
  /** Whether the server says that trying again will not help (RFC 5321: a reply of 5xx). */
  readonly lasting: boolean

  constructor(reason: string, { ofLetter, lasting }: { ofLetter: boolean; lasting: boolean }) {
    super(reason)
    this.reason = reason
    this.ofLetter = ofLetter
    this.lasting = lasting
  }
}

/** Opens the way to a mail server: `url` is smtp://… or smtps://…, with user and password if it wants them; `from` is the
 * address that letters come from. Nothing is connected before the first letter. Two letters may be on their way at once: one
 * that takes long does not hold up another. */
export function openMailer({ url, from }: { url: string; from: string }): Mailer {
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  const transport = createTransport({ url, pool: true, maxConnections: 2, maxRequeues: 1, ...patience })
  return {
    async send({ to, subject, text }) {
      if (/[\r\n]/.test(to + subject))
        throw new MailProblem('line break in an address or a subject', { ofLetter: true, lasting: true })
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
  const ofLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  const lasting = ofLetter && (responseCode === undefined || responseCode >= 500)
  return new MailProblem(responseCode ? `${code} ${responseCode}` : code, { ofLetter, lasting })
}
