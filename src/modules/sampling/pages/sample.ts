import { stateTag } from '#modules/audits/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type Month, momentInWords, monthInWords } from '#platform/dates/index.ts'
import {
  button,
  details,
  html,
  nothing,
  type SafeHtml,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Draw } from '../queries/draws.ts'

export type SampleFacts = {
  month: Month
  today: Temporal.PlainDate
  draws: readonly Draw[]
  perManager: number
  notWithin: number
  /** The draw whose swap could not be taken, what was typed, and why. */
  trouble?: { id: number; reason: string; mistakes: readonly Mistake[] }
}

/** A month's managers' audits: what was drawn for whom, from how many, with which seed, and what was swapped and why. */
export function samplePage(facts: SampleFacts): PageContent {
  const { month, trouble } = facts
  return {
    title: `Managers’ monthly audits, ${monthInWords(month)}`,
    status: trouble ? 422 : 200,
    backLink: { text: 'Audits', href: '/audits' },
    main: html`
      ${whatToMend(trouble?.mistakes ?? [])}
      <span class="govuk-caption-l">${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">Managers’ monthly audits</h1>
      <p class="govuk-body">${rulesInWords(facts)}</p>
      ${drawForm(facts)}
      ${facts.draws.length === 0 ? html`<p class="govuk-body">Nothing has been drawn for ${monthInWords(month)}.</p>` : nothing}
      ${byTeam(facts.draws).map(([team, draws]) => teamSection(facts, team, draws))}
      ${otherMonths(facts)}`,
  }
}

function rulesInWords({ perManager, notWithin }: SampleFacts): string {
  const many = perManager === 1 ? 'one household' : `${perManager} households`
  const unless = notWithin > 0 ? `, not audited in the last ${notWithin} months` : ''
  return `Each month a draw by lot gives each team manager ${many} to audit: an approved household of another team${unless}, and not already drawn this month. Nobody chooses, and nothing about the fostering social worker weighs in it.`
}

function drawForm({ month, today, draws, perManager }: SampleFacts): SafeHtml {
  if (!month.equals(today.toPlainYearMonth()) || perManager === 0) return nothing
  const again = draws.length > 0
  return html`<form method="post" action="/sample" novalidate>
    ${button({ text: again ? 'Draw what is still missing' : `Draw ${monthInWords(month)}’s audits`, preventDoubleClick: true, classes: again ? 'govuk-button--secondary' : undefined })}
  </form>`
}

function byTeam(draws: readonly Draw[]): [string, readonly Draw[]][] {
  return [...Map.groupBy(draws, (one) => one.team)]
}

function teamSection(facts: SampleFacts, team: string, draws: readonly Draw[]): SafeHtml {
  const manager = draws[0]?.manager
  return html`<h2 class="govuk-heading-m">${team}${manager ? `: ${manager}` : ''}</h2>
    ${draws.map((one) => drawCard(facts, one, draws))}`
}

function drawCard(facts: SampleFacts, one: Draw, draws: readonly Draw[]): SafeHtml {
  const { today } = facts
  const next = draws.find((other) => other.id === one.swappedFor)
  return html`${summaryList({
    card: {
      title: { text: next ? `Household ${one.household}, swapped` : `Household ${one.household}`, headingLevel: 3 },
    },
    rows: [
      one.audit && one.auditState
        ? {
            key: { text: 'Audit' },
            value: {
              html: html`<a class="govuk-link" href="/audits/${one.audit}">${one.audit}</a> ${stateTag({ state: one.auditState })}`,
            },
          }
        : null,
      {
        key: { text: 'Drawn' },
        value: { text: `${momentInWords(one.drawnAt, today)}${one.drawnBy ? ` by ${one.drawnBy}` : ''}` },
      },
      { key: { text: 'From' }, value: { html: candidates(one) } },
      { key: { text: 'Seed' }, value: { html: html`<code>${one.seed}</code>` } },
      next
        ? {
            key: { text: 'Swapped for' },
            value: {
              text: `Household ${next.household}, drawn anew${next.drawnBy ? ` by ${next.drawnBy}` : ''} on ${momentInWords(next.drawnAt, today)}`,
            },
          }
        : null,
      one.swapReason ? { key: { text: 'Because' }, value: { text: one.swapReason } } : null,
    ],
  })}
  ${one.swappedFor === null && one.auditState === 'scheduled' ? swapForm(facts, one) : nothing}`
}

function candidates({ candidates: all }: Draw): SafeHtml {
  const words = all.length === 1 ? '1 household that could be drawn' : `${all.length} households that could be drawn`
  return details({
    summaryText: words,
    text: all.map((id) => `H-${id}`).join(', '),
    classes: 'govuk-!-margin-bottom-0',
  })
}

function swapForm({ trouble }: SampleFacts, one: Draw): SafeHtml {
  const own = trouble?.id === one.id ? trouble : undefined
  const mistake = own?.mistakes[0]?.message
  return details({
    summaryText: `Swap household ${one.household}`,
    open: own !== undefined,
    html: html`<form method="post" action="/sample/${one.id}/swap" novalidate>
      ${textarea({
        id: `reason-${one.id}`,
        name: 'reason',
        label: { text: 'Why can this household not be audited?', classes: 'govuk-label--s' },
        hint: { text: 'For example, the carers have resigned. Another is drawn by lot; both draws stay on record.' },
        errorMessage: mistake ? { text: mistake } : undefined,
        value: own?.reason,
        rows: 3,
        spellcheck: true,
      })}
      ${button({ text: 'Draw another in its place', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`,
  })
}

function otherMonths({ month, today }: SampleFacts): SafeHtml {
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  const isPast = Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) < 0
  return html`<p class="govuk-body hearth-screen-only"><a class="govuk-link" href="/sample?month=${String(before)}">${monthInWords(before)}</a>
    ${isPast ? html` · <a class="govuk-link" href="/sample?month=${String(after)}">${monthInWords(after)}</a>` : nothing}</p>
    ${details({
      summaryText: 'How anybody can check a draw',
      text: 'For each household that could be drawn, take the SHA-256 hash of the seed, a colon and the household’s number (the digits of its reference). The household whose hash comes first in the alphabet is the one drawn.',
    })}`
}
