import { one } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes, listApart, type Listing, listRoute } from '#modules/evidence/index.ts'
import { type Alert, decideElsewhere, findAlert, listDeciders, listEntries, lockAlert } from '#modules/alerts/index.ts'
import type { Need } from '#modules/people/index.ts'
import { listStaysEnded } from '#modules/register/index.ts'
import { isBefore } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { type AnyRoute, type Context, readVersion } from '#platform/http/index.ts'
import { type Mistake, NotAllowed } from '#platform/problems.ts'
import { beginConcern } from '../commands/begin.ts'
import { type Concern, kinds as kindNames } from '../concern.ts'
import { notWritten } from '../pages/not-written.ts'
import { findHome, listLearned, pieces } from '../queries/concerns.ts'
import { notWrittenHere, reasonsToLookFor } from '../reconciled.ts'
import { steps } from '../steps.ts'
import { concerns } from '../stream.ts'

/** The matters that this person knows of. Nobody learns here whether there are others. */
const listing: Listing<Concern> = {
  ...{ stream: { ...concerns.stream, steps }, many: 'matters of concern', title: 'Allegations and concerns' },
  says: 'What was said about care in a foster home, and what is done so that each child is safe and heard and each carer is treated fairly. An allegation is not a finding. Each is known to a list of people and to nobody else.',
  none: 'There is nothing here that you are to know of.',
  columns: {
    What: ({ kind }) => kindNames[kind],
    Home: ({ home }) => home,
    'Looks after it': ({ manager }) => manager,
    'Learned on': ({ learnedOn }) => learnedOn,
  },
  list: ({ tx }, asked) => listApart(tx, 'allegation', pieces, asked),
  above: async (context) =>
    html`${context.actor.duties.has('record_concern') ? html`<p class="govuk-body"><a class="govuk-link" href="/concerns/new">Write down what was said</a></p>` : nothing}${context.actor.duties.has('report_lado') || context.actor.duties.has('read_month') ? html`<p class="govuk-body"><a class="govuk-link" href="/concerns/reports">Monthly reports on allegations</a></p>` : nothing}${await whatTheRegisterSays(context)}`,
}

/** Of the last twelve months, for whoever knows of every restricted matter and of why stays ended. */
async function whatTheRegisterSays({ tx, today }: Context): Promise<SafeHtml> {
  const from = today.subtract({ months: 12 })
  const stays = await listStaysEnded(tx, reasonsToLookFor, { from, until: today })
  if (stays.length === 0) return nothing
  const homes = stays.map(({ householdId }) => householdId)
  const matters = await listLearned(tx, homes, from.subtract({ months: 2 }))
  return matters ? notWritten(notWrittenHere(stays, matters), today) : nothing
}

const clockTime = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** The alert that is to be decided so, where one is: by whoever decides it, while it is open. */
async function aboutAlert({ tx, actor, today }: Context, said: (field: string) => string): Promise<Deciding | null> {
  if (said('alert') === '') return null
  const alert = await findAlert(tx, said('alert'))
  if (alert.decidedAt) throw new NotAllowed('It has been decided already. A new worry is a new alert.')
  const deciders = await listDeciders(tx, alert, today)
  if (!deciders.some(({ id }) => id === actor.id)) throw new NotAllowed('It is decided by somebody else.')
  const [first] = await listEntries(tx, alert.id)
  return { alert, learnedAt: first?.cameAt ?? alert.raisedAt, seen: readVersion(said('seen')) }
}

type Deciding = { alert: Alert; learnedAt: Temporal.Instant; seen: number }

/** What an alert says already: its home, and when we learned of it. */
const saidByAlert = ['household', 'on', 'time']

