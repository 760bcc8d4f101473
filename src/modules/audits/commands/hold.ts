import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Audit } from '../audit.ts'
import { isOver } from '../steps.ts'
import { findAudit } from '../queries/find-audit.ts'

/* What rooms below hang on an audit: it stays at its step while they do, and is judged once it is held. */

/** For an action that comes from it. Throws Refused when it was cancelled. */
export async function holdForAction(tx: Tx, ref: string): Promise<Audit> {
  const audit = await hold(tx, ref)
  if (audit.state === 'cancelled') throw new Refused('This audit was cancelled. Raise the action from its household.')
  return audit
}

/** For somebody who is to be asked for it. Throws Refused when it is over; a worker may still say how a closed one was. */
export async function holdForVoice(tx: Tx, ref: string, ofWorker: boolean): Promise<Audit> {
  const audit = await hold(tx, ref)
  if (audit.state === 'cancelled' || (isOver(audit) && !ofWorker))
    throw new Refused('This audit is over: nobody else is asked for it.')
  return audit
}

async function hold(tx: Tx, ref: string): Promise<Audit> {
  await tx.one(sql`select id from pieces where ref = ${ref} for share`)
  return findAudit(tx, ref)
}
