import { useMail } from '#modules/people/index.ts'
import { openMailer } from '#platform/mail/index.ts'
import type { Config } from '#src/config.ts'

/** Opens the way to the mail server that the configuration names. Without one, what is to be said stays in the outbox.
 * Gives back a function that closes it. Not for the demonstration, whose people are invented. */
export function useMailServer({ smtpUrl, mailFrom, baseUrl, host, port }: Config): () => void {
  if (!smtpUrl || !mailFrom) return () => {}
  const mailer = openMailer({ url: smtpUrl, from: mailFrom })
  useMail({ mailer, baseUrl: baseUrl ?? `http://${host}:${port}` })
  return mailer.close
}
