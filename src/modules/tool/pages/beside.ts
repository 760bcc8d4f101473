import { html, type SafeHtml } from '#platform/html/index.ts'
import type { Beside } from '../queries/known-beside.ts'

/** What Hearth knows, before the question that it helps to answer. */
export const besideQuestion = ({ from, words }: Beside): SafeHtml =>
  html`<p class="govuk-body-s govuk-!-margin-bottom-2"><strong class="govuk-tag govuk-tag--grey">${whoKnows[from]}</strong> ${words}</p>`

const whoKnows: Record<Beside['from'], string> = {
  register: 'In the register',
  voices: 'Among the voices',
  actions: 'Among the actions',
  visits: 'Among the visits',
}
