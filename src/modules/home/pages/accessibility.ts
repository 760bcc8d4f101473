import { type Contacts, telHref } from '#modules/people/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

/**
 * The statement that the law asks of a public body (the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
 * Regulations 2018, regulation 8), with the parts of its model. What fails is said here until it is mended: who mends one takes
 * it out, who finds one puts it in.
 */
const fails: readonly { what: string; criterion: string; instead: string }[] = [
  {
    what: 'Words in another language than English, such as Welsh or Polish, are marked as such where somebody gave them on a form of their own. Those that a worker wrote into an answer, a message or the notes of a visit are not: a screen reader reads them as if they were English.',
    criterion: '3.1.2 language of parts',
    instead: 'Ask for them to be read to you, or for a translation.',
  },
]

/** What complies, and is missed all the same (decision 113). */
const missed: readonly string[] = [
  'A child cannot hand in a drawing as a picture, or a recording of their voice. Whoever helps can write down what the child says of it, in the child’s own words.',
  'Accounts of Hearth itself are opened with a password and a code from an app, not with a security key. Where people sign in by the council’s own account, its keys work.',
  'There are symbols and faces for children, and no easy-read version of the forms and letters for adults. Ask for the questions to be gone through with you.',
]

const prepared = '27 November 2026'

/** From what the council has set: who it is, whom to ring, where to write. */
export function accessibilityPage(contacts: Contacts): PageContent {
  return {
    title: 'Accessibility',
    main: html`<h1 class="govuk-heading-l">Accessibility statement</h1>
      <p class="govuk-body">This accessibility statement applies to Hearth, as ${contacts.councilName ?? 'the council named at the top of this page'} runs it. We want as many people as possible to be able to use it: with a keyboard alone, with a screen reader, with speech recognition, on a small phone, enlarged, in their own colours, and without JavaScript.</p>
      <h2 class="govuk-heading-m">How accessible it is</h2>
      <p class="govuk-body">Hearth is partially compliant with the <a class="govuk-link" href="https://www.w3.org/TR/WCAG22/" rel="noreferrer">Web Content Accessibility Guidelines, version 2.2</a>, level AA, because of what is listed below.</p>
      <h2 class="govuk-heading-m">What does not work yet</h2>
      <p class="govuk-body">These do not comply with the accessibility regulations:</p>
      <ul class="govuk-list govuk-list--bullet">${fails.map(({ what, criterion, instead }) => html`<li>${what} This fails criterion ${criterion}. ${instead}</li>`)}</ul>
      <p class="govuk-body">These comply, and are missed all the same:</p>
      <ul class="govuk-list govuk-list--bullet">${missed.map((one) => html`<li>${one}</li>`)}</ul>
      <p class="govuk-body">Nothing is left out because it would be a disproportionate burden, and nothing because the regulations do not reach it.</p>
      <h2 class="govuk-heading-m">If you need it in another way, or something does not work</h2>
      ${whomToAsk(contacts)}
      <h2 class="govuk-heading-m">If you are not happy with our answer</h2>
      <p class="govuk-body">The Equality and Human Rights Commission enforces these regulations. If you are not happy with how we answer, contact the <a class="govuk-link" href="https://www.equalityadvisoryservice.com/" rel="noreferrer">Equality Advisory and Support Service</a>.</p>
      <h2 class="govuk-heading-m">How it was tested</h2>
      <p class="govuk-body">This statement was prepared on ${prepared}, from our own assessment. Each version is checked by programs. What a screen reader reads of every kind of page is kept and compared, and searched for names that do not say what they belong to, headings out of order and tables without headers. Journeys in a real browser go through audits and forms with the keyboard alone and without JavaScript. On every kind of page, and at each step of those journeys, axe looks for what fails level A and AA, and nothing may be wider than a screen of 1100 or 320 pixels. Nobody who uses a screen reader or a switch every day has tested it yet: if you do, please tell us what you find.</p>`,
  }
}

function whomToAsk({ dayName, dayTelephone, councilEmail }: Contacts): SafeHtml {
  const ways = [
    ...(dayName && dayTelephone
      ? [html`ring ${dayName}: <a class="govuk-link" href="${telHref(dayTelephone)}">${dayTelephone}</a>`]
      : []),
    ...(councilEmail
      ? [html`write to <a class="govuk-link govuk-!-text-break-word" href="mailto:${councilEmail}">${councilEmail}</a>`]
      : []),
  ]
  const ask =
    ways.length > 0 ? html`, or ${ways[0]}${ways[1] ? html`, or ${ways[1]}` : nothing}` : ', or ring the council'
  return html`<p class="govuk-body">Tell the person who gave you your account or your link${ask}. Say what you need: large print, easy read, an audio recording, braille, sign language, another language, or somebody to fill it in with you on the phone. We aim to answer within ten working days.</p>`
}
