import { inWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import type { Counts } from '../queries/escalations.ts'

/** What the last twelve months say, in words and without a colour: no number of these is good or bad. */
export function counted(counts: Counts, today: Temporal.PlainDate): SafeHtml {
  const { raised, children, settled, formal, better, checked, goodPractice, oldest } = counts
  if (raised + goodPractice === 0) return nothing
  const lines: readonly (readonly [string, string])[] = [
    ['Escalated', `${raised}, for ${children === 1 ? 'one child' : `${children} children`}`],
    ['Settled informally', String(settled)],
    ['Made formal', String(formal)],
    ['Better for the child', `${better} of ${checked} that were checked and closed`],
    ['Good practice noted', String(goodPractice)],
    ...(oldest ? ([['The oldest that is open was noticed', inWords(oldest, today)]] as const) : []),
  ]
  return html`<h2 class="govuk-heading-m">In the last twelve months, as far as you see</h2>
    ${summaryList({ rows: lines.map(([text, says]) => ({ key: { text }, value: { text: says } })) })}`
}
