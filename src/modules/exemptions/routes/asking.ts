import { eachOf } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes, type Listing, listRoute } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { findHousehold } from '#modules/register/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import { beginExemption } from '../commands/begin.ts'
import { type Exemption, type Kind, kinds } from '../exemption.ts'
import { listExemptions } from '../queries/exemptions.ts'
import { steps } from '../steps.ts'
import { exemptions } from '../stream.ts'

const listing: Listing<Exemption> = {
  ...{ stream: { ...exemptions.stream, steps }, many: 'exemptions and exceptions', title: 'Exemptions and exceptions' },
  says: 'Homes in which more than three children who are not all brothers and sisters live, placements outside the terms of approval, and temporary approvals. Three things in law, each with days of its own.',
  none: 'There is none in the homes that you see.',
  columns: {
    What: ({ kind }) => kinds[kind],
    Household: ({ household }) => household ?? '',
    From: ({ beganOn, fromOn }) => beganOn ?? fromOn,
    Until: ({ endedOn }) => endedOn,
  },
  list: ({ tx, actor }, asked) => listExemptions(tx, actor, asked),
  above: ({ actor }) =>
    html`<p class="govuk-body"><a class="govuk-link" href="/exemptions/returns">Monthly returns</a></p>${actor.duties.has('respond') ? html`<p class="govuk-body"><a class="govuk-link" href="/exemptions/new">Ask for an exemption, or write down an exception</a></p>` : nothing}`,
}

/** How one is begun: by the team manager, as soon as it is known. */
const asking: Beginning<null> = {
  ...{ path: '/exemptions', need: 'respond', records: 'exemption begun', keeps: [] },
  about: async () => null,
  page: () => ({
    title: 'Ask for an exemption, or write down an exception',
    says: 'The Service Manager, the Corporate Director and the Executive Director are told at once. There are no days of grace over the usual limit of three: an exemption is decided before a fourth child moves in. Outside the terms of approval six working days are allowed, in an emergency. A home may need both.',
    back: { text: 'Exemptions and exceptions', href: '/exemptions' },
    button: 'Write it down, and tell them',
  }),
  asks: [
    { key: 'kind', type: 'choice', text: 'What is it?', required: true, options: eachOf(kinds) },
    { key: 'household', type: 'household', text: 'Household, such as H-1024', required: true },
    {
      ...{ key: 'on', type: 'date', text: 'From which day?', required: true },
      prompts: 'Of an exception and a temporary approval, the first night.',
    },
  ],
  begin: async ({ tx, actor, now }, _about, { said, on, household }) =>
    beginExemption(
      tx,
      actor,
      { household: await findHousehold(tx, household!.ref), kind: said('kind') as Kind, on: on('on')! },
      now,
    ),
  done: 'It is written down, and those who must know are told. Write down why next, and what it means for each child.',
}

export const askingRoutes: readonly AnyRoute<Need>[] = [...listRoute(listing), ...beginRoutes(asking)]
