import { forgetAnswers } from '#platform/http/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { eachByItself } from '#platform/jobs/sweep.ts'
import { type Rooms, sentencesOf } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { leftovers } from './commands/forget.ts'
import { sendDigests, sendUrgent } from './commands/send-messages.ts'
import { mailInUse } from './mail.ts'

/** `rooms` says what each kind of message says. */
export const jobsOf = (rooms: Rooms): readonly Job[] => [
  {
    name: 'send messages',
    does: 'Sends what cannot wait, each message by itself, and tries again until it went.',
    clause: 'none',
    schedule: '* * * * *',
    handle: async ({ database, now }) => {
      const mail = mailInUse()
      if (mail) await sendUrgent(database, { ...mail, sentences: sentencesOf(rooms) }, now)
    },
  },
  {
    name: 'send digests',
    does: 'Sends each person what is new for them in one letter, at 07:30 on working days. Never before what cannot wait: that is a job of its own.',
    clause: 'none',
    schedule: '* * * * *',
    handle: async ({ database, now }) => {
      const mail = mailInUse()
      if (mail) await sendDigests(database, { ...mail, sentences: sentencesOf(rooms) }, now)
    },
  },
  {
    name: 'forget leftovers',
    does: 'Forgets words kept for a week after a session ended, what came of forms sent a fortnight before, attempts to sign in of two days before, browsers unused for half a year, and what was refused a month ago.',
    clause: 'none',
    schedule: '15 3 * * *',
    handle: ({ database, now }) =>
      eachByItself([...leftovers(now), (tx: Tx) => forgetAnswers(tx, now)], (task) => database.atDoor(now, task)),
  },
]
