import { inFull, inWords } from '#platform/dates/index.ts'
import {
  button,
  columnsTable,
  dateInput,
  html,
  input,
  itemsOf,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  select,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { contacts, type Counts, escalates, homes, hows, most, nexts, pathOf, reasons, stands } from '../midway.ts'
import type { Asked, Midway, MidwayRead } from '../queries/midways.ts'

const title = 'Midway reviews'
const path = '/midways'
const wordOf = (texts: Readonly<Record<string, string>>, key: string) => texts[key] ?? ''

export type ListFacts = {
  asked: readonly Asked[]
  latest: readonly Midway[]
  counts: Counts
  today: Temporal.PlainDate
}

/** What is due of one's own children, what became of those before, and how many were held in time. */
export function midwaysPage({ asked, latest, counts, today }: ListFacts): PageContent {
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">Between two reviews of a child, their reviewing officer looks whether what was decided is being done. The register does not know when a child was reviewed: a midway review is due for every six months of care.</p>
      ${
        asked.length === 0
          ? nothing
          : html`<h2 class="govuk-heading-m">Due now</h2>${columnsTable('Due now', asked, {
              Child: (one) =>
                html`<a class="govuk-link" href="${pathOf(one)}">${one.child}${one.initials ? `, ${one.initials}` : ''}<span class="govuk-visually-hidden">, due ${inFull(one.dueOn)}</span></a>`,
              'Due on': ({ dueOn }) => inWords(dueOn, today),
            })}`
      }
      <h2 class="govuk-heading-m">In the last twelve months, as far as you see</h2>
      ${summaryList({
        rows: [
          { key: { text: 'Held in time' }, value: { text: `${counts.inTime} of ${counts.due} that were due` } },
          {
            key: { text: 'Held at all' },
            value: { text: `${counts.held}, ${counts.fromRecords} of them from records alone` },
          },
        ],
      })}
      ${
        latest.length === 0
          ? html`<p class="govuk-body">None is written down yet.</p>`
          : columnsTable('The latest', latest, {
              Child: (one) =>
                html`<a class="govuk-link" href="${pathOf(one)}">${one.child}<span class="govuk-visually-hidden">, due ${inFull(one.dueOn)}</span></a>`,
              'Due on': ({ dueOn }) => inWords(dueOn, today),
              'What became of it': (one) =>
                one.heldOn
                  ? `Held ${inWords(one.heldOn, today)}: ${wordOf(homes, one.feels).toLowerCase()}`
                  : wordOf(reasons, one.notHeld),
              'Written by': ({ officer }) => officer,
            })
      }`,
  }
}

/** One that is written down, for whoever reads it and does not write. */
export function midwayPage({
  midway,
  mayChange,
  isListed,
  mayEscalate,
  today,
}: {
  midway: MidwayRead
  mayChange: boolean
  isListed: boolean
  mayEscalate: boolean
  today: Temporal.PlainDate
}): PageContent {
  const row = (text: string, says: string) => ({ key: { text }, value: { text: says } })
  const { heldOn, decisions, feels } = midway
  const found = heldOn
    ? [
        row('How the home feels', [wordOf(homes, feels), midway.homeWhy].filter(Boolean).join(': ')),
        ...(midway.meetingOn ? [row('Meeting about the home', inWords(midway.meetingOn, today))] : []),
        row('The child', wordOf(contacts, midway.contact)),
        row('Carer heard', midway.carerHeard ? 'Yes' : 'No'),
        ...decisions.map(({ words, stands: how }) => row(words, wordOf(stands, how))),
        row('What comes next', wordOf(nexts, midway.next)),
        row('Held on', `${inWords(heldOn, today)}: ${wordOf(hows, midway.how).toLowerCase()}`),
      ]
    : [row('Not held', [wordOf(reasons, midway.notHeld), midway.notHeldWords].filter(Boolean).join(': '))]
  return {
    title: `Midway review of child ${midway.child}`,
    backLink: isListed
      ? { text: title, href: path }
      : { text: `Household ${midway.home}`, href: `/households/${midway.home}` },
    main: html`<span class="govuk-caption-l">Child ${midway.seesChild ? html`<a class="govuk-link" href="/children/${midway.child}">${midway.child}</a>` : midway.child}</span>
      <h1 class="govuk-heading-l">Midway review of child ${midway.child}</h1>
      ${summaryList({ rows: [...found, row('Due on', inWords(midway.dueOn, today)), row('Written by', midway.officer)] })}
      ${mayEscalate && escalates(midway.next) ? button({ text: 'Escalate what the child waits for', href: `/escalations/new?child=${midway.child}` }) : nothing}
      ${mayChange ? html`<p class="govuk-body"><a class="govuk-link" href="${pathOf(midway)}/change">Put it right</a></p>` : nothing}`,
  }
}

export type FormFacts = {
  child: string
  dueOn: Temporal.PlainDate
  action: string
  version: string
  typed: (field: string) => string
  mistakes: readonly Mistake[]
}

/** The one page of a midway review: what it means for the child first, then each decision. */
export function formPage({ child, dueOn, action, version, typed, mistakes }: FormFacts): PageContent {
  const heading = `Midway review of child ${child}`
  const at = (field: string) => mistakeAt(mistakes, field)
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  const label = (text: string) => ({ text, classes: 'govuk-label--s' })
  const choose = (
    name: string,
    text: string,
    texts: Readonly<Record<string, string>>,
    classes = 'govuk-radios--small',
  ) =>
    radios({
      name,
      idPrefix: name,
      value: typed(name),
      items: itemsOf(texts),
      classes,
      fieldset: legend(text),
      errorMessage: at(name),
    })
  const yesNo = { yes: 'Yes', no: 'No' }
  const inline = 'govuk-radios--inline govuk-radios--small'
  const day = (name: string, text: string) =>
    dateInput({
      id: name,
      namePrefix: name,
      fieldset: legend(text),
      errorMessage: at(name),
      values: Object.fromEntries(['day', 'month', 'year'].map((part) => [`${name}-${part}`, typed(`${name}-${part}`)])),
    })
  return {
    title: heading,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: title, href: path },
    main: html`${whatToMend(mistakes)}<span class="govuk-caption-l">Due on ${inFull(dueOn)}</span>
      <h1 class="govuk-heading-l">${heading}</h1>
      <form method="post" action="${action}" novalidate>
        <input type="hidden" name="version" value="${version}">
        ${choose('held', 'Was it held?', yesNo, inline)}
        <h2 class="govuk-heading-m">If it was held</h2>
        ${choose('home', 'How does the home feel for the child?', homes, inline)}
        ${textarea({ id: 'home-why', name: 'home-why', rows: 2, value: typed('home-why'), label: label('What makes it so?'), hint: { text: 'Where it is strained or at risk. No names.' }, errorMessage: at('home-why') })}
        ${day('meeting', 'Where it is at risk of ending: on which day does everybody meet about it?')}
        ${choose('contact', 'The child', contacts)}
        ${choose('carer', 'Was the carer heard?', yesNo, inline)}
        <h3 class="govuk-heading-s">Each decision of the last review</h3>
        <p class="govuk-hint">In a few words, and how far it is. Leave out the lines that you do not need.</p>
        ${Array.from({ length: most }, (_, nth) => decision(nth + 1, typed, at))}
        ${choose('next', 'What comes next?', nexts)}
        ${day('on', 'On which day was it held?')}
        ${choose('how', 'How?', hows)}
        <h2 class="govuk-heading-m">If it was not held</h2>
        ${choose('not-held', 'Why not?', reasons)}
        ${input({ id: 'not-held-words', name: 'not-held-words', value: typed('not-held-words'), label: label('The other reason'), errorMessage: at('not-held-words') })}
        ${button({ text: 'Save', preventDoubleClick: true })}
      </form>`,
  }
}

const decision = (
  nth: number,
  typed: (field: string) => string,
  at: (field: string) => { text: string } | undefined,
): SafeHtml =>
  html`<div class="hearth-themes">${input({ id: `decision-${nth}`, name: `decision-${nth}`, value: typed(`decision-${nth}`), label: { text: `Decision ${nth}` }, errorMessage: at(`decision-${nth}`) })}
    ${select({ id: `stands-${nth}`, name: `stands-${nth}`, value: typed(`stands-${nth}`), label: { text: `How far is decision ${nth}?` }, items: [{ value: '', text: 'Choose' }, ...itemsOf(stands)], errorMessage: at(`stands-${nth}`) })}</div>`