const beginning: Beginning<Deciding | null> = {
  ...{ path: '/concerns', need: 'record_concern', records: 'matter begun', keeps: ['alert', 'seen'] },
  about: aboutAlert,
  page: (about) =>
    about
      ? {
          title: 'Decide it as an allegation or a concern about care',
          says: `Safety alert ${about.alert.ref} on household ${about.alert.household} ends, and what it says stands first in what is looked into: nothing is written twice. From now on all of it is known to those who are on the list of the matter. Everybody else reads that it is decided.`,
          back: { text: `Safety alert ${about.alert.ref}`, href: `/alerts/${about.alert.ref}/decision` },
          button: 'Decide it so',
        }
      : {
          title: 'Write down what was said about a foster home',
          says: 'Is a child in danger now? Keep them safe first, and raise a safety alert. Here you begin what is looked into: the next page asks for each child first. No names are written here, and what happened in full is kept elsewhere.',
          back: { text: 'Allegations and concerns', href: '/concerns' },
          button: 'Begin',
        },
  household: async ({ tx }, _about, ref) => {
    const { id, ref: found, workerId } = await findHome(tx, ref)
    return { id, ref: found, workerId, worker: null }
  },
  asks: [
    { key: 'household', type: 'household', text: 'Which household?', required: true },
    {
      ...{ key: 'kind', type: 'choice', text: 'What is it?', required: true },
      prompts: 'In doubt choose the first: the Local Authority Designated Officer decides.',
      options: [
        one('allegation', 'An allegation: a child was harmed or may be, or somebody may pose a risk'),
        one('standard_of_care', 'A concern about standards of care, and no harm'),
      ],
    },
    { key: 'on', type: 'date', text: 'On which day did we learn of it?', required: true, day: 'learned_on' },
    {
      ...{ key: 'time', type: 'time', text: 'At what time?', required: true },
      prompts: 'For example, 16:30. What must be done by when is counted from then.',
    },
    {
      ...{ key: 'sealed', type: 'yes_no', required: true },
      text: 'Does anybody whom it is about work here, sit on the council, or belong to a manager’s family?',
      prompts: 'Then only the Local Authority Designated Officer, the Executive Director and you know of it.',
    },
    {
      ...{ key: 'worker', type: 'yes_no', required: true },
      text: 'Is what the fostering social worker did part of it?',
      prompts: 'Then they are not on the list of those who know.',
    },
  ],
  asksOf: (about) => (about ? beginning.asks.filter(({ key }) => !saidByAlert.includes(key)) : beginning.asks),
  begin: async (context, about, { said, on, household }) => {
    const { tx, actor, now } = context
    const given = {
      kind: said('kind') as 'allegation' | 'standard_of_care',
      ...{ isSealed: said('sealed') === 'yes', workerIsPart: said('worker') === 'yes' },
    }
    if (about) {
      const { alert, learnedAt, seen } = about
      await lockAlert(tx, alert.ref)
      const home = await findHome(tx, alert.household)
      const begun = await beginConcern(tx, { ...given, home, learnedAt, alert }, actor.id, now)
      if ('ref' in begun) await decideElsewhere(tx, alert.ref, seen, actor, now)
      return begun
    }
    const learned = learnedIn(context, said('time'), on('on')!)
    if ('mistakes' in learned) return learned
    return beginConcern(tx, { ...given, ...learned, home: await findHome(tx, household!.ref) }, actor.id, now)
  },
  done: 'It is written down, and those who must act are told that something needs them. Say now what keeps each child safe.',
}

/** When we learned of it, by the clock. */
function learnedIn(
  { now, today }: Pick<Context, 'now' | 'today'>,
  clock: string,
  on: Temporal.PlainDate,
): { learnedAt: Temporal.Instant } | { mistakes: readonly Mistake[] } {
  const time = clockTime.exec(clock)
  if (!time) return { mistakes: [{ field: 'time', message: 'Write the time by the clock, for example 16:30.' }] }
  const plainTime = Temporal.PlainTime.from({ hour: Number(time[1]), minute: Number(time[2]) })
  const learnedAt = on.toZonedDateTime({ timeZone: 'Europe/London', plainTime }).toInstant()
  if (isBefore(today, on) || Temporal.Instant.compare(learnedAt, now) > 0)
    return { mistakes: [{ field: 'time', message: 'This is still to come: give when we learned of it.' }] }
  return { learnedAt }
}

export const ownRoutes: readonly AnyRoute<Need>[] = [...listRoute(listing), ...beginRoutes(beginning)]
