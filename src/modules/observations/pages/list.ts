import { choicesOf } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { html, type SafeHtml } from '#platform/html/index.ts'
import type { Heard } from '../queries/heard.ts'

export const whatChildrenSaid = (heard: readonly Heard[], today: Temporal.PlainDate): SafeHtml =>
  html`<h2 class="govuk-heading-m">What children said on these visits</h2>
    <p class="govuk-body">It comes to the quality team and to each child’s reviewing officer, and goes where the child said. The newest 25 stand here.</p>
    ${heard.map(({ child, on, words, share }) => html`<figure class="hearth-said"><blockquote><p class="govuk-body hearth-words">${words}</p></blockquote><figcaption class="govuk-hint">Child ${child}, ${inWords(londonDate(on), today)}. Who may know: ${shareInWords(share)}</figcaption></figure>`)}`

const shareInWords = (share: string | null): string =>
  choicesOf({ type: 'share' } as Question).find(({ value }) => value === share)?.text ??
  'the child has not said, so nobody else'
