import { inFull, inWords, londonDate } from '#platform/dates/index.ts'
import { button, html, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Entry } from '../queries/watch.ts'
import { type DayKnown, standingKeys, standings } from '../watch.ts'

type Facts = { entries: readonly Entry[]; mayKeep: boolean; today: Temporal.PlainDate }

/** What is unread or guessed first, then what is awaited, then what is settled (clause 1.1). */
export function watchPage({ entries, mayKeep, today }: Facts): PageContent {
  const newest = entries
    .map(({ lookedOn }) => lookedOn)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1)
  return {
    title: 'Law watch',
    main: html`<h1 class="govuk-heading-l">Law watch</h1>
      <p class="govuk-body">What of the law and the standards none of us has read, what is a guess, and what is awaited: so that nobody takes Hearth’s word for more than it is. Kept by Quality Assurance and Partnerships.${newest ? html` Somebody last looked on ${inFull(newest)}.` : nothing}</p>
      <p class="govuk-body">What questions rest on stands in <a class="govuk-link" href="/references">Regulations and standards</a>.</p>
      ${mayKeep ? button({ text: 'Enter something', href: '/law-watch/new' }) : nothing}
      ${standingKeys.map((standing) =>
        group(
          standings[standing].heading,
          entries.filter((one) => one.standing === standing),
          today,
        ),
      )}`,
  }
}

function group(heading: string, entries: readonly Entry[], today: Temporal.PlainDate): SafeHtml {
  if (entries.length === 0) return nothing
  return stackedTable({
    caption: heading,
    classes: 'hearth-table--wordy',
    head: ['What', 'What we know', 'What would change', 'Looked at'].map((text) => ({ text })),
    rows: entries.map((one) => [
      {
        html: html`<a class="govuk-link" href="/law-watch/${one.key}">${one.title}</a>${one.from ? html`<br><span class="govuk-hint">${fromInWords(one)}</span>` : nothing}`,
      },
      { text: one.says },
      { text: one.changes },
      { text: `${inFull(one.lookedOn)}, ${whoSaid(one, today)}` },
    ]),
  })
}

const knownAs: Record<DayKnown, string> = { '': '', read: '', named: ', as others name it', guessed: ', a guess' }

export const fromInWords = ({ from, dayKnown }: Pick<Entry, 'from' | 'dayKnown'>): string =>
  from ? `From ${inFull(from)}${knownAs[dayKnown]}` : 'No day is known'

/** Who wrote it as it reads now. */
export const whoSaid = ({ by, at }: Pick<Entry, 'by' | 'at'>, today: Temporal.PlainDate): string =>
  by ? `written by ${by}, ${inWords(londonDate(at), today)}` : 'as Hearth brought it'
