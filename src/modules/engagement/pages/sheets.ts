import { directions, themes } from '#framework/engagement-notes.ts'
import { inFull, inWords, londonDate, monthInWords } from '#platform/dates/index.ts'
import {
  button,
  checkboxes,
  columnsTable,
  html,
  insetText,
  mistakeAt,
  nothing,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Cleared, Sheet } from '../queries/sheets.ts'
import { cellInWords, type Counted, inRange, periodOf, sheetPath, sheetsPath } from '../sheet.ts'

const title = 'Themes from children’s time with reviewing officers'

export type Line = { month: Temporal.PlainYearMonth; signed: Sheet | undefined; dueOn: Temporal.PlainDate }

/** The sheets of the last twelve months. */
export function sheetsPage(lines: readonly Line[], today: Temporal.PlainDate): PageContent {
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">Each month the IRO Manager gathers what children told their reviewing officers in three months, and asks one thing of the service. More is not worse: it says that children speak.</p>
      ${columnsTable('The last twelve months', lines, {
        Month: ({ month }) => html`<a class="govuk-link" href="${sheetPath(month)}">${monthInWords(month)}</a>`,
        'Where it stands': ({ signed, dueOn }) =>
          signed ? `Signed: ${inWords(londonDate(signed.at), today)}` : `Not signed; due ${inWords(dueOn, today)}`,
      })}`,
  }
}

export type SheetFacts = {
  month: Temporal.PlainYearMonth
  signed: Sheet | undefined
  /** As the notes stand now, for whoever knows of all of them. */
  now: Counted | undefined
  maySign: boolean
  cleared: readonly Cleared[]
  quoted: readonly string[]
  asks: string
  mistakes: readonly Mistake[]
}

/** The sheet of a month: as it is signed; before that, for whoever knows of the notes. */
export function sheetOfMonthPage(facts: SheetFacts): PageContent {
  const { month, signed, now, maySign, mistakes } = facts
  const heading = `What children told reviewing officers, ${monthInWords(month)}`
  const { from, to } = periodOf(month)
  return {
    title: heading,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: title, href: sheetsPath },
    main: html`${whatToMend(mistakes)}<h1 class="govuk-heading-l">${heading}</h1>
      <p class="govuk-body hearth-measure">From ${inFull(from)} to ${inFull(to)}. So that nobody is found in them, numbers stand in steps of five, and a line of fewer than five children is left out. More is not worse: it says that children speak, and that somebody listens.</p>
      ${
        signed
          ? html`<p class="govuk-body">Signed by ${signed.by} on ${inFull(londonDate(signed.at))}.</p>
        <h2 class="govuk-heading-m">What the service is asked</h2><p class="hearth-said">${signed.asks}</p>
        ${signed.quotes.length > 0 ? html`<h2 class="govuk-heading-m">In children’s own words</h2>${signed.quotes.map((words) => html`<blockquote class="hearth-quote">${words}</blockquote>`)}` : nothing}
        ${numbers(signed.counted)}${maySign ? takeBackForm(month) : nothing}`
          : html`${now ? numbers(now) : insetText({ text: 'The IRO Manager has not signed it yet.' })}${maySign ? signForm(facts) : nothing}`
      }`,
  }
}

function numbers({ children, alone, themes: said }: Counted): SafeHtml {
  const shown = Object.entries(themes).flatMap(([theme, text]) => {
    const cells = said[theme as keyof typeof themes]
    return cells ? [{ text, cells }] : []
  })
  const column =
    (direction: keyof typeof directions) =>
    ({ cells }: (typeof shown)[number]) =>
      cellInWords(cells[direction])
  return html`<h2 class="govuk-heading-m">Children</h2>
    <p class="govuk-body">In touch with their reviewing officer: ${inRange(children)} children. Alone at least once: ${alone === null ? 'too few to say' : `about ${alone}% of them`}.</p>
    <h2 class="govuk-heading-m">What it was about</h2>
    ${
      shown.length === 0
        ? html`<p class="govuk-body">Of nothing did five children speak alike.</p>`
        : columnsTable('Themes, by how many children said how it is', shown, {
            Theme: ({ text }) => text,
            [directions.good]: column('good'),
            [directions.so_so]: column('so_so'),
            [directions.wrong]: column('wrong'),
          })
    }`
}

function signForm({ month, cleared, quoted, asks, mistakes }: SheetFacts): SafeHtml {
  return html`<form method="post" action="${sheetPath(month)}/signature" novalidate>
      ${
        cleared.length === 0
          ? nothing
          : checkboxes({
              ...{ name: 'quoted', idPrefix: 'quoted', values: quoted, errorMessage: mistakeAt(mistakes, 'quoted') },
              fieldset: {
                legend: { text: 'In children’s own words: at most two', classes: 'govuk-fieldset__legend--s' },
              },
              hint: { text: 'These children let their words be quoted. Leave out what somebody could be known by.' },
              items: cleared.map(({ note, words }) => ({ value: note, text: words })),
            })
      }
      ${textarea({ id: 'asks', name: 'asks', rows: 3, value: asks, label: { text: 'One thing to ask of the service', classes: 'govuk-label--s' }, hint: { text: 'For everybody who reads the month: nothing by which anybody could be known. “Nothing this month” is an answer.' }, errorMessage: mistakeAt(mistakes, 'asks') })}
      ${button({ text: 'Sign the sheet', preventDoubleClick: true })}
    </form>`
}

const takeBackForm = (month: Temporal.PlainYearMonth) =>
  html`<form method="post" action="${sheetPath(month)}/taking-back" novalidate>${button({ text: 'Take your signature back', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
