import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

export type Invitation = {
  personId: number
  name: string
  email: string
  passwordHash: string | null
  totpSecret: string | null
  /** The browser in which the password was chosen, and when. */
  visitHash: string | null
  visitAt: Temporal.Instant | null
}

/** The invitation that a link belongs to while it can be used: within its week, once, until it is closed, and only the
 * person's newest. */
export function findInvitation(tx: Tx, tokenHash: string, now: Temporal.Instant): Promise<Invitation | undefined> {
  return tx.maybe(sql`select i.person_id as "personId", p.name, p.email, i.password_hash as "passwordHash", i.totp_secret as "totpSecret",
      i.visit_hash as "visitHash", i.visit_at as "visitAt"
    from invitations i join people p on p.id = i.person_id
    where i.token_hash = ${tokenHash} and i.used_at is null and i.closed_at is null and i.expires_at > ${now} and p.active
    and not exists (select from invitations newer where newer.person_id = i.person_id and newer.made_at > i.made_at)
    for update of i`)
}

/** Whether this is the browser in which the password was chosen, within the hour. */
export function isVisit(
  { visitHash, visitAt }: Pick<Invitation, 'visitHash' | 'visitAt'>,
  visit: string | undefined,
  now: Temporal.Instant,
): boolean {
  if (!visitHash || !visitAt || !visit) return false
  return visitHash === hash(visit) && Temporal.Instant.compare(visitAt.add({ hours: 1 }), now) > 0
}

export type InvitationState = {
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
  usedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
}

/** The newest invitation of a person, for the page where administrators look. */
export function findNewestInvitation(tx: Tx, personId: number): Promise<InvitationState | undefined> {
  return tx.maybe(sql`select made_at as "madeAt", expires_at as "expiresAt", used_at as "usedAt", closed_at as "closedAt" from invitations
    where person_id = ${personId} order by made_at desc limit 1`)
}
