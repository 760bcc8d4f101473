import type { SomeoneToTell } from '#framework/a2-feedback-forms/types.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type FeedbackForm, isChildsOwn } from '../form.ts'
import type { Language } from '../languages.ts'

/** Where a page of a visit stands: its form, its address ("/say/visit/1f…"), until when the link opens, in words, whom to turn
 * to, what is promised, when nobody is at work from when on they are, and in which language they write. */
export type Place = {
  form: FeedbackForm
  at: string
  until: string
  people: readonly SomeoneToTell[]
  promise: readonly string[]
  nobodyUntil: string | undefined
  language: Language
}

/** A page behind a link. Its title tells nobody who looks over a shoulder, or into a list of open pages, what it is; the way
 * out stands on each of them. */
export function sayPage(
  { form, at }: Pick<Place, 'form' | 'at'>,
  title: string,
  main: SafeHtml,
  back?: string,
): PageContent {
  return {
    title,
    main: html`${exit(at)}${main}`,
    plain: true,
    ...(isChildsOwn(form) ? { bodyClasses: 'hearth-child' } : {}),
    ...(back ? { backLink: { href: back } } : {}),
  }
}

/** Without a script the link ends the visit and goes on to a page about the weather; with it the page is gone at once. */
function exit(at: string): SafeHtml {
  return html`<div class="hearth-exit"><a href="${at}/away" class="govuk-button govuk-button--warning hearth-exit__button" role="button" draggable="false" rel="nofollow noreferrer" data-module="govuk-button" data-exit>Leave this page quickly</a>
    <p class="govuk-visually-hidden" role="status" data-exit-status></p></div>`
}

/** Enter in a field presses a form's first button. Where the next one hands in, this one, which nobody sees, stands before it:
 * Enter saves, and hands nothing in. */
export const enterSaves: SafeHtml = html`<button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Save</button>`

/** What was handed in does not come back by the link: whoever asked can help. A child chose who reads it, too. */
export const changedTheirMind: SafeHtml = html`<p class="govuk-body">Is something you said not right? Did you change your mind about who reads it? Tell the person who asked you.</p>`

export const saidWrongly: SafeHtml = html`<p class="govuk-body">Is something you said not right? Tell the person who asked you.</p>`

/** Handed in without a word: nobody promises an answer to what was not said. */
export const saidNothing: SafeHtml = html`<p class="govuk-body">You did not answer any question, and that is fine. If you change your mind, tell the person who asked you.</p>`

/** Nobody knows the name from anywhere else. */
export const whatHearthIs: SafeHtml = html`<p class="govuk-body">This page belongs to Hearth. That is where the council keeps what people tell it about living with foster carers, and what it will do.</p>`

/** What the page cannot do, said before anything is said. */
export const whatItCannotDo: SafeHtml = html`
  <p class="govuk-body">“Leave this page quickly” shows a page about the weather instead. On a keyboard, press Shift three times. What you sent before stays sent.</p>
  <p class="govuk-body">Your phone, tablet or computer may remember that you were here. It does not show what you said. If you can, use one that nobody else looks at.</p>`

/** Said wherever a worry can be written, when nobody is there to read it. */
export function nightNotice({ nobodyUntil, people }: Pick<Place, 'nobodyUntil' | 'people'>, links: SafeHtml): SafeHtml {
  if (!nobodyUntil || people.length === 0) return nothing
  return html`<div class="govuk-inset-text hearth-night" id="ring-now"><p class="govuk-body">Perhaps nobody will read this before ${nobodyUntil}. If you need someone now, ring:</p>${links}</div>`
}
