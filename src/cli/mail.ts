import type pg from 'pg'
import { noteMailServer, useMail } from '#modules/people/index.ts'
import { openMailer } from '#platform/mail/index.ts'
import { withClient } from '#platform/sql/connect.ts'
import { asTx } from '#platform/sql/index.ts'
import type { Config } from '#src/config.ts'

/** Opens the way to the mail server that the configuration names. Without one, what is to be said stays in the outbox; which
 * of the two is noted in the database, for the pages that say so. Gives back a function that closes it. Not for the
 * demonstration, whose people are invented. */
export async function useMailServer(config: Config, connection: pg.ClientConfig): Promise<() => void> {
  const { smtpUrl, mailFrom, baseUrl, host, port } = config
  const has = smtpUrl !== undefined && mailFrom !== undefined
  await withClient(connection, (client) => noteMailServer(asTx(client), has))
  if (!has) return () => {}
  const here = `http://${host}:${port}`
  if (!baseUrl) console.error(withoutBaseUrl(here))
  const mailer = openMailer({ url: smtpUrl, from: mailFrom })
  useMail({ mailer, baseUrl: baseUrl ?? here })
  return mailer.close
}

/** A letter is made here, where no request says what people type: an invitation would lead nowhere, and nobody would know why. */
const withoutBaseUrl = (here: string) =>
  `HEARTH_BASE_URL is not set: links in mail begin with ${here}, which opens nothing on another machine. Set it to the address that people type, such as https://hearth.example.gov.uk.`
