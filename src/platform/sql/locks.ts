import { sql, type Tx } from './index.ts'

/**
 * Every advisory lock that Hearth takes: THE list of them, so that no two mean the same number. Three more are taken by what they
 * are about and stand where they are used: an account’s and an address’s tries to sign in (`people/commands/tries.ts`), and a form’s key
 * (`first_answer` in `db/policies/form_keys.sql`).
 */
export const locks = {
  /** Shared, on the maintenance database: "I am using this embedded server". */
  using: 7_200_001,
  /** On the same: "this data folder is served by me". */
  serving: 7_200_002,
  /** Held while a database is brought up to date, or its rights change. */
  migrating: 7_200_010,
  /** One sample is drawn, or a draw swapped, at a time. */
  drawing: 7_200_019,
  /** Changes of access happen one after the other. */
  access: 7_200_038,
  /** One import is brought in at a time. */
  importing: 7_200_039,
  /** With an audit’s number: the two answers that say together whether a limit is broken. */
  fosteringLimit: 7_200_040,
  /** With a person’s number: what is kept of them when their session has ended. */
  keptWords: 7_200_041,
} as const

/** Waits until nobody else holds it, then holds it to the end of the transaction; `of`: for this one thing only. */
export async function holdLock(tx: Tx, lock: keyof typeof locks, of?: number): Promise<void> {
  const key = locks[lock]
  await tx.one(
    of === undefined
      ? sql`select pg_advisory_xact_lock(${key})`
      : sql`select pg_advisory_xact_lock(${key}::int, ${of}::int)`,
  )
}
