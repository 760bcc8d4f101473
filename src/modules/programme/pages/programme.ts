import { columnsTable, html, nothing, summaryList } from '#platform/html/index.ts'
import { type SlotDone, standingOf, standings } from '#modules/calendar/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { inWords } from '#platform/dates/index.ts'
import type { Day, Period, Promises } from '../queries/year.ts'
import { steps } from '../steps.ts'
import { areas, kinds } from '../visit.ts'
import type { countYear } from '../year.ts'

type Facts = {
  year: Period
  days: readonly Day[]
  counts: ReturnType<typeof countYear>
  promises: Promises
  /** The lines of the year that both sides agreed, where one was. */
  agreed: readonly SlotDone[] | undefined
  /** How often in a year each leader comes to fostering at least. */
  atLeast: number
  arranges: boolean
  today: Temporal.PlainDate
}

/** The programme of a year on one page, with names: who met the work, and what came of it. */
export function programmePage({ year, days, counts, promises, agreed, atLeast, arranges, today }: Facts): PageContent {
  const title = `Leaders’ programme, ${year.from.year} to ${year.to.year}`
  const often = counts.byLeader.filter(({ fostering }) => fostering >= atLeast).length
  const row = (text: string, value: string) => ({ key: { text }, value: { text: value } })
  return {
    title,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">Those who hold money and rules meet the work, and then move what only they can move. What they saw, what they promised and what staff were told can be read by everybody who works here; the case that they met cannot.</p>
      ${arranges ? html`<p class="govuk-body"><a class="govuk-link" href="/programme/new">Agree a day with a leader’s office</a></p>` : nothing}
      ${summaryList({
        rows: [
          row(
            'Held, of those agreed',
            `${counts.held} of ${counts.agreed}${counts.excused > 0 ? `; ${counts.excused} excused` : ''}`,
          ),
          row(`Leaders who came to fostering ${atLeast} times or more`, `${often} of ${counts.byLeader.length}`),
          row(
            'Promises found done in time',
            `${promises.keptInTime} of ${promises.made}${promises.stillOpen > 0 ? `; ${promises.stillOpen} still open` : ''}`,
          ),
          row('Staff told in time what came of it', `${counts.told.part} of ${counts.told.whole}`),
        ],
      })}
      ${agreed ? agreedTable(agreed, today) : nothing}
      <h2 class="govuk-heading-m">By leader</h2>
      ${columnsTable('Who came, and where to', counts.byLeader, {
        Leader: ({ name }) => name,
        'In fostering': ({ fostering }) => String(fostering),
        Elsewhere: ({ elsewhere }) => String(elsewhere),
        'To come': ({ toCome }) => String(toCome),
        Excused: ({ excused }) => String(excused),
      })}
      <h2 class="govuk-heading-m">Day by day</h2>
      ${days.length === 0 ? html`<p class="govuk-body">No day has been agreed in this year.</p>` : dayTable(days, today)}
      <p class="govuk-body"><a class="govuk-link" href="/programme?year=${year.from.year - 1}">The year before</a></p>`,
  }
}

/** What the agreed year asks: moved and excused there, by both sides. */
const agreedTable = (agreed: readonly SlotDone[], today: Temporal.PlainDate) =>
  html`<h2 class="govuk-heading-m">What the agreed year asks</h2>
    ${columnsTable('Each leader’s part in the agreed year', agreed, {
      Leader: ({ person }) => person ?? 'Nobody yet',
      'By when': ({ id, dueOn }) =>
        html`<a class="govuk-link" href="/calendar/lines/${id}">${inWords(dueOn, today)}</a>`,
      'How it stands': (slot) => standings[standingOf(slot, slot.doneOn, today)],
    })}`

const dayTable = (days: readonly Day[], today: Temporal.PlainDate) =>
  columnsTable('Every day of the year', days, {
    Day: ({ on, moved }) => `${inWords(on, today)}${moved ? ', moved' : ''}`,
    Leader: ({ leader }) => leader,
    What: ({ ref, kind }) => html`<a class="govuk-link" href="/programme/${ref}">${kinds[kind]}, ${ref}</a>`,
    Where: ({ area, place }) => [place, areas[area]].filter(Boolean).join(': '),
    'Who went along': ({ companion }) => companion ?? '',
    Step: ({ state }) => steps[state].name,
    'Staff told': ({ toldInTime }) => (toldInTime === null ? '' : toldInTime ? 'In time' : 'Late'),
  })
