import { timelineOf } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { kinds } from './exemption.ts'
import { overJob } from './jobs.ts'
import { messages } from './messages.ts'
import { listOfHousehold } from './queries/exemptions.ts'
import { wasAnswered } from './queries/found.ts'
import { askingRoutes } from './routes/asking.ts'
import { foundRoutes } from './routes/found.ts'
import { returnRoutes } from './routes/returns.ts'
import { settingGroups } from './settings.ts'
import { steps } from './steps.ts'
import { exemptions } from './stream.ts'
import { listFoundWork, listReturnWork } from './work.ts'

export { beginExemption } from './commands/begin.ts'
export { exemptionsBrought } from './commands/bring.ts'
export { acknowledgeReturn, signReturn } from './commands/sign.ts'
export { countedIn } from './queries/returns.ts'
export { type Counted, sumOf } from './return.ts'
export { exemptions, type OfExemptions } from './stream.ts'

const takePart = ['prepare_for_audits', 'respond', 'hold_exemptions', 'read_month']

export const room: Room<Need> = {
  ...{ key: 'exemptions', carries: ['concern_notification'] },
  ...exemptions.room,
  routes: () => [...askingRoutes, ...foundRoutes, ...returnRoutes, ...exemptions.routes],
  work: async (tx, actor, now) => [
    ...(await exemptions.room.work(tx, actor, now)),
    ...(await listFoundWork(tx, actor, now)),
    ...(await listReturnWork(tx, actor, now)),
  ],
  jobs: () => [...exemptions.room.jobs(), overJob],
  settings: settingGroups,
  messages,
  places: [
    {
      ...{ at: 225, under: 'evidence', text: 'Exemptions and exceptions', href: '/exemptions' },
      says: 'Homes over the usual limit, outside their terms, or approved for the time being.',
      shownTo: ({ duties }) => takePart.some((duty) => duties.has(duty)),
    },
  ],
  timeline: {
    ...{ at: 46, kind: 'exemption', name: 'Exemptions and exceptions' },
    ofHousehold: timelineOf({
      stream: { path: '/exemptions', steps },
      list: listOfHousehold,
      called: ({ kind }) => kinds[kind],
      on: ({ beganOn, fromOn }) => beganOn ?? fromOn,
    }),
  },
  begin: async (tx, { id, actsFor, duties }, { id: householdId, ref, teamManagerId }) => {
    const isTheirs = duties.has('respond') && teamManagerId !== null && [id, ...actsFor].includes(teamManagerId)
    if (!isTheirs) return []
    const ask = {
      at: 26,
      text: 'Ask for an exemption, or write down an exception',
      href: `/exemptions/new?household=${ref}`,
    }
    const answers = { at: 27, text: 'What was answered to the register here', href: `/exemptions/found/${ref}` }
    return (await wasAnswered(tx, householdId)) ? [ask, answers] : [ask]
  },
}
