import type { SomeoneToTell } from '#framework/a2-feedback-forms/types.ts'
import { missingForLinks, type Contacts } from '#modules/people/index.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import {
  button,
  copyButton,
  html,
  insetText,
  qrCode,
  type SafeHtml,
  textarea,
  warningText,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { FeedbackForm } from '../form.ts'
import type { Voice } from '../voice.ts'

export type LinkFacts = {
  voice: Voice
  who: string
  /** The whole address, while its maker may see it again. */
  address: string | null
  lastsUntil: Temporal.Instant
  today: Temporal.PlainDate
}

const lower = (who: string): string => who.charAt(0).toLowerCase() + who.slice(1)

/** A link that was made just now: to copy, to scan, to print. It goes to the person by hand, by their own message, or on a
 * card: Hearth sends it to nobody. */
export function linkPage(facts: LinkFacts): PageContent {
  const { voice, address } = facts
  return {
    title: address ? 'The link is ready' : 'There is a link already',
    backLink: { href: `/voices/${voice.ref}` },
    main: address ? ready(facts, address) : madeBefore(facts),
    secret: true,
  }
}

function ready({ voice, who, lastsUntil, today }: LinkFacts, address: string): SafeHtml {
  const until = inWords(londonDate(lastsUntil), today)
  return html`
    <span class="govuk-caption-l">${voice.ref}, ${who}</span>
    <h1 class="govuk-heading-l">The link is ready</h1>
    <p class="govuk-body hearth-measure">It is for ${lower(who)} alone, and opens their form without an account until ${until}. They can stop and come back by the same link.</p>
    ${insetText({ html: html`<a class="govuk-link hearth-one-time-link" href="${address}" rel="noopener" target="_blank">${address}<span class="govuk-visually-hidden"> (opens in a new tab)</span></a>` })}
    ${copyButton({ text: address, label: 'Copy the link', done: 'The link is copied' })}
    ${warningText({ text: 'Only you can see it here, for 20 minutes. After that it stands nowhere: copy it or print it now.', iconFallbackText: 'Important' })}
    <h2 class="govuk-heading-m">To scan with a phone or a tablet</h2>
    ${qrCode(address, 'QR code: opens the form')}
    <h2 class="govuk-heading-m">To send as a message</h2>
    ${textarea({ name: 'message', label: { text: 'Words that say nothing of what it is about' }, value: messageWords(address, until), rows: 4, attributes: { readonly: '' } })}
    ${copyButton({ text: messageWords(address, until), label: 'Copy the message', done: 'The message is copied' })}
    <h2 class="govuk-heading-m">To give on paper</h2>
    <p class="govuk-body"><a class="govuk-link" href="/voices/${voice.ref}/link/letter">A letter to print</a>, with the address, the QR code, who reads what they say, and numbers to ring.</p>
    <p class="govuk-body hearth-measure">Give it to them yourself, or through somebody they trust. Where a child might not be free to answer at home, ask the child in person instead.</p>
    ${button({ href: `/voices/${voice.ref}`, text: 'I have what I need' })}
    ${another(voice)}`
}

const messageWords = (address: string, until: string): string =>
  `Hello. Here is the page that we talked about: ${address}\nIt is only for you, and works until ${until}.`

function madeBefore({ voice, who, lastsUntil, today }: LinkFacts): SafeHtml {
  return html`
    <span class="govuk-caption-l">${voice.ref}, ${who}</span>
    <h1 class="govuk-heading-l">There is a link already</h1>
    <p class="govuk-body hearth-measure">A link for ${lower(who)} works until ${inWords(londonDate(lastsUntil), today)}. Its address was shown to whoever made it, and stands nowhere now. If they still have it, nothing needs to be done.</p>
    ${another(voice)}
    <p class="govuk-body"><a class="govuk-link" href="/voices/${voice.ref}">Leave it as it is</a></p>`
}

const another = ({ ref }: Voice): SafeHtml =>
  html`<p class="govuk-body hearth-measure">If it is lost, or somebody else has it, <a class="govuk-link" href="/voices/${ref}/link/another">make another</a>. The first then stops working; you are asked before.</p>`

