import type { Offer } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { inWords } from '#platform/dates/index.ts'
import {
  html,
  listPages,
  nothing,
  type SafeHtml,
  stackedTable,
  summaryList,
  timeline,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type AskedPage, pageOfAll } from '#platform/list-page.ts'
import type { Happening } from '#platform/room.ts'
import { ageInWords, isAdultOn, turns18On } from '../household.ts'
import type { Child, ChildStay } from '../queries/children.ts'
import type { Led } from '../queries/merging.ts'
import { choosing, isOffered } from './choosing.ts'
import { ledHere } from './merging.ts'
import { inOrder } from '../timeline.ts'

export type ChildFacts = {
  child: Child
  /** Records of the same child that lead to this one. */
  led: readonly Led[]
  stays: readonly ChildStay[]
  /** That the child was asked, and when: never what the child said. */
  voices: readonly Happening[]
  /** The page of each list that the address asks for. */
  asked: { homes: AskedPage; voices: AskedPage }
  /** From whom this person may choose the child's Independent Reviewing Officer; nobody when they may not. */
  officers: Offer
  /** The number chosen in the form that came back. */
  officerTyped: string | undefined
  mistakes: readonly Mistake[]
  /** They read who saw and did what. */
  readsTrail: boolean
  today: Temporal.PlainDate
}

/** As little as the work needs: who asks this child, and where the child has lived as far as the reader may know. */
export function childPage(facts: ChildFacts): PageContent {
  const { child, stays, mistakes, today } = facts
  const home = stays.find((stay) => stay.until === null)?.householdRef
  const isAdult = child.bornOn !== null && isAdultOn({ bornOn: child.bornOn }, today)
  return {
    title: `${isAdult ? 'Young adult' : 'Child'} ${child.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    ...(home ? { backLink: { text: `Household ${home}`, href: `/households/${home}` } } : {}),
    main: html`${whatToMend(mistakes)}
    <span class="govuk-caption-l">${isAdult ? 'Young adult' : 'Child'} ${child.ref}</span>
    <h1 class="govuk-heading-l">${child.initials || child.ref}, ${child.bornOn ? ageInWords(child.bornOn, today) : 'age not known yet'}</h1>
    ${ledHere(facts.led, 'child', today)}
    ${isAdult ? html`<p class="govuk-body">${grownUp(facts)}</p>` : nothing}
    ${summaryList({
      rows: [
        { key: { text: 'Number in the case system' }, value: { text: child.caseSystemId } },
        { key: { text: 'Independent Reviewing Officer' }, value: { text: child.iro ?? 'Nobody yet' } },
      ],
    })}
    ${officer(facts)}
    <h2 class="govuk-heading-m">Where ${child.initials || (isAdult ? child.ref : 'the child')} has lived</h2>
    ${homes(facts, isAdult)}
    ${asked(facts)}
    ${facts.readsTrail ? html`<p class="govuk-body"><a class="govuk-link" href="/trail?child=${child.ref}">Who saw and did what about this ${isAdult ? 'young adult' : 'child'}</a></p>` : nothing}`,
  }
}

function grownUp({ child, stays, today }: ChildFacts): string {
  const stayed = stays.some(({ until }) => until === null)
  const since = child.bornOn ? inWords(turns18On({ bornOn: child.bornOn }), today) : ''
  return `Turned 18 on ${since}${stayed ? ', stays as an adult' : ''}. An audit looks at the time before.`
}

function officer({ child, officers, officerTyped, mistakes }: ChildFacts): SafeHtml {
  const choice = {
    action: `/children/${child.ref}/reviewing-officer`,
    field: 'officer',
    label: 'Independent Reviewing Officer',
    button: 'Save the officer',
    offer: officers,
    typed: officerTyped,
    now: child.iroId,
  }
  return choosing('Choose the Independent Reviewing Officer', [choice].filter(isOffered), mistakes)
}

function homes({ child, stays, asked, today }: ChildFacts, isAdult: boolean): SafeHtml {
  const list = pageOfAll(stays, asked.homes)
  if (stays.length === 0) return html`<p class="govuk-body">No home that you may see is recorded.</p>`
  return html`${stackedTable({
    caption: 'Homes, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: ['Household', 'From', 'Until', 'Plan'].map((text) => ({ text })),
    rows: list.rows.map((stay) => [
      stay.householdRef
        ? { html: html`<a class="govuk-link" href="/households/${stay.householdRef}">${stay.householdRef}</a>` }
        : { text: 'Another home' },
      { text: inWords(stay.from, today) },
      { text: stay.until ? inWords(stay.until, today) : isAdult ? 'Stays as an adult' : 'Lives here now' },
      { text: stay.longTerm ? 'Long term' : stay.until || isAdult ? 'Not long term' : 'Not yet long term' },
    ]),
  })}${listPages({ path: `/children/${child.ref}`, chosen: {}, list, name: 'homes', of: 'homes' })}`
}

function asked({ child, voices, asked, today }: ChildFacts): SafeHtml {
  if (voices.length === 0) return nothing
  const list = pageOfAll(inOrder(voices), asked.voices)
  const items = list.rows.map(({ what, href, on, detail }) => ({
    title: what,
    href,
    when: inWords(on, today),
    text: detail,
  }))
  return html`<h2 class="govuk-heading-m">Being asked</h2>${timeline({ items })}
    ${listPages({ path: `/children/${child.ref}`, chosen: {}, list, of: 'being asked' })}`
}
