import { answerWords } from '#modules/forms/index.ts'
import { inFull, inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, dateInput, html, insetText, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import { answerKey, childIdsOf } from '../answers.ts'
import { type Audit } from '../audit.ts'
import { lowerFirst } from '#platform/words.ts'
import { type State, stateNames } from '../steps.ts'
import type { MoveMade } from '../queries/answers.ts'
import type { AuditCase } from '../queries/standing.ts'
import type { TrailLine } from '../queries/trail.ts'
import { type MoveKey, moves } from '../states.ts'
import { callOf } from '../children.ts'

export type HistoryFacts = {
  audit: Audit
  moves: readonly MoveMade[]
  trail: readonly TrailLine[]
  asOf: { on: Temporal.PlainDate; about: AuditCase } | undefined
  /** What one person had written and another changed. */
  gaveWay: SafeHtml
  mistake: string | undefined
  typed: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

/** Who did and saw what; and every answer as it stood at the end of a day. */
export function historyPage(facts: HistoryFacts): PageContent {
  const { audit, asOf, today, typed } = facts
  return {
    title: `History, audit ${audit.ref}`,
    wide: true,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`<h1 class="govuk-heading-l">Audit ${audit.ref}: what happened</h1>
      <form method="get" action="/audits/${audit.ref}/history">
        ${dateInput({
          id: 'on',
          namePrefix: 'on',
          fieldset: { legend: { text: 'See the answers as they stood on', classes: 'govuk-fieldset__legend--s' } },
          errorMessage: facts.mistake ? { text: facts.mistake } : undefined,
          values: { 'on-day': typed['on-day'], 'on-month': typed['on-month'], 'on-year': typed['on-year'] },
        })}
        ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      </form>
      ${asOf ? stood(asOf, facts.moves, today) : nothing}
      ${facts.gaveWay}
      <h2 class="govuk-heading-m">Step by step</h2>
      ${stackedTable({
        head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }],
        rows: facts.trail.map((line) => [
          { text: momentInWords(line.at, today) },
          { text: line.who ?? 'Hearth' },
          { text: sentence(line) },
        ]),
      })}`,
  }
}

function sentence({ kind, data }: TrailLine): string {
  const words = kind[0]?.toUpperCase() + kind.slice(1)
  if (kind === 'audit moved')
    return `${moves[data['move'] as MoveKey]?.label ?? 'Moved'}: now ${lowerFirst(stateNames[data['to'] as State] ?? '')}`
  if (kind === 'audit period changed' && data['from']) return periodSentence(data)
  const times = Number(data['times'])
  return times > 1 ? `${words}, ${times} times that day` : words
}

function periodSentence({ from, to, added, takenOut }: TrailLine['data']): string {
  const day = (text: unknown) => inFull(Temporal.PlainDate.from(String(text)))
  const who = (refs: unknown, words: string) => (Array.isArray(refs) ? [`${refs.join(', ')} ${words}`] : [])
  return [
    `What the audit covers: ${day(from)} to ${day(to)}`,
    ...who(added, 'joined'),
    ...who(takenOut, 'taken out'),
  ].join('; ')
}

function stood(
  { on, about }: { on: Temporal.PlainDate; about: AuditCase },
  made: readonly MoveMade[],
  today: Temporal.PlainDate,
): SafeHtml {
  const last = made.findLast((move) => Temporal.PlainDate.compare(londonDate(move.at), on) <= 0)
  const state = last ? (last.toState as State) : 'scheduled'
  return html`<h2 class="govuk-heading-m">As it stood on ${inFull(on)}</h2>
    ${insetText({ text: `At the end of ${inWords(on, today)} this audit was at: ${lowerFirst(stateNames[state])}.` })}
    ${about.children.length > 0 ? html`<p class="govuk-body">It looked at: ${about.children.map(callOf).join(', ')}.</p>` : nothing}
    ${about.tool.sections.map((section) => {
      const blocks = childIdsOf(section, about).flatMap((childId) =>
        section.questions
          .filter((question) => about.answers.has(answerKey(question.key, childId)))
          .map(
            (question) =>
              html`<dt>${question.text}</dt><dd>${answerWords(question, about.answers.get(answerKey(question.key, childId)))}</dd>`,
          ),
      )
      return blocks.length > 0
        ? html`<h3 class="govuk-heading-s">${section.title}</h3><dl class="hearth-evidence">${blocks}</dl>`
        : nothing
    })}`
}
