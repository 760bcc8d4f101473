import { button, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { DemonstrationGroup } from '../queries/demonstration.ts'

/** In the demonstration: choose whom to be. Everyone is invented. */
export function demonstrationSignInPage(groups: readonly DemonstrationGroup[], returnTo: string): SafeHtml {
  return html`<h1 class="govuk-heading-l">Sign in to the demonstration</h1>
<p class="govuk-body-l">Choose whom to be. All people, children and households here are invented.</p>
<form method="post" action="/sign-in/demo">
  <input type="hidden" name="return" value="${returnTo}">
  <dl class="govuk-summary-list">${groups.map(
    (group) => html`
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">${group.title}</dt>
      <dd class="govuk-summary-list__value"><div class="govuk-button-group">${group.people.map(
        (person) =>
          html`${button({
            name: 'person',
            value: person.key,
            classes: 'govuk-button--secondary govuk-!-margin-bottom-2',
            html: html`${person.name}${person.team ? html`<span class="govuk-visually-hidden">, ${person.team}</span>` : nothing}`,
          })}`,
      )}</div></dd>
    </div>`,
  )}
  </dl>
</form>`
}
