import { button, details, html, insetText, nothing, type SafeHtml, warningText } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Given, Said } from '../answer.ts'
import type { Form, FormQuestion } from '../form.ts'
import { people, type Place } from './child.ts'
import { adultQuestion } from './question.ts'

export type Answers = { said: Map<string, Said>; typed?: readonly Given[] }

/** The first page of an adult's form, like a letter. */
export function letterWelcome({ form, at, until }: Place, begun: boolean): PageContent {
  return letter(
    form.title,
    html`
    <h1 class="govuk-heading-l">${begun ? 'Welcome back' : form.title}</h1>
    ${begun ? html`<p class="govuk-body">What you wrote before is saved. You can go on where you were, and change what you like.</p>` : nothing}
    <p class="govuk-body">${form.intro}</p>
    <p class="govuk-body">You can leave out anything. What you write is saved when you press a button, and this link brings you back to it until ${until}.</p>
    ${form.isObservation ? insetText({ text: 'This is what you have seen. It is never shown as the child’s own words.' }) : nothing}
    <p class="govuk-body">${form.safety}</p>
    ${button({ text: begun ? 'Go on' : 'Start', href: `${at}/part-1` })}`,
  )
}

/** Some of the questions; a long form has two such pages. */
export function letterPart({ form, at, until }: Place, part: Part, { said, typed }: Answers): PageContent {
  return letter(
    `${form.title}, part ${part.number} of ${part.of}`,
    html`
    <h1 class="govuk-heading-l">${form.title}</h1>
    ${part.of > 1 ? html`<p class="govuk-body">Part ${part.number} of ${part.of}</p>` : nothing}
    ${(typed ?? []).length > 0 ? warningText({ text: 'Some answers were changed in another place too. They are marked below: what you send now will stand.', iconFallbackText: 'Careful' }) : nothing}
    <form method="post" action="${at}/part-${part.number}" novalidate>
      ${part.questions.map((question) => questionOrPrivate(question, { said, ...(typed ? { typed } : {}) }))}
      <div class="govuk-button-group">
        ${button({ text: part.number < part.of ? 'Save and go on' : 'Save and finish', name: 'then', value: 'next', preventDoubleClick: true })}
        ${button({ text: 'Save and come back later', name: 'then', value: 'stop', classes: 'govuk-button--secondary' })}
      </div>
    </form>
    <p class="govuk-body">This link works until ${until}.</p>
    ${details({ summaryText: 'If you are worried about a child now', html: people(form) })}`,
    part.number > 1 ? `${at}/part-${part.number - 1}` : at,
  )
}

export function letterEnd({ form, at, until }: Place, stopped: boolean): PageContent {
  const title = stopped ? 'What you wrote is saved' : 'Are you finished?'
  return letter(
    title,
    html`
    <h1 class="govuk-heading-l">${title}</h1>
    ${stopped ? html`<p class="govuk-body">You can close this page. The same link brings you back to it until ${until}.</p>` : nothing}
    <p class="govuk-body">When you are finished, hand it in. After that the link shows nothing of what you wrote.</p>
    <form method="post" action="${at}/finished">${button({ text: 'Hand it in', preventDoubleClick: true })}</form>
    <p class="govuk-body"><a class="govuk-link" href="${at}/part-1">Look at it again</a></p>
    ${details({ summaryText: 'If you are worried about a child now', html: people(form) })}`,
  )
}

export function letterThanks({ form }: Pick<Place, 'form'>): PageContent {
  return letter(
    'Thank you',
    html`
    <h1 class="govuk-heading-l">Thank you</h1>
    <h2 class="govuk-heading-m">What happens next</h2>
    <p class="govuk-body">${form.next.replace(/^Thank you[.!] */, '')}</p>
    <h2 class="govuk-heading-m">If you are worried about a child now</h2>
    ${people(form)}`,
  )
}

/** A token that never was, has expired, or was withdrawn: the same page, so that nobody learns which. */
export function linkGonePage(): PageContent {
  return {
    title: 'This link does not open anything',
    status: 404,
    plain: true,
    main: html`<h1 class="govuk-heading-l">This link does not open anything</h1>
      <p class="govuk-body">It may have run out, or a newer one may have taken its place. If you copied it from paper, check it letter by letter.</p>
      <p class="govuk-body">Ask the person who gave it to you for a new one. Nothing that you have said is lost.</p>
      <p class="govuk-body">If you are a child or young person and want to talk to someone now: Childline, 0800 1111, any time. It is free. In danger? Call 999.</p>`,
  }
}

export type Part = { number: number; of: number; questions: readonly FormQuestion[] }

const longestPart = 12

/** The pages of an adult's form: one, or two of about the same length. */
export function partsOf(form: Form): Part[] {
  const { questions } = form
  if (questions.length <= longestPart) return [{ number: 1, of: 1, questions }]
  const middle = Math.ceil(questions.length / 2)
  return [questions.slice(0, middle), questions.slice(middle)].map((some, at) => ({
    number: at + 1,
    of: 2,
    questions: some,
  }))
}

function questionOrPrivate(question: FormQuestion, { said, typed }: Answers): SafeHtml {
  const filled = { question, said: said.get(question.key), typed: typed?.find((one) => one.question === question.key) }
  if (!question.qualityTeamOnly) return adultQuestion(filled)
  return html`<div class="hearth-private"><p class="govuk-body"><strong>Only the quality team sees this part.</strong></p>${adultQuestion(filled)}</div>`
}

function letter(title: string, main: SafeHtml, back?: string): PageContent {
  return { title, main, plain: true, ...(back ? { backLink: { href: back } } : {}) }
}
