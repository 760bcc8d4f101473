import { complainants } from '#framework/a2-complaint-form/index.ts'
import { eachOf } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes, type Listing, listRoute } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { html, itemsOf, nothing } from '#platform/html/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import { beginComplaint } from '../commands/begin.ts'
import { type Complainant, type Complaint, narrowedTo, proceduresInAList, undecided } from '../complaint.ts'
import { findHome, listComplaints } from '../queries/complaints.ts'
import { steps } from '../steps.ts'
import { complaints } from '../stream.ts'

const listing: Listing<Complaint> = {
  ...{ stream: { ...complaints.stream, steps }, many: 'complaints', title: 'Complaints' },
  says: 'What somebody told us was not right: by which procedure it is answered, in time and point by point, and what changed because they spoke. To complain is a right; nobody is thought less of for it.',
  none: 'There is none that is yours to know of.',
  columns: {
    'Who complains': ({ complainant }) => complainants[complainant],
    Home: ({ home }) => home ?? '',
    Procedure: ({ procedure, said, state }) =>
      procedure ? proceduresInAList[procedure] : said && steps[state].over ? '' : undecided,
    'Received on': ({ receivedOn }) => receivedOn,
    'Answers it': ({ manager }) => manager,
  },
  filters: [{ name: 'procedure', text: 'Procedure', items: itemsOf({ ...proceduresInAList, undecided }) }],
  list: ({ tx, query }, asked) => listComplaints(tx, asked, narrowedTo(query['procedure'])),
  above: ({ actor }) =>
    actor.duties.has('hold_complaints')
      ? html`<p class="govuk-body"><a class="govuk-link" href="/complaints/new">Write down a complaint</a></p>`
      : nothing,
}

const beginning: Beginning<null> = {
  ...{ path: '/complaints', need: 'hold_complaints', records: 'complaint written down', keeps: [] },
  about: async () => null,
  page: () => ({
    title: 'Write down a complaint',
    says: 'Might a child not be safe? Raise a safety alert first. A complaint that is spoken counts as one, from the day on which it was said; a child’s complaint is never “sorted” by a chat alone. Names and the letters themselves stay in the complaints system.',
    back: { text: 'Complaints', href: '/complaints' },
    button: 'Write it down',
  }),
  household: async ({ tx }, _about, ref) => {
    const { id, ref: found, workerId } = await findHome(tx, ref)
    return { id, ref: found, workerId, worker: null }
  },
  asks: [
    { key: 'complainant', type: 'choice', text: 'Who complains?', required: true, options: eachOf(complainants) },
    { key: 'household', type: 'household', text: 'Which home is it about, where it is about one?' },
    {
      key: 'on',
      type: 'date',
      text: 'On which day did they say it, or did it come?',
      required: true,
      day: 'decided_on',
    },
    {
      ...{ key: 'apart', type: 'yes_no', required: true },
      text: 'Is it about what one worker, manager or carer did?',
      prompts:
        'Then only you, whoever answers it, the Service Manager and the Local Authority Designated Officer know of it.',
    },
    {
      ...{ key: 'manager', type: 'yes_no', required: true },
      text: 'Is the manager of the home’s team part of it?',
      prompts: 'Then the Service Manager answers it: nobody answers a complaint about themselves.',
    },
  ],
  begin: async ({ tx, actor, now }, _about, { said, on, household }) =>
    beginComplaint(
      tx,
      {
        ...{ complainant: said('complainant') as Complainant, receivedOn: on('on')! },
        home: household ? await findHome(tx, household.ref) : null,
        ...{ isApart: said('apart') === 'yes', managerIsPart: said('manager') === 'yes' },
      },
      actor.id,
      now,
    ),
  done: 'It is written down. Write next what they say, point by point, and decide today which procedure it takes.',
}

export const ownRoutes: readonly AnyRoute<Need>[] = [...listRoute(listing), ...beginRoutes(beginning)]
