import { one } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes, listApart, type Listing, listRoute } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { inWords, isBefore } from '#platform/dates/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import { beginConcern } from '../commands/begin.ts'
import { type Concern, kinds } from '../concern.ts'
import { findHome, pieces } from '../queries/concerns.ts'
import { steps } from '../steps.ts'
import { concerns } from '../stream.ts'

/** The matters that this person knows of. Nobody learns here whether there are others. */
const listing: Listing<Concern> = {
  ...{ stream: { ...concerns.stream, steps }, many: 'matters of concern', title: 'Allegations and concerns' },
  says: 'What was said about care in a foster home, and what is done so that each child is safe and heard and each carer is treated fairly. An allegation is not a finding. Each is known to a list of people and to nobody else.',
  none: 'There is nothing here that you are to know of.',
  columns: {
    What: ({ kind, home }) => `${kinds[kind]}, ${home}`,
    'Looks after it': ({ manager }) => manager,
    'Learned on': ({ learnedOn }, today) => inWords(learnedOn, today),
  },
  list: ({ tx }, asked) => listApart(tx, 'allegation', pieces, asked),
  above: ({ actor }) =>
    actor.duties.has('record_concern')
      ? html`<p class="govuk-body"><a class="govuk-link" href="/concerns/new">Write down what was said</a></p>`
      : nothing,
}

const clockTime = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

const beginning: Beginning<null> = {
  ...{ path: '/concerns', need: 'record_concern', records: 'matter begun', keeps: [] },
  about: async () => null,
  page: () => ({
    title: 'Write down what was said about a foster home',
    says: 'Is a child in danger now? Keep them safe first, and raise a safety alert. Here you begin what is looked into: the next page asks for each child first. No names are written here, and what happened in full is kept elsewhere.',
    back: { text: 'Allegations and concerns', href: '/concerns' },
    button: 'Begin',
  }),
  household: async ({ tx }, _about, ref) => {
    const { id, ref: found, workerId } = await findHome(tx, ref)
    return { id, ref: found, workerId, worker: null }
  },
  asks: [
    { key: 'household', type: 'household', text: 'Which household? Its reference, for example H-12', required: true },
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
      ...{ key: 'time', type: 'text', text: 'At what time?', required: true },
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
  begin: async ({ tx, actor, now, today }, _about, { said, on, household }) => {
    const time = clockTime.exec(said('time'))
    if (!time) return { mistakes: [{ field: 'time', message: 'Write the time by the clock, for example 16:30.' }] }
    const plainTime = Temporal.PlainTime.from({ hour: Number(time[1]), minute: Number(time[2]) })
    const learnedAt = on('on')!.toZonedDateTime({ timeZone: 'Europe/London', plainTime }).toInstant()
    if (isBefore(today, on('on')!) || Temporal.Instant.compare(learnedAt, now) > 0)
      return { mistakes: [{ field: 'time', message: 'This is still to come: give when we learned of it.' }] }
    const learned = {
      kind: said('kind') as 'allegation' | 'standard_of_care',
      ...{ home: await findHome(tx, household!.ref), learnedAt },
      ...{ isSealed: said('sealed') === 'yes', workerIsPart: said('worker') === 'yes' },
    }
    return beginConcern(tx, learned, actor.id, now)
  },
  done: 'It is written down, and those who must act are told that something needs them. Say now what keeps each child safe.',
}

export const ownRoutes: readonly AnyRoute<Need>[] = [...listRoute(listing), ...beginRoutes(beginning)]
