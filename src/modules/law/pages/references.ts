import { editionsOf, type Held, type InstrumentKey, instruments, type Known } from '#framework/law/instruments.ts'
import { placeOfKey } from '#framework/law/read-by.ts'
import { inFull, isCited, type Reference, references } from '#framework/references.ts'
import { inFull as dayInFull } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

const ofText: Record<Known, string> = {
  read: 'We have read it',
  heading: 'We have read its heading',
  named: 'Others name it; we have not read it',
  guessed: 'A guess',
}
const ofDay: Record<Edition['day'], string> = {
  read: '',
  named: ' (as others name it)',
  guessed: ' (a guess)',
}
type Edition = Pick<Held, 'day'>

/** Clause 1.1: what the questions and deadlines rest on, by the short keys that stand beside them, and how we know each. */
export function referencesPage(): PageContent {
  const all = Object.entries(references)
  const ofCouncils = all.filter(([, { binds }]) => binds !== 'agencies')
  return {
    title: 'Regulations and standards',
    main: html`<h1 class="govuk-heading-l">Regulations and standards</h1>
      <p class="govuk-body">Each question names what it rests on by a short key. An audit is read by what held in the time that it looks at. The text behind the link is what counts.</p>
      <p class="govuk-body">We say of each how we know it. What none of us has read is cited at no place, and never as law. What is unread, guessed or awaited stands in the <a class="govuk-link" href="/law-watch">law watch</a>, for those who sign in.</p>
      ${editionsTable()}
      ${keysTable(
        'What each key means',
        ofCouncils.filter(([, one]) => isCited(one)),
      )}
      ${keysTable(
        'Meant besides, and not read by us yet',
        ofCouncils.filter(([, one]) => !isCited(one)),
      )}
      ${keysTable(
        'What binds fostering agencies only: for a council good practice, and no question rests on it',
        all.filter(([, { binds }]) => binds === 'agencies'),
      )}`,
  }
}

function editionsTable(): SafeHtml {
  const editions = (Object.keys(instruments) as InstrumentKey[]).flatMap((key) => editionsOf(key))
  return stackedTable({
    caption: 'The texts, edition by edition',
    classes: 'hearth-table--wordy',
    head: ['Key', 'Text', 'From', 'Until', 'How we know it'].map((text) => ({ text })),
    rows: editions.map((one) => [
      { text: one.instrument },
      {
        html: html`<a class="govuk-link" href="${one.link}" rel="noreferrer">${one.name}</a>${one.note ? html`<br><span class="govuk-hint">${one.note}</span>` : nothing}`,
      },
      { text: `${day(one.since)}${ofDay[one.day]}` },
      { text: one.until ? `The day before ${day(one.until)}` : 'Still holds' },
      { text: ofText[one.text] },
    ]),
  })
}

function keysTable(caption: string, rows: readonly (readonly [string, Reference])[]): SafeHtml {
  return stackedTable({
    caption,
    classes: 'hearth-table--wordy',
    head: ['Key', 'What it says', 'How we know it'].map((text) => ({ text })),
    rows: rows.map(([key, one]) => [
      { text: isCited(one) ? key : one.instrument, attributes: { id: placeOfKey(key) } },
      { text: `${inFull(key)}${one.since ? ` (since ${day(one.since)})` : ''}` },
      { text: ofText[one.known] },
    ]),
  })
}

const day = (iso: string): string => dayInFull(Temporal.PlainDate.from(iso))
