import type { Beyond, Household } from '#modules/register/index.ts'
import { lowerFirst } from '#platform/words.ts'
import { inFull, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  insetText,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { kinds } from '../exemption.ts'
import { kindOf, reasons, reasonsFor, saysOf } from '../found.ts'
import type { AnswerGiven } from '../queries/found.ts'

export type FoundFacts = {
  household: Pick<Household, 'ref' | 'terms'>
  found: readonly Beyond[]
  answers: readonly AnswerGiven[]
  typed: (field: string) => string
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** One field for each day that was found: several may be. */
export const fieldsOf = ({ kind, since }: Pick<Beyond, 'kind' | 'since'>) => ({
  because: `because-${kind}-${since}`,
  words: `words-${kind}-${since}`,
})

/** What the register says of one household and nobody has spoken of; and what was answered before. */
export function foundPage(facts: FoundFacts): PageContent {
  const { household, found, answers, mistakes } = facts
  const title = 'What the register says of this home'
  return {
    title,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { text: `Household ${household.ref}`, href: `/households/${household.ref}` },
    main: html`${whatToMend(mistakes)}<span class="govuk-caption-l">Household ${household.ref}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">The register counts children; it does not know who are brothers and sisters, and it may be wrong. It asks once for each day on which a child came.</p>
      ${household.terms ? html`<p class="govuk-body">Terms of approval: ${household.terms}</p>` : nothing}
      ${found.length === 0 ? html`<p class="govuk-body">Nothing waits for an answer.</p>` : found.map((one) => asked(one, facts))}
      ${answers.length === 0 ? nothing : html`<h2 class="govuk-heading-m">What was answered</h2>${answers.map((one) => given(one, facts))}`}`,
  }
}

function asked(one: Beyond, { household: { ref }, typed, mistakes }: FoundFacts): SafeHtml {
  const { kind, since } = one
  const kindName = kinds[kindOf[kind]]
  const { because, words } = fieldsOf(one)
  const apart = html`<span class="govuk-visually-hidden">: ${lowerFirst(kindName)}, ${inFull(since)}</span>`
  const items = reasonsFor(kind).map((key) => ({ value: key, text: reasons[key] }))
  return html`<h2 class="govuk-heading-m">${kindName}: ${inFull(since)}${one.now || kind === 'temporary' ? '' : ', and no more today'}</h2>
    <p class="govuk-body hearth-measure">${saysOf(one)}</p>
    <p class="govuk-body"><a class="govuk-link" href="/exemptions/new?household=${ref}&amp;kind=${kindOf[kind]}">It is so: write it down, and tell those who must know${apart}</a></p>
    <form method="post" action="/exemptions/found/${ref}/answer" novalidate>
      <input type="hidden" name="kind" value="${kind}"><input type="hidden" name="since" value="${String(since)}">
      ${radios({
        ...{ name: because, idPrefix: because, value: typed(because), errorMessage: mistakeAt(mistakes, because) },
        fieldset: { legend: { text: 'It is not so, because', classes: 'govuk-fieldset__legend--s' } },
        items,
      })}
      ${textarea({ id: words, name: words, rows: 2, value: typed(words), label: { html: html`In a sentence${apart}`, classes: 'govuk-label--s' }, hint: { text: 'How you know. No names.' }, errorMessage: mistakeAt(mistakes, words) })}
      ${button({ html: html`Keep this answer${apart}`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}

function given(
  { kind, since, because, words, by, at }: AnswerGiven,
  { household: { ref }, today }: FoundFacts,
): SafeHtml {
  return html`${insetText({
    html: html`<p class="govuk-body">${inFull(since)}: ${reasons[because]}. ${words}</p>
    <p class="govuk-body">${by}, ${momentInWords(at, today)}</p>
    <form method="post" action="/exemptions/found/${ref}/taking-back" novalidate>
      <input type="hidden" name="kind" value="${kind}"><input type="hidden" name="since" value="${String(since)}">
      ${button({ html: html`Take this answer back<span class="govuk-visually-hidden">: ${lowerFirst(kinds[kindOf[kind]])}, ${inFull(since)}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`,
  })}`
}
