import { stateNames, stateTag } from '#modules/audits/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { londonDate, type Month, momentInWords, monthInWords } from '#platform/dates/index.ts'
import {
  button,
  type Columns,
  details,
  html,
  listCount,
  listPages,
  nothing,
  type SafeHtml,
  summaryList,
  takeOut,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Draw } from '../queries/draws.ts'

export type SampleFacts = {
  month: Month
  today: Temporal.PlainDate
  list: ListPage<Draw>
  /** The team for whose manager alone is shown what was drawn. */
  teamId: number | undefined
  perManager: number
  notWithin: number
  everyAudit: boolean
  /** The draw whose swap could not be taken, what was typed, and why. */
  trouble?: { id: number; reason: string; mistakes: readonly Mistake[] }
}

/** A month's managers' audits: what was drawn for whom, from how many, with which seed, and what was swapped and why. */
export function samplePage(facts: SampleFacts): PageContent {
  const { month, trouble, list, teamId } = facts
  const chosen = { month: String(month), team: teamId ? String(teamId) : '' }
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
      ${list.rows.length === 0 ? html`<p class="govuk-body">Nothing has been drawn for ${monthInWords(month)}.</p>` : listCount(list, 'draw', 'draws')}
      ${teamId ? html`<p class="govuk-body">Only what was drawn for one team. <a class="govuk-link" href="/sample?month=${String(month)}">Show every team</a></p>` : nothing}
      ${byTeam(list.rows).map(([team, draws]) => teamSection(facts, team, draws))}
      ${listPages({ path: '/sample', chosen, list })}
      ${list.rows.length === 0 ? nothing : takeOut({ list, many: 'draws', path: '/sample', chosen })}
      ${otherMonths(facts)}`,
  }
}

function rulesInWords({ perManager, notWithin, everyAudit }: SampleFacts): string {
  const many = perManager === 1 ? 'one household' : `${perManager} households`
  const unless =
    notWithin > 0
      ? `, ${everyAudit ? 'not audited' : 'without a manager’s or thematic audit'} in the last ${notWithin} months`
      : ''
  return `On the first working day of each month a draw by lot gives each team manager ${many} to audit: an approved household of another team${unless}, and not already drawn this month. Nobody chooses, and nothing about the fostering social worker weighs in it.`
}

function drawForm({ month, today, list, perManager }: SampleFacts): SafeHtml {
  if (!month.equals(today.toPlainYearMonth()) || perManager === 0) return nothing
  const again = list.rows.length > 0
  return html`<form method="post" action="/sample" novalidate>
    ${button({ text: again ? 'Draw what is still missing' : `Draw ${monthInWords(month)}’s audits`, preventDoubleClick: true, classes: again ? 'govuk-button--secondary' : undefined })}
  </form>`
}

function byTeam(draws: readonly Draw[]): [string, readonly Draw[]][] {
  return [...Map.groupBy(draws, (one) => one.team)]
}

function teamSection(facts: SampleFacts, team: string, draws: readonly Draw[]): SafeHtml {
  const [first] = draws
  const manager = first?.manager
  return html`<h2 class="govuk-heading-m">${team}${manager ? `: ${manager}` : ''}</h2>
    ${facts.teamId || !first || facts.list.count === draws.length ? nothing : html`<p class="govuk-body"><a class="govuk-link" href="/sample?month=${String(facts.month)}&amp;team=${first.teamId}">Only ${team}</a></p>`}
    ${draws.map((one) => drawCard(facts, one))}`
}

function drawCard(facts: SampleFacts, one: Draw): SafeHtml {
  const { today } = facts
  return html`${summaryList({
    card: {
      title: {
        text: `Household ${one.household}${one.nextHousehold ? ', swapped' : ''}${isOpenAgain(one) ? ', and opened again' : ''}`,
        headingLevel: 3,
      },
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
      {
        key: { text: 'From' },
        value: {
          html: html`<a class="govuk-link" href="/sample/${one.id}">${candidatesInWords(one)}<span class="govuk-visually-hidden"> drawn for household ${one.household}</span></a>`,
        },
      },
      { key: { text: 'Seed' }, value: { html: html`<code>${one.seed}</code>` } },
      one.nextHousehold && one.nextDrawnAt
        ? {
            key: { text: 'Swapped for' },
            value: {
              text: `Household ${one.nextHousehold}, drawn anew${one.nextDrawnBy ? ` by ${one.nextDrawnBy}` : ''} on ${momentInWords(one.nextDrawnAt, today)}`,
            },
          }
        : null,
      one.swapReason ? { key: { text: 'Because' }, value: { text: one.swapReason } } : null,
    ],
  })}
  ${one.swappedFor === null && one.auditState === 'scheduled' ? swapForm(facts, one) : howToUndo(one)}`
}

const isOpenAgain = (one: Draw): boolean => one.swappedFor !== null && one.auditState !== 'cancelled'

/** A swap is not unsaid: the first audit goes on, the other ends, and both draws stay on record. */
function howToUndo(one: Draw): SafeHtml {
  if (one.swappedFor === null || one.audit === null || isOpenAgain(one)) return nothing
  return html`<p class="govuk-body">Swapped by mistake? The Head of Quality Assurance and Partnerships can open <a class="govuk-link" href="/audits/${one.audit}">${one.audit}</a> again; then cancel the audit of household ${one.nextHousehold}. Both draws stay on record.</p>`
}

/** What the file says of each draw. */
export const columnsOf = (): Columns<Draw> => ({
  Month: { filed: ({ month }) => String(month).slice(0, 7) },
  'Drawn for': { filed: ({ team }) => team },
  'Team manager': { filed: ({ manager }) => manager },
  Household: { filed: ({ household }) => household },
  Audit: { filed: ({ audit }) => audit },
  Step: { filed: ({ auditState }) => auditState && stateNames[auditState] },
  Drawn: { filed: ({ drawnAt }) => londonDate(drawnAt) },
  'Drawn by': { filed: ({ drawnBy }) => drawnBy },
  'Could be drawn': { filed: ({ candidates }) => candidates },
  'Approved households': { filed: ({ approved }) => approved },
  Seed: { filed: ({ seed }) => seed },
  'Swapped for': { filed: ({ nextHousehold }) => nextHousehold },
})

const candidatesInWords = ({ candidates, approved }: Draw): string =>
  approved === null
    ? `${candidates} ${candidates === 1 ? 'household' : 'households'} that could be drawn`
    : `${candidates} of ${approved} approved households could be drawn`

function swapForm({ trouble, list }: SampleFacts, one: Draw): SafeHtml {
  const own = trouble?.id === one.id ? trouble : undefined
  const mistake = own?.mistakes[0]?.message
  return details({
    summaryText: `Swap household ${one.household}`,
    open: own !== undefined,
    html: html`<form method="post" action="/sample/${one.id}/swap${list.page > 1 ? `?page=${list.page}` : ''}" novalidate>
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
    ${isPast ? html` · <a class="govuk-link" href="/sample?month=${String(after)}">${monthInWords(after)}</a>` : nothing}</p>`
}
