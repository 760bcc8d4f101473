import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { columnsTable, html, listCount, listPages, nothing } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { ReadMonth } from '../queries/due.ts'
import type { SlotDone } from '../queries/slots.ts'
import { type Standing, standings } from '../standing.ts'
import { doneInWords, lineInWords, standingTag, whoInWords } from './words.ts'

export type DueFacts = { month: Month; read: ReadMonth; standing: Standing | undefined; list: ListPage<SlotDone> }

/** What the agreed year asked to be done in a month, as it stood at its end: the list behind a number of the month. */
export function duePage({ month, read, standing, list }: DueFacts): PageContent {
  const title = `Due in ${monthInWords(month)}`
  return {
    title,
    wide: true,
    backLink: { text: monthInWords(month), href: `/month?month=${String(month)}` },
    main: html`<span class="govuk-caption-l">The agreed year</span>
      <h1 class="govuk-heading-l">${title}${standing ? html`: ${standings[standing].toLowerCase()}` : nothing}</h1>
      <p class="govuk-body">${read.at ? `As it stood when ${monthInWords(month)} ended. What was done, moved or excused later is not in it: the line says that.` : 'As it stands today.'}</p>
      ${listCount(list, 'line', 'lines')}
      ${
        list.count === 0
          ? nothing
          : columnsTable<SlotDone>('Lines by the day they were due', list.rows, {
              What: (slot) =>
                html`<a class="govuk-link" href="/calendar/lines/${slot.id}">${lineInWords(slot)}<span class="govuk-visually-hidden"> ${whoInWords(slot)}</span></a>`,
              Who: (slot) => whoInWords(slot),
              'By when': ({ dueOn }) => inWords(dueOn, read.on),
              'How it stands': (slot) => html`${standingTag(slot, read.on)} ${doneInWords(slot, read.on)}`,
            })
      }
      ${listPages({ path: '/calendar/due', chosen: { month: String(month), ...(standing && { standing }) }, list })}`,
  }
}
