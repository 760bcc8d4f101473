import { inWords, momentInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, summaryList, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Correctable, Mistaken, Read } from '#platform/room.ts'
import { type Correction, laws, stateNames } from '../correction.ts'
import type { OpeningOfSealed, Sealed } from '../queries/corrections.ts'
import { decisionForm } from './decision.ts'
import { erasureForm, openingForm } from './sealed.ts'

export type ShowFacts = {
  correction: Correction
  about: Correctable
  /** Where it is found now, as far as this person sees it. */
  of: Mistaken | null
  hangs: readonly string[]
  readers: readonly Read[]
  /** Whether this person decides it now. */
  decides: boolean
  /** What would happen, once whoever decides has chosen. */
  effect: string | null
  sealed: Sealed | undefined
  openings: readonly OpeningOfSealed[]
  /** The Head, of something that is sealed. */
  opens: boolean
  /** What was sealed, for whoever has just opened it. */
  contents: readonly { asked: string; said: string }[] | null
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** One question: what was asked, who had read it, what hangs on it, and what is done about it. */
export function correctionPage(facts: ShowFacts): PageContent {
  const { correction, of, mistakes } = facts
  return {
    title: `About the wrong person: ${correction.ofRef}`,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: correction.putsRight ? { href: '/corrections', text: 'All of them' } : { href: '/' },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${correction.ofRef}</span>
      <h1 class="govuk-heading-l">Something was kept about the wrong person</h1>
      ${standing(facts)}
      ${of ? html`<p class="govuk-body"><a class="govuk-link" href="${of.href}">${of.what}</a></p>` : nothing}
      ${correction.putsRight ? beside(facts) : nothing}
      ${facts.decides ? decisionForm(facts) : waits(facts)}
      ${contentsOf(facts)}
      ${facts.opens ? html`${openingForm(facts)}${erasureForm(facts)}` : nothing}`,
  }
}

function standing({ correction, today }: ShowFacts): SafeHtml {
  const { what, whose, askedBy, askedAt, decidedBy, decidedAt, why, state } = correction
  const row = (key: string, value: SafeHtml | string) => ({ key: { text: key }, value: { html: html`${value}` } })
  return summaryList({
    rows: [
      row('Where it stands', stateNames[state]),
      row('Asked by', html`${askedBy}, ${momentInWords(askedAt, today)}`),
      row('What is wrong', html`<span class="hearth-words">${what}</span>`),
      whose === '' ? undefined : row('Whose they say it is', whose),
      decidedAt ? row('Decided by', html`${decidedBy}, ${momentInWords(decidedAt, today)}`) : undefined,
      why === '' ? undefined : row('Why', html`<span class="hearth-words">${why}</span>`),
    ],
  })
}

/** Who had read it, and what hangs on it: for whoever puts it right. */
function beside({ readers, hangs, correction, today }: ShowFacts): SafeHtml {
  const asked = correction.state === 'asked'
  return html`<h2 class="govuk-heading-m">Who has looked at it</h2>
    ${readers.length === 0 ? html`<p class="govuk-body">Nobody, as far as the trail that you read tells.</p>` : html`<ul class="govuk-list govuk-list--bullet">${readers.map(({ name, on }) => html`<li>${name}, ${inWords(on, today)}</li>`)}</ul>`}
    ${asked && hangs.length > 0 ? html`<h2 class="govuk-heading-m">What hangs on it</h2><ul class="govuk-list govuk-list--bullet">${hangs.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}`
}

function waits({ correction, sealed, openings, today }: ShowFacts): SafeHtml {
  if (correction.state === 'asked')
    return html`<p class="govuk-body hearth-measure">Somebody else of Quality Assurance and Partnerships than whoever asked decides this, so that two people are in it, and nobody whom it is about.</p>`
  if (!sealed) return nothing
  const erased = sealed.law && sealed.erasedAt && sealed.copiesUntil
  return html`${erased ? html`<p class="govuk-body hearth-measure">Erased by ${sealed.erasedBy}, ${momentInWords(sealed.erasedAt!, today)}. ${laws[sealed.law!]}: <span class="hearth-words">${sealed.erasedWhy}</span> Copies that were kept for restoring hold it until ${inWords(sealed.copiesUntil!, today)}; whoever restores one erases it again.</p>` : html`<p class="govuk-body hearth-measure">It is on no page, in no list, count, history, search or print. The Head of Quality Assurance and Partnerships alone opens it.</p>`}
    ${openings.length > 0 ? html`<h2 class="govuk-heading-m">Who opened it</h2><ul class="govuk-list govuk-list--bullet">${openings.map((one) => html`<li>${momentInWords(one.at, today)}, ${one.by}: <span class="hearth-words">${one.reason}</span></li>`)}</ul>` : nothing}`
}

function contentsOf({ contents }: ShowFacts): SafeHtml {
  if (!contents) return nothing
  return html`<h2 class="govuk-heading-m" id="sealed">What was sealed</h2>
    <p class="govuk-body">It is open to you for a quarter of an hour.</p>
    ${summaryList({ rows: contents.map(({ asked, said }) => ({ key: { text: asked }, value: { html: html`<span class="hearth-words">${said}</span>` } })) })}`
}
