/** The person of a request: what open_request (db/policies/01-who-asks.sql) told of the session. */
export type Actor = {
  id: number
  name: string
  demonstrationKey: string | null
  roles: readonly string[]
  duties: ReadonlySet<string>
  /** The person and everyone whose absence they cover today. */
  actsFor: readonly number[]
  reach: 'service' | 'assigned'
  /** Only with a session: the moment of this request, when the session ends if it is not used again, and when in any case. */
  session?: { now: Temporal.Instant; idleEndsAt: Temporal.Instant; endsAt: Temporal.Instant }
}
