import type { Actor } from '#platform/actor.ts'
import { addWorkingDays, londonDate } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { listToPutRight } from './queries/corrections.ts'

/** What is to be put right by this person: the same or the next working day, as somebody reads what is not theirs meanwhile. */
export async function listCorrectionWork(tx: Tx, actor: Actor): Promise<WorkItem[]> {
  if (!actor.duties.has('hold_voices')) return []
  return (await listToPutRight(tx, 50)).map(({ ref, ofRef, askedAt }) => ({
    what: `Look at ${ofRef}: somebody says that it is about the wrong person`,
    why: 'Quality Assurance and Partnerships moves it, seals it, or says that it is right',
    href: `/corrections/${ref}`,
    dueOn: addWorkingDays(londonDate(askedAt), 1),
    group: 'mine',
  }))
}
