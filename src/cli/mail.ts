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
  const mailer = openMailer({ url: smtpUrl, from: mailFrom })
  useMail({ mailer, baseUrl: baseUrl ?? `http://${host}:${port}` })
  return mailer.close
}
