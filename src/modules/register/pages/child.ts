import type { Mistake } from '#platform/problems.ts'
import type { Person } from '#modules/people/index.ts'
import { inWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, stackedTable, summaryList, timeline, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Happening } from '#platform/room.ts'
import { ageInWords, isAdultOn, turns18On } from '../household.ts'
import type { Child, ChildStay } from '../queries/children.ts'
import { choosing, optionsOf } from './choosing.ts'
import { inOrder } from '../timeline.ts'

export type ChildFacts = {
  child: Child
  stays: readonly ChildStay[]
  /** That the child was asked, and when: never what the child said. */
  voices: readonly Happening[]
  /** From whom this person may choose the child's Independent Reviewing Officer; nobody when they may not. */
  officers: readonly Person[]
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** As little as the work needs: who asks this child, and where the child has lived as far as the reader may know. */
export function childPage(facts: ChildFacts): PageContent {
  const { child, stays, voices, mistakes, today } = facts
  const home = stays.find((stay) => stay.until === null)?.householdRef
  const isAdult = child.bornOn !== null && isAdultOn({ bornOn: child.bornOn }, today)
  return {
    title: `${isAdult ? 'Young adult' : 'Child'} ${child.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    ...(home ? { backLink: { text: `Household ${home}`, href: `/households/${home}` } } : {}),
    main: html`${whatToMend(mistakes)}
    <span class="govuk-caption-l">${isAdult ? 'Young adult' : 'Child'} ${child.ref}</span>
    <h1 class="govuk-heading-l">${child.initials || child.ref}, ${child.bornOn ? ageInWords(child.bornOn, today) : 'age not known yet'}</h1>
    ${isAdult ? html`<p class="govuk-body">${grownUp(facts)}</p>` : nothing}
    ${summaryList({ rows: [{ key: { text: 'Independent Reviewing Officer' }, value: { text: child.iro ?? 'Nobody yet' } }] })}
    ${officer(facts)}
    <h2 class="govuk-heading-m">Where ${child.initials || (isAdult ? child.ref : 'the child')} has lived</h2>
    ${homes(stays, isAdult, today)}
    ${asked(voices, today)}`,
  }
}

function grownUp({ child, stays, today }: ChildFacts): string {
  const stayed = stays.some(({ until }) => until === null)
  const since = child.bornOn ? inWords(turns18On({ bornOn: child.bornOn }), today) : ''
  return `Turned 18 on ${since}${stayed ? ', stays as an adult' : ''}. An audit looks at the time before.`
}

function officer({ child, officers, mistakes }: ChildFacts): SafeHtml {
  if (officers.length === 0) return nothing
  const choice = {
    action: `/children/${child.ref}/reviewing-officer`,
    field: 'officer',
    label: 'Independent Reviewing Officer',
    button: 'Save the officer',
    options: optionsOf(officers),
    now: child.iroId,
  }
  return choosing('Choose the Independent Reviewing Officer', [choice], mistakes)
}

function homes(stays: readonly ChildStay[], isAdult: boolean, today: Temporal.PlainDate): SafeHtml {
  if (stays.length === 0) return html`<p class="govuk-body">No home is recorded.</p>`
  return stackedTable({
    caption: 'Homes, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: ['Household', 'From', 'Until', 'Plan'].map((text) => ({ text })),
    rows: stays.map((stay) => [
      stay.householdRef
        ? { html: html`<a class="govuk-link" href="/households/${stay.householdRef}">${stay.householdRef}</a>` }
        : { text: 'Another home' },
      { text: inWords(stay.from, today) },
      { text: stay.until ? inWords(stay.until, today) : isAdult ? 'Stays as an adult' : 'Lives here now' },
      { text: stay.longTerm ? 'Long term' : stay.until || isAdult ? 'Not long term' : 'Not yet long term' },
    ]),
  })
}

function asked(voices: readonly Happening[], today: Temporal.PlainDate): SafeHtml {
  if (voices.length === 0) return nothing
  const items = inOrder(voices).map(({ what, href, on, detail }) => ({
    title: what,
    href,
    when: inWords(on, today),
    text: detail,
  }))
  return html`<h2 class="govuk-heading-m">Being asked</h2>${timeline({ items })}`
}
