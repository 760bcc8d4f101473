import type { Actor } from '#platform/actor.ts'
import type { Database } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Moment } from '../audits/plan.ts'
import { type Day, dateOf } from '../days.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'

export type Asked = { tx: Tx; actor: Actor; now: Temporal.Instant; today: Temporal.PlainDate }
/** What somebody does on a day, by the commands that the pages call. */
export type Step = { at: Moment; by: string; does: (asked: Asked) => Promise<unknown> }

/** Lives what was done up to yesterday, in the order of its days. What one person does on a day, one after the other, is one transaction;
 * the disk is waited for once, after the last of them. */
export async function live(
  database: Database,
  all: readonly Step[],
  { known, today }: { known: Known; today: Day },
): Promise<void> {
  const steps = all
    .filter((step) => step.at.day < today)
    .toSorted((one, other) => one.at.day - other.at.day || one.at.minute - other.at.minute)
  for (let done = 0; done < steps.length; ) {
    const { at: first, by } = steps[done]!
    const next = steps.findIndex((one, index) => index > done && (one.by !== by || one.at.day !== first.day))
    const together = steps.slice(done, next < 0 ? steps.length : next)
    const now = Temporal.Instant.from(at(first))
    await database.asPerson(known.person(by), now, async (tx, actor) => {
      await tx.run(sql`set local synchronous_commit = off`)
      for (const { does } of together) await does({ tx, actor, now, today: dateOf(first.day) })
    })
    done += together.length
  }
}
