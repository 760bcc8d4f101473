import { button, html, input, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { ageInWords } from '../household.ts'
import { readReference } from '#platform/reference.ts'
import { type FoundKind, type FoundOne, most } from '../sought.ts'

/** What is kept under a reference, and where. */
export type Piece = { ref: string; href: string }

export type SearchFacts = {
  asked: string
  /** Undefined where nothing was looked for beyond a reference. */
  found: { records: readonly FoundOne[]; pieces: readonly Piece[] } | undefined
  /** What each stream's pieces are called. */
  pieces: readonly { letter: string; noun: string }[]
  today: Temporal.PlainDate
}

/** What was found, and where to look for something else. */
export function searchPage({ asked, found, pieces, today }: SearchFacts): PageContent {
  const isSomething = found && found.records.length + found.pieces.length > 0
  return {
    title: 'Find',
    main: html`<h1 class="govuk-heading-l">Find</h1>
    ${isSomething ? list(found, asked, today) : found || readReference(asked) ? notFound(asked.trim()) : nothing}
    <form method="post" action="/search" class="govuk-!-margin-top-6">
      ${input({
        id: 'reference',
        name: 'q',
        label: { text: 'What are you looking for?', classes: 'govuk-label--s' },
        hint: { text: hint(pieces) },
        value: asked,
        classes: 'govuk-input--width-20',
        spellcheck: false,
        autocomplete: 'off',
      })}
      ${button({ text: 'Find' })}
    </form>`,
  }
}

function hint(pieces: SearchFacts['pieces']): string {
  const letters = pieces.map(({ letter, noun }) => `${letter}- for ${withArticle(noun)}`)
  return `A number in the case system (with its letters), initials, a worker or a team. Or a reference: H- for a household, C- for a child, ${letters.join(', ')}, T- for an action, V- for a voice; the number alone will do. We do not look for children and carers by name.`
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

const headings: Record<FoundKind, string> = {
  household: 'Households',
  child: 'Children',
  worker: 'Fostering social workers',
  team: 'Teams',
}

function list({ records, pieces }: NonNullable<SearchFacts['found']>, asked: string, today: Temporal.PlainDate) {
  const kinds = Object.keys(headings) as FoundKind[]
  return html`<p class="govuk-body-l" role="status">What you may see for “${asked.trim()}”</p>
    ${group(
      'By reference',
      pieces.map(({ ref, href }) => html`<a class="govuk-link" href="${href}">${ref}</a>`),
    )}
    ${kinds.map((kind) =>
      group(
        headings[kind],
        records.filter((one) => one.kind === kind).map((one) => line(one, today)),
      ),
    )}`
}

function group(heading: string, lines: readonly SafeHtml[]): SafeHtml {
  if (lines.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    <ul class="govuk-list govuk-list--spaced">${lines.slice(0, most).map((one) => html`<li>${one}</li>`)}</ul>
    ${lines.length > most ? html`<p class="govuk-body">There are more than ${most}. Look for a number, or narrow the <a class="govuk-link" href="/households">list of households</a>.</p>` : nothing}`
}

function line(one: FoundOne, today: Temporal.PlainDate): SafeHtml {
  if (one.kind === 'worker' || one.kind === 'team')
    return html`<a class="govuk-link" href="/households?${one.kind}=${String(one.id)}">${one.ref}: their households</a>`
  const path = one.kind === 'child' ? 'children' : 'households'
  const beside = [
    one.bornOn && ageInWords(one.bornOn, today),
    one.household && `lives with ${one.household}`,
    one.caseSystemId && `${one.caseSystemId} in the case system`,
  ].filter(Boolean)
  return html`<a class="govuk-link" href="/${path}/${one.ref}">${[one.initials, one.ref].filter(Boolean).join(', ')}</a><br><span class="govuk-body-s">${beside.join(', ')}</span>`
}

function notFound(asked: string): SafeHtml {
  return html`<p class="govuk-body-l" role="status">There is nothing called “${asked}” that you can see.</p>
    <p class="govuk-body">Check how it is written. It may also belong to another team: then ask the person who gave it to you.</p>`
}
