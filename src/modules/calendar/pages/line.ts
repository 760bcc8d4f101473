import { inFull, inWords, momentInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, summaryList, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { changeNames, reasons, titleOf } from '../change.ts'
import { lineOf } from '../lines.ts'
import type { Change } from '../queries/changes.ts'
import type { Held, SlotDone } from '../queries/slots.ts'
import { sides, type Year } from '../slot.ts'
import { doneInWords, lineInWords, standingTag, whoInWords } from './words.ts'

export type LineFacts = {
  slot: SlotDone
  year: Year
  changes: readonly Change[]
  held: Held | undefined
  /** What this person may do, as forms. */
  forms: SafeHtml
  mistakes: readonly Mistake[]
  isOwn: boolean
  status: number
  today: Temporal.PlainDate
}

/** One line of the year: whose, by when, how it stands, and what was asked about it. */
export function linePage({ slot, year, changes, held, forms, mistakes, isOwn, status, today }: LineFacts): PageContent {
  const href =
    isOwn && !slot.outside && slot.settled === null && slot.doneOn === null ? lineOf(slot.activity)?.href : undefined
  const row = (text: string, value: string | SafeHtml) => ({
    key: { text },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  return {
    title: lineInWords(slot),
    status,
    backLink: { text: 'Lines of the agreed year', href: `/calendar/lines?year=${year.id}` },
    main: html`${whatToMend(mistakes)}<span class="govuk-caption-l">${year.state === 'agreed' ? 'The agreed year' : 'A year that is not agreed yet'}</span>
      <h1 class="govuk-heading-l">${lineInWords(slot)}</h1>
      ${summaryList({
        rows: [
          row('Who', html`${whoInWords(slot)}<br><span class="govuk-hint">${titleOf(slot.role)}</span>`),
          row('By when', whenInWords(slot)),
          row('How it stands', html`${standingTag(slot, today)} ${doneInWords(slot, today)}`),
          row('Framework', `Clause ${lineOf(slot.activity)?.clause ?? '4.5'}`),
        ],
      })}
      ${href ? html`<p class="govuk-body"><a class="govuk-button" role="button" draggable="false" href="${href}">Go there to do it</a></p>` : nothing}
      ${held ? heldPart(held, today) : nothing}
      ${changes.length > 0 ? html`<h2 class="govuk-heading-m">What was asked about it</h2>${changes.map((change) => changeInWords(change, today))}` : nothing}
      ${forms}`,
  }
}

function whenInWords({ dueOn, firstDueOn, moved }: SlotDone): string {
  const was = dueOn.equals(firstDueOn) ? '' : `. At first: ${inFull(firstDueOn)}`
  return `${inFull(dueOn)}${was}${moved > 1 ? '. It was moved more than once, so it counts as later than agreed' : ''}`
}

function heldPart({ heldOn, place, byWhom, enterer, agreer }: Held, today: Temporal.PlainDate): SafeHtml {
  const where = [place, byWhom].filter(Boolean).join('; ')
  return html`<h2 class="govuk-heading-m">Kept outside Hearth</h2>
    <p class="govuk-body">On ${inWords(heldOn, today)}${where ? `: ${where}` : ''}. Entered by ${enterer}. ${agreer ? `Agreed by ${agreer}.` : 'It counts once the other side has agreed it.'}</p>`
}

/** "Another day: 8 December 2026. Somebody is away." with who asked and who answered. */
export function changeInWords(change: Change, today: Temporal.PlainDate): SafeHtml {
  const to = change.toDueOn ? `: ${inFull(change.toDueOn)}` : change.toPerson ? `: ${change.toPerson}` : ''
  const asked = `Asked by ${change.asker}, for ${sides[change.askedSide]}, ${momentInWords(change.askedAt, today)}.`
  return html`<div class="govuk-inset-text"><strong>${changeNames[change.kind]}${to}</strong><br>
    ${reasons[change.reason]}. <span class="hearth-words">${change.words}</span><br>
    ${change.toTell ? html`To be told by telephone: <span class="hearth-words">${change.toTell}</span><br>` : nothing}
    ${asked} ${answerInWords(change, today)}${change.answerWords ? html` <span class="hearth-words">${change.answerWords}</span>` : nothing}</div>`
}

function answerInWords({ withdrawn, answer, answerer, answeredAt }: Change, today: Temporal.PlainDate): string {
  if (withdrawn) return 'Taken back.'
  if (answer === null || !answeredAt) return 'Not answered yet: the line stands as agreed.'
  return `${answer === 'yes' ? 'Agreed' : 'Not agreed'} by ${answerer}, ${momentInWords(answeredAt, today)}.`
}
