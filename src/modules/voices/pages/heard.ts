import { dueAsClause, dueInWords, inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import { button, html, listCount, listPages, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { type ChildsWords, daysOf, type HearingDays, toHear } from '../heard.ts'
import { upperFirst } from '#platform/words.ts'
import type { Share } from '../voice.ts'

type When = { days: HearingDays; today: Temporal.PlainDate }

/** What children said where a form asked for it, newest first. Whose visit it was is not said. */
export function heardPage({ list, ...when }: When & { list: ListPage<ChildsWords> }): PageContent {
  return {
    title: 'What children said on visits',
    backLink: { href: '/voices', text: 'All voices' },
    main: html`<h1 class="govuk-heading-l">What children said on visits</h1>
      <p class="govuk-body hearth-measure">Somebody spoke with the child and wrote it down. It comes to the quality team and to the child’s own reviewing officer; who else may know, the child says. The child hears what came of it.</p>
      ${list.rows.length === 0 ? html`<p class="govuk-body">Nothing was written down yet that you hear.</p>` : html`${listCount(list, 'time that a child spoke', 'times that children spoke')}${list.rows.map((said) => onList(said, when))}${listPages({ path: '/voices/heard', chosen: {}, list })}`}`,
  }
}

function onList(said: ChildsWords, when: When): SafeHtml {
  const to = `/voices/heard/${said.id}`
  return html`<section class="hearth-voice">
    <h2 class="govuk-heading-s"><a class="govuk-link" href="${to}">Child C-${said.childId}, ${inWords(londonDate(said.writtenAt), when.today)}</a></h2>
    ${quote(said)}
    <p class="govuk-hint">Who may know: ${whoMayKnow(said)}. ${standsAt(said, when)}</p>
  </section>`
}

/** The words as they were written. */
export const quote = ({ words }: Pick<ChildsWords, 'words'>): SafeHtml =>
  words === ''
    ? html`<p class="govuk-body">Whoever wrote it down has taken it back.</p>`
    : html`<blockquote class="hearth-quote">${words}</blockquote>`

const readers: Readonly<Record<Share, string>> = {
  carers: 'also their carers',
  iro_and_quality: 'only their IRO and the quality team',
  ask_first: 'others only once the child was asked, and agreed',
}
const whoMayKnow = ({ share }: Pick<ChildsWords, 'share'>): string =>
  share === null ? 'only their IRO and the quality team: nobody wrote down that the child said more' : readers[share]

/** Where it stands, in one sentence: late is said. */
function standsAt(said: ChildsWords, { days, today }: When): string {
  const due = daysOf(said, days)
  if (said.toldAt) return `The child was told on ${inWords(londonDate(said.toldAt), today)}.`
  if (said.qualityAt === null) return `To be read by the quality team: ${dueInWords(due.heard, today)}.`
  return `The child is to hear what came of it: ${dueInWords(due.told, today)}.`
}

/** What one child said: where it stands, who has heard it, what the child was told. */
export function childsWordsPage(said: ChildsWords, when: When): PageContent {
  const { days, today } = when
  const at = `/voices/heard/${said.id}`
  const due = daysOf(said, days)
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const heardBy = (on: Temporal.Instant | null, by: string | null) =>
    on ? `${by}, ${momentInWords(on, today)}` : `Not yet, ${dueAsClause(due.heard, today)}`
  return {
    title: `What child C-${said.childId} said on a visit`,
    backLink: { href: '/voices/heard', text: 'What children said on visits' },
    main: html`<span class="govuk-caption-l">Child <a class="govuk-link" href="/children/C-${said.childId}">C-${said.childId}</a></span>
      <h1 class="govuk-heading-l">What child C-${said.childId} said on a visit</h1>
      ${quote(said)}
      ${summaryList({
        rows: [
          row('Written down on', momentInWords(said.writtenAt, today)),
          row('Who may know', upperFirst(whoMayKnow(said))),
          row('Read by the quality team', heardBy(said.qualityAt, said.qualityBy)),
          row(
            'Read by their IRO',
            said.officer || said.officerAt
              ? heardBy(said.officerAt, said.officerBy)
              : 'They have none now: the quality team hears them',
          ),
          said.toldAt === null && row('The child hears what came of it', upperFirst(dueAsClause(due.told, today))),
        ],
      })}
      ${told(said, today)}
      ${toHear(said).length > 0 ? html`<form method="post" action="${at}/hearing"><input type="hidden" name="seen" value="${said.wordsVersion}">${button({ text: 'I have read it', preventDoubleClick: true })}</form>` : nothing}
      ${said.words === '' ? nothing : html`<p class="govuk-body"><a class="govuk-link" href="${at}/answer">${said.toldAt ? 'Change what happened next' : 'Write what happened next'}</a></p>`}
      ${said.household === null ? nothing : html`<p class="govuk-body"><a class="govuk-link" href="/alerts/new?household=${said.household}">Raise a safety alert</a></p>`}`,
  }
}

function told({ toldAt, toldBy, toldWords }: ChildsWords, today: Temporal.PlainDate): SafeHtml {
  if (!toldAt) return nothing
  return html`<h2 class="govuk-heading-m">What happened next</h2>
    <p class="govuk-body">Told on ${momentInWords(toldAt, today)}, by ${toldBy}:</p>
    <blockquote class="hearth-quote">${toldWords}</blockquote>`
}
