import type { Actor } from '#platform/actor.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
import { listOver } from './queries/exemptions.ts'
import { exemptions } from './stream.ts'

/** Hearth itself, of whom nothing is asked. */
const nobody: Actor = {
  id: 0,
  name: '',
  demonstrationKey: null,
  roles: [],
  duties: new Set(),
  actsFor: [],
  reach: 'service',
}

/** Every morning: what is past the last day that the law gives is said to be so, and told the same day. */
export const overJob: Job = {
  name: 'say what is over time',
  does: 'Says of an exception after six working days, and of a temporary approval after its weeks, that it is beyond what the law allows.',
  clause: '4.9',
  schedule: '20 6 * * *',
  handle: ({ database, now }) =>
    sweep({ database, now }, async (tx) =>
      (await listOver(tx)).map((ref) => (own) => exemptions.makeMove(own, nobody, ref, { move: 'over' }, now)),
    ),
}
