import { button, html, textarea } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Place, sayPage } from './say-page.ts'
import { atNight, people } from './tell.ts'

/** After "I want to tell someone something now": it has been told; words are welcome, and not needed. */
export function nowPage(place: Place, { sent, back }: { sent: boolean; back: string }): PageContent {
  const { at } = place
  return sayPage(
    place,
    'Questions',
    html`
    <h1 class="govuk-heading-xl">${sent ? 'Thank you. Your words are sent' : 'We know that you want to tell someone something'}</h1>
    <p class="govuk-body">${sent ? 'You did the right thing.' : 'The people whose job is to keep children safe have been told that you pressed the button.'} Somebody will want to talk with you.</p>
    ${atNight(place)}
    <form method="post" action="${at}/now/words" novalidate autocomplete="off">
      <input type="hidden" name="back" value="${back}">
      ${textarea({
        name: 'words',
        label: {
          text: sent ? 'Do you want to add something?' : 'You can write what it is here, or leave it blank',
          classes: 'govuk-label--m',
        },
        value: '',
        rows: 5,
      })}
      ${button({ text: 'Send these words', preventDoubleClick: true })}
    </form>
    <h2 class="govuk-heading-l">Who you can ring or write to now</h2>
    ${people(place.people)}
    ${back === '' ? html`<p><a class="govuk-link" href="${at}">Go back</a></p>` : html`<p><a class="govuk-link" href="${at}/${back}">Go back to the questions</a></p>`}`,
  )
}
