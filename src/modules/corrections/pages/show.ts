import { inWords, momentInWords } from '#platform/dates/index.ts'
import { button, html, insetText, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Correction, laws, type Outstanding, outstanding as standsAgainst, stateNames } from '../correction.ts'
import type { OpeningOfSealed, Sealed } from '../queries/corrections.ts'
import { type AboutFacts, beside, linkTo } from './about.ts'

export type ShowFacts = AboutFacts & {
  correction: Correction
  /** Whether this person decides it now. */
  decides: boolean
  sealed: Sealed | undefined
  openings: readonly OpeningOfSealed[]
  /** The Head, of something that is sealed. */
  opens: boolean
  /** What stands against erasing it, for whoever might. */
  outstanding: readonly Outstanding[]
  /** What was sealed, for whoever has just opened it. */
  contents: readonly { asked: string; said: string }[] | null
  today: Temporal.PlainDate
}

/** One question: what was asked, who had read it, what hangs on it, and what is done about it. */
export function correctionPage(facts: ShowFacts): PageContent {
  const { correction, of, decides, today } = facts
  const at = `/corrections/${correction.ref}`
  return {
    title: `About the wrong person: ${correction.ofRef}`,
    backLink: correction.putsRight ? { href: '/corrections', text: 'All of them' } : { href: '/' },
    main: html`<span class="govuk-caption-l">${correction.ofRef}</span>
      <h1 class="govuk-heading-l">Something was kept about the wrong person</h1>
      ${standing(correction, today)}
      ${linkTo(of, correction.state !== 'asked')}
      ${decides ? button({ text: 'Decide what is to be done', href: `${at}/decision` }) : waits(facts)}
      ${facts.opens ? wayToIt(facts, at) : nothing}
      ${correction.putsRight ? beside(facts, today) : nothing}`,
  }
}

export function standing(correction: Correction, today: Temporal.PlainDate): SafeHtml {
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

function waits({ correction, sealed, openings, today }: ShowFacts): SafeHtml {
  if (correction.state === 'asked')
    return html`<p class="govuk-body hearth-measure">Somebody else of Quality Assurance and Partnerships than whoever asked decides this, so that two people are in it, and nobody whom it is about.</p>`
  if (!sealed) return nothing
  const erased = sealed.law && sealed.erasedAt && sealed.copiesUntil
  return html`${erased ? html`<p class="govuk-body hearth-measure">Erased by ${sealed.erasedBy}, ${momentInWords(sealed.erasedAt!, today)}. ${laws[sealed.law!]}: <span class="hearth-words">${sealed.erasedWhy}</span> Copies that were kept for restoring hold it until ${inWords(sealed.copiesUntil!, today)}; whoever restores one erases it again.</p>` : html`<p class="govuk-body hearth-measure">It is on no page, in no list, count, history, search or print. The Head of Quality Assurance and Partnerships alone opens it.</p>`}
    ${openings.length > 0 ? html`<h2 class="govuk-heading-m">Who opened it</h2><ul class="govuk-list govuk-list--bullet">${openings.map((one) => html`<li>${momentInWords(one.at, today)}, ${one.by}: <span class="hearth-words">${one.reason}</span></li>`)}</ul>` : nothing}`
}

/** What was sealed, while it is open to the Head; else the way to it. */
function wayToIt({ contents, outstanding }: ShowFacts, at: string): SafeHtml {
  const erases =
    outstanding.length === 0
      ? html`<p class="govuk-body"><a class="govuk-link" href="${at}/erasure">Erase it for good</a></p>`
      : insetText({
          html: html`<p class="govuk-body">It cannot be erased yet:</p><ul class="govuk-list govuk-list--bullet">${outstanding.map((one) => html`<li>${standsAgainst[one]}</li>`)}</ul>`,
        })
  if (!contents)
    return html`${button({ text: 'Open what was sealed', href: `${at}/opening`, classes: 'govuk-button--secondary' })}${erases}`
  return html`<h2 class="govuk-heading-m" id="sealed">What was sealed</h2>
    <p class="govuk-body">It is open to you for a quarter of an hour from when you opened it.</p>
    ${contents.length === 0 ? html`<p class="govuk-body">No words stood in it.</p>` : summaryList({ rows: contents.map(({ asked, said }) => ({ key: { text: asked }, value: { html: html`<span class="hearth-words">${said}</span>` } })) })}
    ${erases}`
}
