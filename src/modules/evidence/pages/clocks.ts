import { dueInWords, inWords, londonDate, workingDaysBetween } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import { type Clock, isLate, lastDayOf } from '../clock.ts'

type Facts = { now: Temporal.Instant; says: (key: string) => string; moreTime?: (clock: Clock) => string }

/** What is to be done by when, and what was done in time; in words, never by colour. Nothing when there are no clocks. */
export function clocksPanel(clocks: readonly Clock[], { now, says, moreTime }: Facts): SafeHtml {
  if (clocks.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">By when</h2>
    ${summaryList({
      rows: runningFirst(clocks).map((clock) => ({
        key: { text: clock.extends === null ? says(clock.key) : `${says(clock.key)}: more time` },
        value: { html: html`${clockInWords(clock, now)}${agreed(clock)}` },
        ...(moreTime && clock.state === 'running'
          ? {
              actions: {
                items: [
                  { href: moreTime(clock), text: 'Give more time', visuallyHiddenText: `for: ${says(clock.key)}` },
                ],
              },
            }
          : {}),
      })),
    })}`
}

/** What is still to be done, the earliest first; then the others as they began. */
const runningFirst = (clocks: readonly Clock[]): Clock[] => [
  ...clocks
    .filter(({ state }) => state === 'running')
    .toSorted((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt)),
  ...clocks.filter(({ state }) => state !== 'running'),
]

const agreed = ({ extends: first, reason, agreedBy }: Clock): SafeHtml =>
  first === null ? nothing : html`<br><span class="govuk-hint">${reason} Agreed by ${agreedBy}.</span>`

/** "Due by tomorrow", "Done in time, on 3 November", "Done 2 working days late, on 5 November". */
export function clockInWords(clock: Clock, now: Temporal.Instant): string {
  const today = londonDate(now)
  const last = lastDayOf(clock)
  const { state, stoppedAt } = clock
  if (state === 'running')
    return isLate(clock, now) ? `Was due ${inWords(last, today)}` : upper(dueInWords(last, today))
  if (state === 'not applicable') return 'Not needed any more'
  if (state === 'stopped') return 'Stopped'
  const on = londonDate(stoppedAt!)
  if (state === 'met') return `Done in time, ${inWords(on, today)}`
  const days = workingDaysBetween(last, on)
  return `Done ${days < 1 ? '' : days === 1 ? '1 working day ' : `${days} working days `}late, ${inWords(on, today)}`
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
