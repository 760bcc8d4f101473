import { eachOf } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes, type Listing, listRoute } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { AnyRoute, Context } from '#platform/http/index.ts'
import { readReference } from '#platform/reference.ts'
import { beginEscalation } from '../commands/begin.ts'
import { type Escalation, type Kind, kinds } from '../escalation.ts'
import { counted } from '../pages/counted.ts'
import { countSince, listEscalations } from '../queries/escalations.ts'
import { steps } from '../steps.ts'
import { escalations } from '../stream.ts'

const asked: Readonly<Record<Kind, string>> = {
  concern: 'Something that the child waits for, or that is not right',
  good_practice: 'Good practice, so that it is seen: nothing is to be answered',
}
const elsewhere =
  'Then nothing of it is written here, where others read it. Raise a safety alert from the page of the home: it reaches those who decide, and stays between few.'

const listing: Listing<Escalation> = {
  ...{ stream: { ...escalations.stream, steps }, many: 'escalations', title: 'Escalations by reviewing officers' },
  says: 'What Independent Reviewing Officers raise so that a child need not wait, and the good practice that they note. More of them is not worse: it says that somebody looks, and speaks. They count against no team and nobody.',
  none: 'There is none of a home or a child that you see.',
  columns: {
    What: ({ kind }) => kinds[kind],
    'Child and home': ({ child, home }) => [child, home].filter(Boolean).join(', '),
    'Noticed on': ({ noticedOn }) => noticedOn,
    'Answers it': ({ manager }) => manager,
  },
  list: ({ tx, actor }, asked) => listEscalations(tx, actor, asked),
  above,
}

async function above({ tx, actor, today }: Context): Promise<SafeHtml> {
  const counts = await countSince(tx, today.subtract({ months: 12 }))
  const begin = actor.duties.has('escalate')
    ? html`<p class="govuk-body"><a class="govuk-link" href="/escalations/new">Escalate something, or note good practice</a></p>`
    : nothing
  return html`${begin}${counted(counts, today)}`
}

const beginning: Beginning<null> = {
  ...{ path: '/escalations', need: 'escalate', records: 'escalation begun', keeps: [] },
  about: async () => null,
  page: () => ({
    title: 'Escalate something, or note good practice',
    says: 'For one child: brothers and sisters have one each. The next page asks first what it means for the child. You need nobody’s leave, and nobody changes your words.',
    back: { text: 'Escalations', href: '/escalations' },
    button: 'Begin',
  }),
  asks: [
    {
      ...{ key: 'allegation', type: 'yes_no', required: true },
      text: 'Is it an allegation, or a concern about the care that carers give?',
      prompts:
        'That is looked into apart, known to few. Nothing of it is written here: raise a safety alert from the page of the home.',
    },
    { key: 'child', type: 'child', text: 'For which child?', required: true },
    { key: 'kind', type: 'choice', text: 'What is it?', required: true, options: eachOf(asked) },
    { key: 'on', type: 'date', text: 'On which day did you notice it?', required: true, day: 'decided_on' },
  ],
  begin: async ({ tx, actor, now }, _about, { said, on }) => {
    if (said('allegation') === 'yes') return { mistakes: [{ field: 'allegation', message: elsewhere }] }
    const child = readReference(said('child'))?.ref ?? ''
    return beginEscalation(tx, { child, kind: said('kind') as Kind, noticedOn: on('on')! }, actor.id, now)
  },
  done: 'It is begun, and nobody is told yet. Say next what it means for the child, then raise it.',
}

export const ownRoutes: readonly AnyRoute<Need>[] = [...listRoute(listing), ...beginRoutes(beginning)]
