import { type Audit, calledWithNote, type ChildOfAudit } from '#modules/audits/index.ts'
import type { Contacts } from '#modules/people/index.ts'
import { inFull } from '#platform/dates/index.ts'
import {
  button,
  characterCount,
  checkboxes,
  details,
  html,
  mistakeAt,
  nothing,
  type SafeHtml,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { ageToRead, type Kept, mostOfPart, type PaperKind, type Part, type Told, type Words, years } from '../paper.ts'

export type PaperForm = {
  audit: Audit
  paper: PaperKind
  child: ChildOfAudit | undefined
  parts: readonly Part[]
  words: Words
  /** The newest edition that was kept. */
  last: Kept | undefined
  ofEdition: number
  /** How old a reader it may ask for. */
  most: number
  contacts: Contacts
  /** What the child said, as far as all may read it. */
  own: readonly string[]
  actions: readonly Told[]
  reason: string
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** A summary or a letter is put into words, read, and kept. */
export function writePaperPage(form: PaperForm): PageContent {
  const { audit, child, last, mistakes, today } = form
  const what = child ? `a letter to ${calledWithNote(child, today)}` : 'a summary for the carers'
  const title = last ? `Put right ${what}` : `Write ${what}`
  const path = `/audits/${audit.ref}/papers`
  return {
    title: `${title}, audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Papers of audit ${audit.ref}`, href: path },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}${child ? `, ${child.ref}` : ''}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${aboutIt(form)}
      <form method="post" action="${path}/${form.paper}" novalidate>
        <input type="hidden" name="seen" value="${last?.edition ?? 0}">
        ${child ? html`<input type="hidden" name="child" value="${child.ref}">` : nothing}
        ${form.parts.map((part) => field(form, part))}
        ${last ? characterCount({ id: 'reason', name: 'reason', maxlength: 2000, rows: 3, value: form.reason, label: label('Why is there another edition?'), hint: { text: `Edition ${last.edition} is kept as it was.` }, errorMessage: mistakeAt(mistakes, 'reason') }) : nothing}
        ${checkboxes({ idPrefix: 'read', name: 'read', errorMessage: mistakeAt(mistakes, 'read'), items: [{ value: 'yes', text: `I have read all of it as ${child ? 'this child' : 'the carers'} will read it, and it says nothing about anybody that they may not know` }] })}
        ${button({ text: 'Keep it as it goes out', preventDoubleClick: true })}
      </form>`,
  }
}

const label = (text: string) => ({ text, classes: 'govuk-label--m' })

function aboutIt({ child, parts, words, most, contacts, last, ofEdition, actions }: PaperForm): SafeHtml {
  const age = ageToRead(parts, words, contacts)
  const whose = child ? 'a reader a year younger than the child' : 'any reader'
  return html`<p class="govuk-body">${last ? `This is edition ${last.edition}, as it was kept.` : 'Hearth has put down what it knows. Put it into their words.'} ${child ? 'The carers may read it too: nothing about anybody else.' : 'No other family, no other child’s words, no health of anybody: sentences that speak of it are not in the draft.'}</p>
    <p class="govuk-body">As it stands, somebody of ${years(age)} reads it with ease. It is for ${whose}: at most ${most}.${ofEdition > 1 ? ` It is of edition ${ofEdition} of the audit, which was put right.` : ''}</p>
    ${child && actions.length > 0 ? details({ summaryText: 'What was set because of this audit', html: html`<ul class="govuk-list govuk-list--bullet">${actions.map(({ says, doneOn }) => html`<li><span class="hearth-words">${says}</span>${doneOn ? ` (done on ${inFull(doneOn)})` : nothing}</li>`)}</ul>` }) : nothing}`
}

function field({ words, own, mistakes }: PaperForm, { key, heading, hint, optional }: Part): SafeHtml {
  return html`${characterCount({ id: key, name: key, maxlength: mostOfPart, rows: 6, value: words[key] ?? '', label: label(`${heading}${optional ? ' (optional)' : ''}`), hint: { text: hint }, errorMessage: mistakeAt(mistakes, key) })}
    ${key === 'said' ? details({ summaryText: 'What the child said and lets everybody read', html: html`${own.map((one) => html`<p class="hearth-words">${one}</p>`)}` }) : nothing}`
}
