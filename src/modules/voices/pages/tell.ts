import type { SomeoneToTell } from '#framework/a2-feedback-forms/types.ts'
import { button, details, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { nightNotice, type Place } from './say-page.ts'

/** Whom somebody can turn to now, with numbers to tap. */
export function people(some: readonly SomeoneToTell[]): SafeHtml {
  return html`<ul class="govuk-list hearth-people">${some.map(
    ({ who, how, links }) => html`<li class="hearth-people__one"><strong>${who}.</strong> ${how}${linksOf(links)}</li>`,
  )}</ul>`
}

function linksOf(links: SomeoneToTell['links']): SafeHtml {
  if (links.length === 0) return nothing
  return html`<ul class="govuk-list hearth-people__links">${links.map(
    ({ text, href }) => html`<li><a class="govuk-link" href="${href}" rel="noreferrer">${text}</a></li>`,
  )}</ul>`
}

/** Tells somebody now, from whatever page they are on: whom to ring, and a button that tells the people at the council. In a
 * question's own form the button takes what was just answered along; `back` is the step that it came from. */
export function tellSomeone(place: Place, { inForm, back = '' }: { inForm?: boolean; back?: string } = {}): SafeHtml {
  const press = html`<input type="hidden" name="back" value="${back}">${button({
    text: 'I want to tell someone something now',
    name: 'then',
    value: 'now',
    classes: 'govuk-button--secondary',
    attributes: { formaction: `${place.at}/now` },
  })}`
  return html`<div class="hearth-tell">
    ${inForm ? press : html`<form method="post" action="${place.at}/now">${press}</form>`}
    <p class="govuk-body">No computer looks for worrying words in what you write. If you want us to know ${place.nobodyUntil ? 'as soon as we can' : 'today'}, press this button.</p>
    ${details({ summaryText: 'Who you can ring or write to now', html: people(place.people) })}</div>`
}

/** The same where whom to ring stands open below it. */
export function pressToTell({ at, people: some }: Place): SafeHtml {
  return html`<form method="post" action="${at}/now">${button({ text: 'I want to tell someone something now', classes: 'govuk-button--secondary' })}</form>
    ${people(some)}`
}

/** The few whom one can ring at night, on the page itself. */
export function atNight(place: Place): SafeHtml {
  const few = place.people.filter(({ who }) => /danger|hurting|Childline|at night/.test(who))
  return nightNotice(
    place,
    html`<ul class="govuk-list">${few.flatMap(({ who, links }) =>
      links
        .slice(0, 1)
        .map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a>: ${who}</li>`),
    )}</ul>`,
  )
}

/** The same in one line, above a question that should not be pushed off a small screen. */
export function atNightInShort({ nobodyUntil }: Place): SafeHtml {
  if (!nobodyUntil) return nothing
  return html`<p class="govuk-body"><a class="govuk-link" href="#ring-now">Perhaps nobody will read this before ${nobodyUntil}. Whom you can ring now</a></p>`
}
