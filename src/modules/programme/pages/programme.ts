import {
  type Columns,
  columnsTable,
  html,
  listTable,
  nothing,
  type SafeHtml,
  summaryList,
} from '#platform/html/index.ts'
import { type SlotDone, standingOf, standings } from '#modules/calendar/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { inWords, monthInWords, monthOf } from '#platform/dates/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { lowerFirst } from '#platform/words.ts'
import type { Day, Period, Promises } from '../queries/year.ts'
import { steps } from '../steps.ts'
import { areas, kinds } from '../visit.ts'
import type { countYear } from '../year.ts'

export type ProgrammeFacts = {
  year: Period
  /** One page of its days; everything is counted of all of them. */
  list: ListPage<Day>
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
export function programmePage(facts: ProgrammeFacts, columns: Columns<Day>): PageContent {
  const { year, list, counts, promises, agreed, atLeast, arranges, today } = facts
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
            'Days held, of all agreed with leaders’ offices',
            `${counts.held} of ${counts.agreed}, in fostering or elsewhere${counts.excused > 0 ? `; ${counts.excused} excused` : ''}`,
          ),
          row(`Leaders who came to fostering ${atLeast} times or more`, `${often} of ${counts.byLeader.length}`),
          row(
            'Promises found done in time',
            `${promises.keptInTime} of ${promises.made}${promises.stillOpen > 0 ? `; ${promises.stillOpen} still open` : ''}`,
          ),
          row('Staff told in time what came of it', `${counts.told.part} of ${counts.told.whole}`),
        ],
      })}
      <h2 class="govuk-heading-m">By leader</h2>
      ${agreed ? html`<p class="govuk-body hearth-measure">The agreed year asks each leader for some days in fostering. A day meets it once it was held and written down; a day elsewhere is counted here, and meets none of those.</p>` : nothing}
      ${columnsTable('Who came, and where to', leadersOf(counts.byLeader, agreed), {
        Leader: ({ name }) => name,
        ...(agreed && { 'What the agreed year asks': ({ lines }: OfLeader) => asked(lines, today) }),
        'Days in the year': ({ days }) => days,
      })}
      <h2 class="govuk-heading-m">Day by day</h2>
      ${list.count === 0 ? html`<p class="govuk-body">No day has been agreed in this year.</p>` : listTable({ list, columns, path: '/programme', chosen: { year: String(year.from.year) }, one: 'day', many: 'days', caption: 'Every day of the year' })}
      <p class="govuk-body"><a class="govuk-link" href="/programme?year=${year.from.year - 1}">The year before</a></p>`,
  }
}

type OfLeader = { name: string; lines: readonly SlotDone[]; days: string }

/** Each leader with what the agreed year asks of them and the days that they had; at the end what it asks of nobody yet. */
function leadersOf(counted: ProgrammeFacts['counts']['byLeader'], agreed: readonly SlotDone[] = []): OfLeader[] {
  const asked = Map.groupBy(agreed, ({ personId }) => personId)
  const known = new Set<number | null>(counted.map(({ id }) => id))
  const others = [...asked].filter(([id]) => !known.has(id))
  return [
    ...counted.map((one) => ({ name: one.name, lines: asked.get(one.id) ?? [], days: daysInWords(one) })),
    ...others.map(([, lines]) => ({ name: lines[0]!.person ?? 'Nobody yet', lines, days: 'None' })),
  ]
}

/** "2 in fostering, 1 elsewhere, 1 to come". */
function daysInWords({ fostering, elsewhere, toCome, excused }: ProgrammeFacts['counts']['byLeader'][number]): string {
  const said = { 'in fostering': fostering, elsewhere, 'to come': toCome, excused }
  const words = Object.entries(said).flatMap(([where, count]) => (count > 0 ? `${count} ${where}` : []))
  return words.join(', ') || 'None'
}

/** What the agreed year asks of a leader: moved and excused there, by both sides. */
const asked = (lines: readonly SlotDone[], today: Temporal.PlainDate): string | SafeHtml =>
  lines.length === 0
    ? 'Nothing'
    : html`${lines.map(
        (slot, at) =>
          html`${at > 0 ? html`<br>` : nothing}<a class="govuk-link" href="/calendar/lines/${slot.id}">By ${inWords(slot.dueOn, today)}</a>: ${lowerFirst(standings[standingOf(slot, slot.doneOn, today)])}`,
      )}`

const someDay = (on: Temporal.PlainDate): string => `Some day in ${monthInWords(monthOf(on))}`

/** What is said of each day, on the page and in the file. */
export const columnsOf = ({ today }: Pick<ProgrammeFacts, 'today'>): Columns<Day> => ({
  Day: {
    shown: ({ on, knowsDay }) => (knowsDay ? inWords(on, today) : someDay(on)),
    filed: ({ on, knowsDay }) => (knowsDay ? on : someDay(on)),
  },
  Who: ({ leader, companion }) => (companion ? `${leader}, with ${companion}` : leader),
  What: {
    shown: ({ ref, kind }) => html`<a class="govuk-link" href="/programme/${ref}">${kinds[kind]}, ${ref}</a>`,
    filed: ({ ref, kind }) => `${kinds[kind]}, ${ref}`,
  },
  Where: ({ area, place }) => [place, place ? lowerFirst(areas[area]) : areas[area]].filter(Boolean).join(', '),
  'How it stands': ({ state, toldInTime }) =>
    `${steps[state].name}${toldInTime === null ? '' : `; staff told ${toldInTime ? 'in time' : 'late'}`}`,
})
