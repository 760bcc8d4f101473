import { control, inSection, needed, postedIn } from '#modules/forms/index.ts'
import { button, checkboxes, html, input, nothing, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import { type Context, type PageContent, textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type BeginAsk, type Beginning, fieldOfAsk, isInALine, questionOfAsk } from '../begin.ts'

type Facts = {
  mistakes: readonly Mistake[]
  said: (field: string) => string
  /** Whom to choose: what stands first in the form, and their fields. */
  people?: { first: SafeHtml; fields: SafeHtml }
} & Pick<Context, 'body'>

/** The page that begins a piece: whatever was typed stands in it again, with what is to be mended or said to be right. */
export function beginPage<About>(
  { path, keeps, asks, asksOf, page }: Beginning<About>,
  about: About,
  facts: Facts,
): PageContent {
  const { title, says, back, button: label } = page(about)
  return {
    title,
    status: facts.mistakes.length > 0 ? 422 : 200,
    backLink: back,
    main: html`${whatToMend(facts.mistakes)}<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${says}</p>
      <form method="post" action="${path}" novalidate>
        ${facts.people?.first ?? nothing}
        ${keeps.map((field) => hidden(field, facts.said(field)))}
        ${facts.people?.fields ?? nothing}
        ${(asksOf?.(about) ?? asks).map((ask) => field(ask, facts))}
        ${button({ text: label, preventDoubleClick: true })}
      </form>`,
  }
}

const hidden = (name: string, value: string): SafeHtml => html`<input type="hidden" name="${name}" value="${value}">`

function field(ask: BeginAsk, { body, said, mistakes }: Facts): SafeHtml {
  const { key, text, prompts } = ask
  const mistake = mistakes.find((one) => one.field === key)
  const [name, question] = [fieldOfAsk(ask), questionOfAsk(ask)]
  if (isInALine(ask.type)) {
    const line = inALine[ask.type]
    return html`${input({
      ...{ id: key, name: key, value: said(key), classes: line.classes },
      label: { ...(ask.required ? { html: needed(text) } : { text }), classes: 'govuk-label--s' },
      hint: { text: prompts ?? line.hint },
      errorMessage: mistake && { text: mistake.message },
    })}${isRight(ask, mistake, said(name('right')))}`
  }
  const [posted, isDate] = [postedIn(body, question, name), ask.type === 'date']
  return html`${control({
    ...{ question, name, idPrefix: key, look: inSection(undefined), particulars: {} },
    value: posted.length > 0 ? posted : said(key),
    ...{ mistake: mistake?.message, confirm: isDate ? mistake?.confirm : undefined },
  })}${isRight(ask, isDate ? undefined : mistake, isDate && mistake ? '' : said(name('right')))}`
}

const inALine = {
  household: { hint: 'Such as H-1024', classes: 'govuk-input--width-10' },
  child: { hint: 'Such as C-1022', classes: 'govuk-input--width-10' },
  time: { hint: 'For example, 16:30', classes: 'govuk-input--width-5' },
}

/** A box for what is odd; once it was ticked, it is kept while something else is mended. */
function isRight(ask: BeginAsk, mistake: Mistake | undefined, before: string): SafeHtml {
  const name = fieldOfAsk(ask)('right')
  if (!mistake) return before === '' ? nothing : hidden(name, before)
  if (mistake.confirm === undefined) return nothing
  const box = { value: mistake.confirm, text: ask.sure ?? `Yes, ${mistake.confirm} is right` }
  return checkboxes({ name, idPrefix: `${name}-box`, classes: 'govuk-checkboxes--small', items: [box] })
}

/** What the form says of a field, or else the address. */
export const saidIn =
  ({ body, query }: Pick<Context, 'body' | 'query'>) =>
  (field: string): string =>
    textOf(body, field) || (query[field] ?? '')
