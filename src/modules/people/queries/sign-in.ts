import { sql, type Tx } from '#platform/sql/index.ts'
import { deviceDays } from '../device.ts'
import { signInLimits, type WrongTries } from '../throttle.ts'

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

/** Where somebody tries to sign in, and as whom; `device` is the hash of a token of theirs that is known to the account. */
export type Place = {
  accountHash: string
  addressHash: string
  /** The hash of a known browser's token, or of a session; else the address is the place. */
  placeHash: string
  known: boolean
}

/** Where they sign in with the password; where with a recovery code first; where the account asks for the password again. */
export type Door = 'sign-in' | 'recovery code' | 'account'

/** What throttle.ts goes by. A right try from a place forgives what was wrong there before. */
export async function findWrongTries(
  tx: Tx,
  { accountHash, addressHash, placeHash, known }: Place,
  door: Door,
  now: Temporal.Instant,
): Promise<WrongTries> {
  const { free, waits, remembered, address, guarded } = signInLimits
  const ofAccount = sql`from sign_in_attempts a where a.email_hash = ${accountHash}`
  const found = await tx.one<Pick<WrongTries, 'ofAddress'> & { here: string[]; ofAccount: string[] }>(sql`select
    array(select a.at ${ofAccount} and a.place_hash = ${placeHash} and a.door = ${door} and not a.succeeded
      and a.at > ${now.subtract(remembered)}
      and a.at > coalesce((select max(s.at) from sign_in_attempts s where s.email_hash = ${accountHash}
        and s.place_hash = ${placeHash} and s.succeeded), '-infinity') order by a.at desc limit ${free + waits.length})::text[] as here,
    (select count(*)::int from (select from sign_in_attempts a where a.address_hash = ${addressHash} and not a.succeeded
      and a.at > ${now.subtract(address.window)} limit ${address.tries}) counted) as "ofAddress",
    array(select a.at ${ofAccount} and not a.succeeded and a.door <> 'recovery code'
      and a.at > ${now.subtract(guarded.window)} order by a.at desc limit ${guarded.tries})::text[] as "ofAccount"`)
  const moments = (texts: readonly string[]) =>
    texts.toReversed().map((text) => Temporal.Instant.from(text.replace(' ', 'T')))
  return { here: moments(found.here), ofAccount: moments(found.ofAccount), ofAddress: found.ofAddress, known }
}

/** How the active person whose e-mail address this is writes it, however it was typed, and by which of these tokens their
 * browser is known. Undefined when nobody here has it. */
export function findAccount(
  tx: Tx,
  email: string,
  tokenHashes: readonly string[],
  now: Temporal.Instant,
): Promise<{ email: string; device: string | null } | undefined> {
  return tx.maybe(sql`select p.email, (select d.token_hash from devices d where d.person_id = p.id
      and d.token_hash = any (${[...tokenHashes]}) and d.last_at > ${now.subtract({ hours: 24 * deviceDays })} limit 1) as device
    from people p where p.active and p.email = ${email}`)
}

/** How many accounts were tried in vain since then, from anywhere, and how often in all; no more than `most` are looked at. */
export function countWrongTries(
  tx: Tx,
  since: Temporal.Instant,
  most: number,
): Promise<{ accounts: number; tries: number }> {
  return tx.one(sql`select count(distinct email_hash)::int as accounts, count(*)::int as tries from (
    select email_hash from sign_in_attempts where not succeeded and at > ${since} order by at desc limit ${most}) counted`)
}

/** The other half is asked for no longer than this, and no more often. */
export const stepLimits = { lasts: { minutes: 10 }, wrongCodes: 5 } as const

export type Owes = 'code' | 'password'

/** Who has shown one half in this browser and still owes the other: the code, after the password; the password, after a
 * recovery code. */
export function findSignInStep(
  tx: Tx,
  tokenHash: string | undefined,
  owes: Owes,
  now: Temporal.Instant,
): Promise<{ personId: number } | undefined> {
  return tx.maybe(sql`select person_id as "personId" from sign_in_steps where token_hash = ${tokenHash ?? ''}
    and owes = ${owes} and made_at > ${now.subtract(stepLimits.lasts)} and wrong_codes < ${stepLimits.wrongCodes}`)
}
