import type { Handing } from '#modules/evidence/index.ts'
import { sql } from '#platform/sql/index.ts'
import type { Observation } from '../observation.ts'

/** The observer may be somebody else at any step; whose visit it is only until it was watched: nobody answers for what another did. */
export const handing: Handing<Observation> = {
  parts: {
    observer: {
      ...{ does: 'watches this visit', duty: 'observe_practice' },
      states: ['planned', 'prepared', 'seen', 'written', 'answered', 'actions_open'],
    },
    worker: { does: 'makes this visit', duty: 'prepare_for_audits', states: ['planned', 'prepared'] },
  },
  entails: (tx, { id, observerId, workerId }, { part, to }) => {
    const [observer, worker] = part === 'observer' ? [to, workerId] : [observerId, to]
    return tx.run(sql`update observations set supervises = exists (select from people w where w.id = ${worker} and w.manager_id = ${observer})
      where id = ${id}`)
  },
}
