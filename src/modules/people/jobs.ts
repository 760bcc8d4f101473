import type { Job } from '#platform/jobs/index.ts'
import { forgetLeftovers } from './commands/forget.ts'
import { sendMessages } from './commands/send-messages.ts'
import { mailInUse } from './mail.ts'

export const jobs: readonly Job[] = [
  {
    name: 'send messages',
    does: 'Sends what people are to be told: urgent messages at once, the others in one digest at 07:30 on working days.',
    clause: 'none',
    schedule: '* * * * *',
    handle: async ({ database, now }) => {
      const mail = mailInUse()
      if (mail) await sendMessages(database, mail, now)
    },
  },
  {
    name: 'forget leftovers',
    does: 'Forgets words kept for a week after a session ended, and attempts to sign in of the day before.',
    clause: 'none',
    schedule: '15 3 * * *',
    handle: ({ database, now }) => database.atDoor(now, (tx) => forgetLeftovers(tx, now)),
  },
]
