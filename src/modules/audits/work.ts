import { workOf } from '#modules/evidence/index.ts'
import { stream } from './commands/move.ts'
import { listOpenAudits } from './queries/work.ts'
import { steps } from './steps.ts'

/** The audits that wait for this person, each as the exact step; those of theirs that wait for somebody else; and what
 * they finished this month. */
export const listAuditWork = workOf({
  stream,
  steps,
  open: (tx, actor, { gone }) => listOpenAudits(tx, actor, gone),
  called: ({ household }) => `audit of household ${household}`,
})
