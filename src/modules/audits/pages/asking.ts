import type { Mistake } from '#platform/problems.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, mistakeAt, nothing, radios, type SafeHtml, textarea, whatToMend } from '#platform/html/index.ts'
import { askingHref } from '../addresses.ts'
import type { Audit } from '../audit.ts'
import { callOf, calledWithNote } from '../children.ts'
import type { AuditCase } from '../queries/standing.ts'
import { isBeforeSubmission } from '../steps.ts'
import type { ChildOfAudit } from '../queries/children.ts'

export type AskingFacts = {
  audit: Pick<Audit, 'ref' | 'household'>
  child: ChildOfAudit
  typed: { may: string; words: string } | undefined
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** A child has moved on, and an audit looks back at their time there: their IRO says whether they may be asked. */
export function askingPage({ audit, child, typed, mistakes, today }: AskingFacts): PageContent {
  const called = callOf(child)
  const said = child.mayBeAsked === null ? '' : child.mayBeAsked ? 'yes' : 'no'
  return {
    title: `May ${called} be asked, audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">May ${called} be asked about their time there?</h1>
      <p class="govuk-body">${calledWithNote(child, today)} is looked at in this audit because: <span class="hearth-words">${child.because}</span></p>
      <p class="govuk-body">You know what it would mean to them to be asked about a home they have left. Until you say yes, nobody asks, and nothing in the audit is graded lower because they said nothing. You can say otherwise until the audit is sent; what they have said by then stays.</p>
      <form method="post" action="${askingHref(audit, child)}" novalidate>
        ${radios({
          ...{ name: 'may', idPrefix: 'may', errorMessage: mistakeAt(mistakes, 'may'), value: typed?.may ?? said },
          fieldset: { legend: { text: `May ${called} be asked?`, classes: 'govuk-fieldset__legend--s' } },
          items: [
            { value: 'yes', text: 'Yes: I will ask them, or see who does' },
            { value: 'no', text: 'No: leave them be' },
          ],
        })}
        ${textarea({
          ...{ id: 'words', name: 'words', rows: 3, errorMessage: mistakeAt(mistakes, 'words'), spellcheck: true },
          label: { text: 'Why?', classes: 'govuk-label--s' },
          hint: { text: 'In a few words, without what the child told you: whoever writes the audit reads it.' },
          value: typed?.words ?? child.askingWords,
        })}
        ${button({ text: 'Save', preventDoubleClick: true })}
      </form>`,
  }
}

/** Of the children who have moved on: whether their IRO has said that they may be asked. */
export function whoMayBeAsked(about: AuditCase, today: Temporal.PlainDate): SafeHtml {
  const movedOn = about.children.filter(({ because }) => because !== null)
  if (movedOn.length === 0) return nothing
  return html`<ul class="govuk-list">${movedOn.map((child) => html`<li>${calledWithNote(child, today)}: ${askingInWords(child, today)}${saysWhetherAsked(about, child) ? html` <a class="govuk-link" href="${askingHref(about.audit, child)}">Say whether ${callOf(child)} may be asked</a>` : nothing}</li>`)}</ul>`
}

/** Their own IRO, until the audit is sent. */
export const saysWhetherAsked = ({ audit, standing }: AuditCase, { id, because }: ChildOfAudit): boolean =>
  because !== null && standing.iroOf.includes(id) && isBeforeSubmission(audit)

function askingInWords({ mayBeAsked, askingWords, askingSaidAt }: ChildOfAudit, today: Temporal.PlainDate): SafeHtml {
  if (mayBeAsked === null || askingSaidAt === null)
    return html`asked only if their Independent Reviewing Officer says so, who has not said yet.`
  const on = inWords(londonDate(askingSaidAt), today)
  return html`their Independent Reviewing Officer said on ${on} that they ${mayBeAsked ? 'may' : 'are not to'} be asked: <span class="hearth-words">${askingWords}</span>`
}
