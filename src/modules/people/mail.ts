import type { Mailer } from '#platform/mail/index.ts'

/** The way out for messages: a mail server, and the address of Hearth that links begin with. */
export type Mail = { mailer: Mailer; baseUrl: string }

let mail: Mail | undefined

/** Says, once as Hearth starts, where mail goes. Never called in the demonstration: there it stays in the outbox. */
export function useMail(given: Mail): void {
  mail = given
}

export function mailInUse(): Mail | undefined {
  return mail
}
