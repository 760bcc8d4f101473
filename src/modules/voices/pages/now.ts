import { button, html, nothing, textarea } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { SomeoneToTell } from '#framework/a2-feedback-forms/types.ts'
import { type Place, sayPage } from './say-page.ts'
import { atNight, people, tellSomeone } from './tell.ts'

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
    ${sent ? nothing : html`<p class="govuk-body">Did you press the button by mistake? That is all right. You can write that, too.</p>`}
    <h2 class="govuk-heading-l">Who you can ring or write to now</h2>
    ${people(place.people)}
    ${back === '' ? html`<p><a class="govuk-link" href="${at}">Go back</a></p>` : html`<p><a class="govuk-link" href="${at}/${back}">Go back to the questions</a></p>`}`,
  )
}

/** The same where the page stood open too long, or the link has closed: nothing that was said is shown any more. */
export function toldFromClosedPage(some: readonly SomeoneToTell[]): PageContent {
  return {
    title: 'Questions',
    plain: true,
    main: html`<h1 class="govuk-heading-l">Thank you for telling us</h1>
      <p class="govuk-body">The people whose job is to keep children safe have been told that you said something important. If you wrote words just now, they are sent too. Somebody will want to talk with you.</p>
      <p class="govuk-body">This page is closed now, so that nobody else sees it.</p>
      <h2 class="govuk-heading-m">Who you can ring or write to now</h2>
      ${people(some)}`,
  }
}

/** Handed in before, perhaps on another device: what was answered just now is not part of it. The words are not lost. */
export function lateWordsPage(place: Place, words: string): PageContent {
  return sayPage(
    place,
    'Questions',
    html`
    <h1 class="govuk-heading-xl">This was handed in before</h1>
    <p class="govuk-body">So what you answered just now was not sent.</p>
    ${atNight(place)}
    ${words === '' ? nothing : resend(place, words)}
    ${words === '' ? tellSomeone(place) : html`<h2 class="govuk-heading-l">Who you can ring or write to now</h2>${people(place.people)}`}`,
  )
}

function resend({ at }: Place, words: string) {
  return html`<form method="post" action="${at}/now/words" novalidate autocomplete="off">
      ${textarea({ name: 'words', label: { text: 'What you wrote just now', classes: 'govuk-label--m' }, value: words, rows: 5 })}
      <p class="govuk-body">Should somebody know it today? Press the button: the people whose job is to keep children safe are told at once. If it can wait, keep it, and tell the person who asked you.</p>
      ${button({ text: 'I want to tell someone this now', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}
