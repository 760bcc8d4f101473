import { type AuditCase, calledWithNote } from '#modules/audits/index.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { button, details, html, insetText, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { kinds } from '#platform/sheets/index.ts'
import { type Kept, type PaperKind, partsOfPaper } from '../paper.ts'

const title = (ref: string) => `Papers of audit ${ref}`
const backTo = (ref: string) => ({ text: `Audit ${ref}`, href: `/audits/${ref}` })

/** The same for everybody, whatever it is that keeps the papers waiting: nothing here may hang on more than the reference. */
export const notYetPage = (ref: string): PageContent => ({
  title: title(ref),
  backLink: backTo(ref),
  main: html`<span class="govuk-caption-l">Audit ${ref}</span>
    <h1 class="govuk-heading-l">Not yet</h1>
    <p class="govuk-body">Nothing of this audit can go out on paper yet. Papers are made once an audit is closed and its household has come to rest: no other audit of it is under way, nobody has moved in or out in the last two weeks, nothing is being put right, and nothing else is open that could change what they say.</p>
    <p class="govuk-body">Which of these it is, Hearth does not say here, to anybody. Look again in a few days. What must be told at once is told in person.</p>
    <p class="govuk-body"><a class="govuk-link" href="/audits/${ref}">Back to audit ${ref}</a></p>`,
})

type Facts = {
  about: AuditCase
  kept: readonly Kept[]
  /** Of the audit as it stands now. */
  edition: number
  /** Whether writing the summary and the letters is theirs. */
  writes: boolean
  today: Temporal.PlainDate
}

/** What of a closed audit can be taken out, what was kept, and who writes what is missing. */
export function papersPage({ about: { audit, children }, kept, edition, writes, today }: Facts): PageContent {
  const path = `/audits/${audit.ref}/papers`
  const part = (heading: string, says: string, paper: PaperKind, child?: (typeof children)[number]) => {
    const editions = kept.filter((one) => one.kind === paper && one.childId === (child?.id ?? null))
    const which = child ? `?child=${child.ref}` : ''
    const first = editions.length === 0
    const verb = first ? 'Write' : 'Put right'
    const what = paper === 'summary' ? 'the summary' : `the letter to ${child ? calledWithNote(child, today) : ''}`
    return html`<h2 class="govuk-heading-m">${heading}</h2>
      <p class="govuk-body">${says}</p>
      ${first ? html`<p class="govuk-body">It is not written yet.</p>` : nothing}
      ${editions[0] && editions[0].ofEdition < edition ? insetText({ text: 'The audit was put right since. Look whether this still holds, and keep another edition if it does not.' }) : nothing}
      ${editions.length > 0 ? editionsTable(path, editions, { heading, child: child?.ref, today }) : nothing}
      ${writes ? button({ text: `${verb} ${what}`, href: `${path}/${paper}${which}`, classes: first ? undefined : 'govuk-button--secondary' }) : first ? html`<p class="govuk-body">Quality Assurance and Partnerships write it.</p>` : nothing}`
  }
  return {
    title: title(audit.ref),
    backLink: backTo(audit.ref),
    main: html`<span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">Papers for the carers and the children</h1>
      <p class="govuk-body">Give them into somebody’s hands. Hearth sends none by mail. Each time one is taken out is noted.</p>
      <h2 class="govuk-heading-m">The audit, for the carers’ file</h2>
      <p class="govuk-body">Edition ${edition}${edition > 1 ? ', put right since it was first closed' : ''}. Without the worker’s reflection, people’s own words, and what concerns somebody’s safety.</p>
      <p class="govuk-body">${links(`${path}/audit`, '', 'the audit')}</p>
      ${part('A summary for the carers', 'What is better for the children, what goes well, and what will change.', 'summary')}
      ${children.map((child) => part(`A letter to ${calledWithNote(child, today)}${child.initials ? `, ${child.ref}` : ''}`, 'What we looked at and what will change for them, in their words.', 'letter', child))}`,
  }
}

const links = (path: string, query: string, what: string): SafeHtml =>
  html`${Object.entries(kinds).map(([kind, { called }], at) => html`${at > 0 ? ' or ' : nothing}<a class="govuk-link" href="${path}.${kind}${query}">${called}<span class="govuk-visually-hidden"> of ${what}</span></a>`)}`

function editionsTable(
  path: string,
  editions: readonly Kept[],
  { heading, child, today }: { heading: string; child: string | undefined; today: Temporal.PlainDate },
): SafeHtml {
  return stackedTable({
    caption: `${heading}: what was kept`,
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Edition' }, { text: 'Kept' }, { text: 'Take it out' }],
    rows: editions.map(({ kind, edition, ofEdition, by, at, reason, words }) => {
      const query = `?${new URLSearchParams({ ...(child ? { child } : {}), edition: String(edition) })}`
      return [
        { text: `${edition}${ofEdition > 1 ? `, of edition ${ofEdition} of the audit` : ''}` },
        {
          html: html`${inWords(londonDate(at), today)}, ${by}${reason ? html`<br><span class="hearth-words">Because: ${reason}</span>` : nothing}
          ${details({ summaryText: `Read edition ${edition}`, html: html`${partsOfPaper(kind).map(({ key, heading: called }) => (words[key] ? html`<h3 class="govuk-heading-s">${called}</h3><p class="hearth-words">${words[key]}</p>` : nothing))}` })}`,
        },
        {
          html: links(
            `${path}/${kind}`,
            query,
            `edition ${edition} of ${kind === 'summary' ? 'the summary' : `the letter to ${child}`}`,
          ),
        },
      ]
    }),
  })
}
