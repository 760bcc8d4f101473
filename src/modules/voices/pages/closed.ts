import type { SomeoneToTell } from '#framework/a2-feedback-forms/types.ts'
import { button, html, nothing, textarea } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { people } from './tell.ts'

/** A token that never was, has expired, or was withdrawn: the same page, so that nobody learns which. */
export function linkGonePage(some: readonly SomeoneToTell[]): PageContent {
  return {
    title: 'This link does not open anything',
    status: 404,
    plain: true,
    main: html`<h1 class="govuk-heading-l">This link does not open anything</h1>
      <p class="govuk-body">It may have run out, or a newer one may have taken its place. If you copied it from paper, check it letter by letter.</p>
      <p class="govuk-body">Ask the person who gave it to you for a new one. Nothing that you have said is lost.</p>
      <h2 class="govuk-heading-m">If you want to talk to someone now</h2>
      ${people(some)}`,
  }
}

/** The address of a visit without its cookie, after it has ended, or that never was: nothing of what was said. Words that
 * were being sent just now come back to whoever sent them. */
export function visitClosedPage(
  some: readonly SomeoneToTell[],
  typed: readonly string[] = [],
  posted = false,
): PageContent {
  return {
    title: 'This page is closed',
    status: 404,
    plain: true,
    main: html`<h1 class="govuk-heading-l">This page is closed</h1>
      <p class="govuk-body">${posted ? 'What you answered just now was not sent. Open your link again, and say it again. If it does not open, ask the person who gave it to you for a new one. What you sent before is not lost.' : 'To go on, open your link again. Nothing that you have sent is lost.'}</p>
      ${typed.length > 0 ? textarea({ name: 'typed', label: { text: 'What you wrote just now was not sent. Copy it before you open your link', classes: 'govuk-label--m' }, value: typed.join('\n\n'), rows: 6 }) : nothing}
      <h2 class="govuk-heading-m">If you want to talk to someone now</h2>
      ${people(some)}`,
  }
}

/** Another site's page led here, so the browser kept the cookie back: one press brings it along. */
export function arrivedPage(at: string): PageContent {
  return {
    title: 'Questions',
    plain: true,
    main: html`<h1 class="govuk-heading-l">Questions</h1>
      <p class="govuk-body">This page is for you alone.</p>
      ${button({ text: 'Go on', href: at })}`,
  }
}
