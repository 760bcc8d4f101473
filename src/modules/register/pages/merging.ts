import { hangingList, notGivenBack, type Hanging, type Outcome } from '#modules/people/index.ts'
import { momentInWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  input,
  insetText,
  listPages,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  stackedTable,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type AskedPage, pageOfAll } from '#platform/list-page.ts'
import type { Mistake } from '#platform/problems.ts'
import { upperFirst } from '#platform/words.ts'
import { type RecordKind, recordKinds } from '../merging.ts'
import type { Led, MergedRecords, Named } from '../queries/merging.ts'

export type MergedTold = { merge: MergedRecords; outcome: readonly Outcome[] }

export type RecordsFacts = {
  told: readonly MergedTold[]
  asked: AskedPage
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

export const recordsTitle = 'Two records of one child, carer or household'
const backLink = { text: recordsTitle, href: '/records' }

/** Which records were made one, and where it is asked. */
export function recordsPage({ told, asked, typed, mistakes, today }: RecordsFacts): PageContent {
  const list = pageOfAll(told, asked)
  return {
    title: recordsTitle,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    main: html`${whatToMend(mistakes)}
<h1 class="govuk-heading-l">${recordsTitle}</h1>
<p class="govuk-body hearth-measure">A file may bring somebody a second time, under another number. One record stays, and the other leads to it: its reference, its address, and files that name its number. What is not over is led on; what is over reads as it did. What is restricted stays where it is.</p>
<form method="post" action="/records/merging" novalidate>
  ${radios({
    ...{ name: 'kind', idPrefix: 'kind', value: typed['kind'], errorMessage: mistakeAt(mistakes, 'kind') },
    fieldset: { legend: { text: 'Of what are there two records?', classes: 'govuk-fieldset__legend--s' } },
    items: recordKinds.map((kind) => ({ value: kind, text: `One ${kind}` })),
  })}
  ${field('ends', 'Which record ends?', { typed, mistakes })}
  ${field('stays', 'Which record stays?', { typed, mistakes })}
  ${button({ text: 'See what would move' })}
</form>
<h2 class="govuk-heading-m">Records that were made one</h2>
${told.length === 0 ? html`<p class="govuk-body">None yet.</p>` : html`${table(list.rows, today)}${listPages({ path: '/records', chosen: {}, list })}`}`,
  }
}

function field(name: 'ends' | 'stays', text: string, { typed, mistakes }: Pick<RecordsFacts, 'typed' | 'mistakes'>) {
  return input({
    ...{ id: name, name, value: typed[name] ?? '', classes: 'govuk-input--width-10', autocomplete: 'off' },
    label: { text, classes: 'govuk-label--s' },
    hint: { text: 'Its number in the case system, or its reference, such as C-1124, F-1124 or H-1124' },
    errorMessage: mistakeAt(mistakes, name),
  })
}

function table(rows: readonly MergedTold[], today: Temporal.PlainDate): SafeHtml {
  return stackedTable({
    caption: 'Records that were made one, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: ['Of one', 'Ended', 'Leads to', 'Since', 'Now'].map((text) => ({ text })),
    rows: rows.map(({ merge, outcome }) => [
      { text: upperFirst(merge.kind) },
      { text: merge.ends },
      { text: merge.stays },
      { text: momentInWords(merge.mergedAt, today) },
      {
        html: merge.partedAt
          ? html`<p class="govuk-body">Two again since ${momentInWords(merge.partedAt, today)}</p>${notGivenBack(merge.stays, outcome)}`
          : html`<a class="govuk-link" href="/records/${merge.id}/parting">Part them again<span class="govuk-visually-hidden">: ${merge.ends} and ${merge.stays}</span></a>`,
      },
    ]),
  })
}

/** What else becomes of the two. */
const besides: Readonly<Record<RecordKind, (ends: string, stays: string) => string>> = {
  child: (_, stays) =>
    `What ${stays} lacks it is given, and who asks ${stays} what they think asks the child from now on.`,
  carer: (ends, stays) =>
    `What ${stays} lacks it is given. From now on the carer is where ${stays} is; a stay that goes on under ${ends} ends today.`,
  household: (ends, stays) =>
    `What ${stays} lacks it is given, and ${ends} counts as ended. Who sees ${stays} sees what was written of ${ends}.`,
}

/** What would move, before it is asked. */
export function mergingPage({
  kind,
  ends,
  stays,
  hanging,
}: {
  kind: RecordKind
  ends: Named
  stays: Named
  hanging: readonly Hanging[]
}): PageContent {
  return {
    title: `Two records of one ${kind}`,
    backLink,
    main: html`<span class="govuk-caption-l">Two records of one ${kind}</span>
<h1 class="govuk-heading-l">${ends.named} ends and leads to ${stays.named}</h1>
<h2 class="govuk-heading-m">What is led on to ${stays.ref}</h2>
${hangingList(hanging)}
<p class="govuk-body hearth-measure">${besides[kind](ends.ref, stays.ref)} It waits for a second person to say yes. The two can be parted again.</p>
<form method="post" action="/records/merging" novalidate>
  <input type="hidden" name="kind" value="${kind}"><input type="hidden" name="ends" value="${ends.ref}"><input type="hidden" name="stays" value="${stays.ref}"><input type="hidden" name="seen" value="yes">
  ${button({ text: 'Ask that they are one', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/records">No, leave both as they are</a></p>`,
  }
}

/** Asks once more that two records are two again. */
export function partingPage({ id, ends, stays }: MergedRecords): PageContent {
  return {
    title: 'Part two records again',
    backLink,
    main: html`<span class="govuk-caption-l">${ends} leads to ${stays}</span>
<h1 class="govuk-heading-l">Part the two records again?</h1>
<p class="govuk-body hearth-measure">Exactly what was led on goes back to ${ends}, unless it was changed or is over since: that stays with ${stays}, and is listed. Files that name the number of ${ends} write to ${ends} again. It waits for a second person to say yes.</p>
<form method="post" action="/records/${id}/parting">
  ${button({ text: 'Ask that they are two again', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/records">No, leave it as it is</a></p>`,
  }
}

/** On the page of a child, or a household: which references lead there. */
export const ledHere = (led: readonly Led[], noun: 'child' | 'household', today: Temporal.PlainDate): SafeHtml =>
  led.length === 0
    ? nothing
    : insetText({
        html: html`${led.map(({ ref, since }) => html`<p class="govuk-body">${ref} is this ${noun} as well, and leads here since ${momentInWords(since, today)}.</p>`)}`,
      })
