import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  checkboxes,
  confirmBox,
  dateInput,
  html,
  input,
  mistakeAt,
  nothing,
  radios,
  whatToMend,
} from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { kinds } from '../observation.ts'
import type { Rota } from '../planning.ts'

export type PlanFacts = {
  worker: Rota
  /** What speaks for somebody else to go: said, and in nobody’s way. */
  better: string | undefined
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

/** Planning a visit that somebody watches. */
export function planPage({ worker, better, typed, mistakes }: PlanFacts): PageContent {
  const at = (field: string) => mistakeAt(mistakes, field)
  const odd = (field: string) => mistakes.find((one) => one.field === field && one.confirm)?.confirm
  const other = odd('household')
  const heading = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  const title = `Plan a visit with ${worker.name}`
  return {
    title,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'Whose visit is next', href: '/observations/rota' },
    main: html`${whatToMend(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${worker.name} is told today, and asks the family: it is hard to say no to a manager. Agree the day with them first, at a time when the children are at home. You go on their day.</p>
      ${better ? html`<p class="govuk-inset-text">${better}</p>` : nothing}
      <form method="post" action="/observations" novalidate>
        <input type="hidden" name="worker" value="${worker.id}">
        ${radios({ name: 'kind', idPrefix: 'kind', fieldset: heading('What will you watch?'), errorMessage: at('kind'), value: typed['kind'], items: Object.entries(kinds).map(([value, text]) => ({ value, text })) })}
        ${radios({
          name: 'mode',
          idPrefix: 'mode',
          fieldset: heading('How will you be there?'),
          errorMessage: at('mode'),
          value: typed['mode'],
          items: [
            { value: 'room', text: 'In the room' },
            {
              value: 'video',
              text: 'By video',
              hint: { text: 'It helps too, and is counted apart: clause 4.4 asks for direct work.' },
            },
          ],
        })}
        ${input({ id: 'household', name: 'household', label: { text: 'Household, when it is with one', classes: 'govuk-label--s' }, hint: { text: 'Such as H-1024' }, classes: 'govuk-input--width-10', errorMessage: at('household'), value: typed['household'] ?? '' })}
        ${other ? checkboxes({ name: 'household-right', idPrefix: 'household-right', classes: 'govuk-checkboxes--small', items: [{ value: other, text: `Yes, ${other} is right` }] }) : nothing}
        ${dateInput({ id: 'on', namePrefix: 'on', fieldset: heading('On which day?'), errorMessage: at('on'), values: { 'on-day': typed['on-day'] ?? '', 'on-month': typed['on-month'] ?? '', 'on-year': typed['on-year'] ?? '' } })}
        ${confirmBox({ name: 'on-right', value: odd('on') })}
        ${checkboxes({ name: 'followsUp', idPrefix: 'followsUp', errorMessage: at('followsUp'), values: typed['followsUp'] ? ['yes'] : [], items: [{ value: 'yes', text: 'It looks at what was agreed the last time' }, ...(at('followsUp') ? [{ value: 'yes', name: 'pairIsRight', text: 'There are reasons to go again all the same' }] : [])] })}
        ${button({ text: 'Plan the visit', preventDoubleClick: true })}
      </form>`,
  }
}
