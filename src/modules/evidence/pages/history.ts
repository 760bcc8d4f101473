import { answerKey } from '#framework/forms/answered.ts'
import { childIdsOf } from '#framework/forms/missing.ts'
import { answerWords } from '#modules/forms/index.ts'
import { inFull, inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, dateInput, html, insetText, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import { lowerFirst, upperFirst } from '#platform/words.ts'
import type { InView } from '../past.ts'
import type { MoveMade } from '../queries/moves.ts'
import type { TrailLine } from '../queries/trail.ts'
import type { SaidOfMoves } from '../stream.ts'

/** As much of a stream as tells what happened to one of its pieces. */
export type Told = {
  noun: string
  recorded?: string | undefined
  path: string
  moved: string
  begins: string
  steps: Readonly<Record<string, { name: string }>>
  moves: SaidOfMoves
}

/** What is said of a kind of the trail's lines that the stream has besides; undefined: as of any other. */
export type Lines = Readonly<Record<string, (data: TrailLine['data']) => string | undefined>>

export type HistoryFacts = {
  stream: Told
  ref: string
  moves: readonly MoveMade[]
  trail: readonly TrailLine[]
  lines: Lines
  asOf: { on: Temporal.PlainDate; stood: InView } | undefined
  /** What one person had written and another changed. */
  gaveWay: SafeHtml
  mistake: string | undefined
  typed: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

/** Who did and saw what; and every answer as it stood at the end of a day. */
export function historyPage(facts: HistoryFacts): PageContent {
  const { stream, ref, today, typed } = facts
  const called = `${upperFirst(stream.noun)} ${ref}`
  const href = `${stream.path}/${ref}`
  return {
    title: `History, ${stream.noun} ${ref}`,
    wide: true,
    backLink: { text: called, href },
    main: html`<h1 class="govuk-heading-l">${called}: what happened</h1>
      <form method="get" action="${href}/history">
        ${dateInput({
          id: 'on',
          namePrefix: 'on',
          fieldset: { legend: { text: 'See the answers as they stood on', classes: 'govuk-fieldset__legend--s' } },
          errorMessage: facts.mistake ? { text: facts.mistake } : undefined,
          values: { 'on-day': typed['on-day'], 'on-month': typed['on-month'], 'on-year': typed['on-year'] },
        })}
        ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      </form>
      ${facts.asOf ? stood(facts, facts.asOf) : nothing}
      ${facts.gaveWay}
      <h2 class="govuk-heading-m">Step by step</h2>
      ${stackedTable({
        caption: 'What happened, step by step',
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }],
        rows: facts.trail.map((line) => [
          { text: momentInWords(line.at, today) },
          { text: line.who ?? 'Hearth' },
          { text: sentence(facts, line) },
        ]),
      })}`,
  }
}

function sentence({ stream, lines }: HistoryFacts, { kind, data }: TrailLine): string {
  const { noun, recorded, moved, moves } = stream
  if (kind === moved) {
    const { label = 'Moved', stays } = moves[String(data['move'])] ?? {}
    return stays ? label : `${label}: now ${lowerFirst(nameOf(stream, String(data['to'])))}`
  }
  const own = lines[kind]?.(data)
  if (own !== undefined) return own
  const times = Number(data['times'])
  const said = upperFirst(recorded && kind.startsWith(recorded) ? noun + kind.slice(recorded.length) : kind)
  return times > 1 ? `${said}, ${times} times that day` : said
}

const nameOf = ({ steps }: Told, state: string): string => steps[state]?.name ?? ''

function stood(
  { stream, moves, today }: HistoryFacts,
  { on, stood: then }: NonNullable<HistoryFacts['asOf']>,
): SafeHtml {
  const last = moves.findLast((move) => Temporal.PlainDate.compare(londonDate(move.at), on) <= 0)
  const state = lowerFirst(nameOf(stream, last?.toState ?? stream.begins))
  const { children, form, answers } = then
  return html`<h2 class="govuk-heading-m">As it stood on ${inFull(on)}</h2>
    ${insetText({ text: `At the end of ${inWords(on, today)} this ${stream.noun} was at: ${state}.` })}
    ${children.length > 0 ? html`<p class="govuk-body">It looked at: ${children.map((child) => child.initials || child.ref).join(', ')}</p>` : nothing}
    ${form.sections.map((section) => {
      const blocks = childIdsOf(section, then).flatMap((childId) =>
        section.questions
          .filter((question) => answers.has(answerKey(question.key, childId)))
          .map(
            (question) =>
              html`<dt>${question.text}</dt><dd>${answerWords(question, answers.get(answerKey(question.key, childId)))}</dd>`,
          ),
      )
      return blocks.length > 0
        ? html`<h3 class="govuk-heading-s">${section.title}</h3><dl class="hearth-evidence">${blocks}</dl>`
        : nothing
    })}`
}