/** Asked before another link is made: the one that is out ends with it. */
export function anotherLinkPage({ voice, who, lastsUntil, today }: Omit<LinkFacts, 'address'>): PageContent {
  const title = 'Make another link?'
  return {
    title,
    backLink: { href: `/voices/${voice.ref}/link` },
    main: html`
    <span class="govuk-caption-l">${voice.ref}, ${who}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${warningText({ text: `The link that is out now, until ${inWords(londonDate(lastsUntil), today)}, ends at once. Whoever has it can no longer open the form with it.`, iconFallbackText: 'Warning' })}
    <p class="govuk-body hearth-measure">What they have said by it is not lost. Give them the new one, else they have none.</p>
    <form method="post" action="/voices/${voice.ref}/links">
      <input type="hidden" name="again" value="yes">
      ${button({ text: 'End the old link and make another', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>
    <p class="govuk-body"><a class="govuk-link" href="/voices/${voice.ref}/link">Leave it as it is</a></p>`,
  }
}

/** Why a link for a child cannot be made yet: whom they could ring is not known. */
export function linkWaitsPage(voice: Voice, who: string, contacts: Contacts): PageContent {
  return {
    title: 'A link cannot be made yet',
    status: 409,
    backLink: { href: `/voices/${voice.ref}` },
    main: html`
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">A link cannot be made yet</h1>
      <p class="govuk-body hearth-measure">A child who opens a link sees whom they can ring. Hearth does not know yet:</p>
      <ul class="govuk-list govuk-list--bullet">${missingForLinks(contacts).map((one) => html`<li>${one}</li>`)}</ul>
      <p class="govuk-body hearth-measure">An administrator of Hearth sets these under “Contacts”. Until then you can ask the child together. Links that are out already keep working, with 999 and the national numbers.</p>
      ${button({ href: `/voices/${voice.ref}/record`, text: 'Ask together with the child' })}`,
  }
}

export type LetterFacts = Omit<LinkFacts, 'address'> & {
  address: string
  form: FeedbackForm
  /** Who asks them, by name. */
  from: string
  /** Whom their form offers to turn to. */
  people: readonly SomeoneToTell[]
}

/** The link on paper, to hand over or to post. */
export function linkLetterPage(facts: LetterFacts): PageContent {
  const { voice, who, address, lastsUntil, form, from, people, today } = facts
  const { heading, opening, talk } = wordsOf(form)
  return {
    title: 'A letter to print',
    secret: true,
    backLink: { href: `/voices/${voice.ref}/link` },
    main: html`
      <p class="govuk-body hearth-screen-only">For ${lower(who)}. Print it with your browser, or with Control and P. This line is not printed.</p>
      <article class="hearth-measure">
        <h1 class="govuk-heading-l">${heading}</h1>
        <p class="govuk-body">${opening}</p>
        ${qrCode(address, 'QR code: opens the page')}
        <p class="govuk-body">Scan it, or type this address:<br><strong class="hearth-one-time-link">${address}</strong></p>
        <p class="govuk-body">It is only for you. It works until ${inWords(londonDate(lastsUntil), today)}.</p>
        <h2 class="govuk-heading-m">Who reads it</h2>
        <p class="govuk-body">${form.intro} ${form.safety}</p>
        <h2 class="govuk-heading-m">${talk}</h2>
        ${numbersToRing(people)}
        <p class="govuk-body">${from}</p>
      </article>`,
  }
}

/** What the letter says, to whomever it is written. */
function wordsOf(form: FeedbackForm): { heading: string; opening: string; talk: string } {
  const talk = 'If you want to talk to somebody now'
  if (form.isObservation)
    return {
      heading: 'Please tell us what you see',
      opening:
        'You know this child well. You can tell us on this page what you have seen yourself. You can stop and come back.',
      talk: 'If you are worried about a child now',
    }
  if (form.speaker === 'child' || form.speaker === 'young_adult')
    return {
      heading: 'What do you think?',
      opening:
        'I would like to know how things are for you. You can tell me on this page, when you like and where you like. You do not have to.',
      talk,
    }
  return {
    heading: 'Please tell us what you think',
    opening: 'You can tell us on this page, when it suits you. You can stop and come back.',
    talk: form.speaker === 'household_member' ? talk : 'If you are worried about a child now',
  }
}

/** Those of the form itself who can be rung: paper has no links to tap. */
function numbersToRing(people: readonly SomeoneToTell[]): SafeHtml {
  return html`<ul class="govuk-list govuk-list--bullet">${people.flatMap(({ who, how, links }) => {
    const numbers = links.filter(({ href }) => href.startsWith('tel:'))
    return numbers.length === 0
      ? []
      : [html`<li>${who}: ${numbers.map(({ text }) => html`<strong>${text}</strong>`)}. ${how}</li>`]
  })}</ul>`
}
