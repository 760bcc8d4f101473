import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { button, html, nothing, textarea, whatToMend, mistakeAt } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Voice } from '../voice.ts'

export type HandOverFacts = {
  voice: Voice
  people: Offer
  typed: { to: string; reason: string }
  mistakes?: readonly Mistake[]
}

/** An IRO who leaves hands a child over by name: nothing that the child said follows a change in the register by itself. */
export function handOverPage({ voice, people, typed, mistakes = [] }: HandOverFacts): PageContent {
  return {
    title: 'Hand the child over',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Child C-${voice.childId}</span>
      <h1 class="govuk-heading-l">Hand the child over to another IRO</h1>
      <p class="govuk-body hearth-measure">Whoever you name asks this child from now on, and reads and answers everything that the child has told ${voice.gatherer ?? 'the IRO before'} until now. ${voice.gatherer ?? 'The IRO before'} no longer does. Tell the child who it is. If it was the wrong one, they or Quality Assurance and Partnerships hand the child back in the same way.</p>
      <form method="post" action="/voices/${voice.ref}/hand-over" novalidate>
        ${enterSends(people)}
        ${personField({ name: 'to', value: typed.to, label: 'To whom', size: 'm', none: 'Choose', offer: people, errorMessage: mistakeAt(mistakes, 'to') })}
        ${people.people.length === 0 && !people.search ? html`<p class="govuk-body">There is nobody else who asks children what they think.</p>` : nothing}
        ${textarea({ name: 'reason', value: typed.reason, rows: 3, label: { text: 'Why', classes: 'govuk-label--m' }, hint: { text: 'For example: they are this child’s IRO since Monday, and the child knows it.' }, errorMessage: mistakeAt(mistakes, 'reason') })}
        ${button({ text: 'Hand the child over', preventDoubleClick: true })}
      </form>`,
  }
}
