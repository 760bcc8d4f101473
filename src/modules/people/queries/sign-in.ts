import { sql, type Tx } from '#platform/sql/index.ts'
import { signInLimits } from '../throttle.ts'

export type Credentials = {
  personId: number
  name: string
  email: string
  passwordHash: string | null
  totpSecret: string | null
  lastTotpStep: number | null
  recoveryHashes: string[]
}

const credentials = sql`p.id as "personId", p.name, p.email, c.password_hash as "passwordHash", c.totp_secret as "totpSecret",
  c.last_totp_step as "lastTotpStep", c.recovery_hashes as "recoveryHashes"
  from people p join credentials c on c.person_id = p.id and c.totp_confirmed_at is not null`

/** What the active person with this address signs in with, if they have accepted their invitation. */
export function findCredentialsByEmail(tx: Tx, email: string): Promise<Credentials | undefined> {
  return tx.maybe(sql`select ${credentials} where p.active and p.email = ${email}`)
}

/** The same by the person. Only at the door, or for the person who asks. */
export function findCredentials(tx: Tx, personId: number): Promise<Credentials | undefined> {
  return tx.maybe(sql`select ${credentials} where p.active and p.id = ${personId}`)
}

/** The moments of recent refusals, of this address and of this e-mail address; the latter since they last signed in. */
export async function listRefusals(
  tx: Tx,
  { emailHash, addressHash, now }: { emailHash: string; addressHash: string; now: Temporal.Instant },
): Promise<{ ofEmail: Temporal.Instant[]; ofAddress: Temporal.Instant[] }> {
  const since = now.subtract(signInLimits.window)
  const ofEmail = await tx.many<{ at: Temporal.Instant }>(sql`select at from sign_in_attempts
    where email_hash = ${emailHash} and not succeeded and at > ${since}
    and at > coalesce((select max(at) from sign_in_attempts where email_hash = ${emailHash} and succeeded), '-infinity')`)
  const ofAddress = await tx.many<{ at: Temporal.Instant }>(sql`select at from sign_in_attempts
    where address_hash = ${addressHash} and not succeeded and at > ${since}`)
  return { ofEmail: ofEmail.map((row) => row.at), ofAddress: ofAddress.map((row) => row.at) }
}

/** A code is asked for no longer than this after the password, and no more often. */
const stepLimits = { lasts: { minutes: 10 }, wrongCodes: 5 } as const

/** Who has given their password in this browser and still owes the code. */
export function findSignInStep(
  tx: Tx,
  tokenHash: string | undefined,
  now: Temporal.Instant,
): Promise<{ personId: number } | undefined> {
  return tx.maybe(sql`select person_id as "personId" from sign_in_steps where token_hash = ${tokenHash ?? ''}
    and made_at > ${now.subtract(stepLimits.lasts)} and wrong_codes < ${stepLimits.wrongCodes}`)
}
