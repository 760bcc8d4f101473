import type { Offer, Team } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { dueInWords, inWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  listCount,
  listPages,
  nothing,
  type SafeHtml,
  summaryList,
  timeline as timelineList,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type AskedPage, pageAsFarAsRead } from '#platform/list-page.ts'
import type { Link, TimelineKind } from '#platform/room.ts'
import { lowerFirst, upperFirst } from '#platform/words.ts'
import {
  ageInWords,
  availabilities,
  availabilityOf,
  carerTypes,
  hasEnded,
  type Household,
  householdStatuses,
  isAdultOn,
  type PlacedChild,
  turns18On,
} from '../household.ts'
import type { Led } from '../queries/merging.ts'
import { choosing, isOffered } from './choosing.ts'
import { ledHere } from './merging.ts'
import { inOrder, type TimelineItem } from '../timeline.ts'

export type HouseholdFacts = {
  household: Household
  /** The records that lead to this one. */
  led: readonly Led[]
  placedNow: readonly PlacedChild[]
  timeline: readonly TimelineItem[]
  /** The page of it that the address asks for. */
  asked: AskedPage
  /** What this person may start for the household now; the first one is the page's main button. */
  begin: readonly Link[]
  kinds: readonly TimelineKind[]
  /** The one kind that the timeline is narrowed to, or all. */
  kind: string | undefined
  /** What this person may put the household with; nothing when they may not. */
  workers: Offer
  /** The number chosen in the form that came back. */
  workerTyped: string | undefined
  teams: readonly Team[]
  mistakes: readonly Mistake[]
  /** They read who saw and did what. */
  readsTrail: boolean
  /** What stands above everything else: that a safety alert is open here. */
  signs: SafeHtml[]
  today: Temporal.PlainDate
}

export function householdPage(facts: HouseholdFacts): PageContent {
  const { household, mistakes } = facts
  return {
    title: `Household ${household.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    wide: true,
    backLink: { text: 'Households', href: '/households' },
    main: html`${whatToMend(mistakes)}
    <span class="govuk-caption-l">${carerTypes[household.carerType]}</span>
    <h1 class="govuk-heading-l">Household ${household.ref}</h1>
    ${ledHere(facts.led, 'household', facts.today)}
    ${facts.signs}
    ${summary(household, facts.today)}
    ${whoseHousehold(facts)}
    ${start(facts.begin)}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">${whatHappened(facts)}</div>
      <div class="govuk-grid-column-one-third">${children(facts)}</div>
    </div>
    ${facts.readsTrail ? html`<p class="govuk-body"><a class="govuk-link" href="/trail?household=${household.ref}">Who saw and did what in this household</a></p>` : nothing}`,
  }
}

function summary(household: Household, today: Temporal.PlainDate): SafeHtml {
  const { firstApprovedOn, nextReviewDueOn, status, endedOn } = household
  const places = availabilityOf(household)
  const approval = [householdStatuses[status], firstApprovedOn && `first on ${inWords(firstApprovedOn, today)}`]
  const rows = {
    'Number in the case system': household.caseSystemId,
    Carers: household.carers || 'Not recorded',
    Team: household.team ?? 'No team',
    'Fostering social worker': household.worker ?? 'Nobody yet',
    Approval: approval.filter(Boolean).join(', '),
    'Terms of approval': terms(household),
    ...(places ? { Places: availabilities[places] } : {}),
    ...(hasEnded(household, today)
      ? { 'Approval ended': endedOn ? inWords(endedOn, today) : 'Date not recorded' }
      : {
          ...(endedOn ? { 'Approval ends': inWords(endedOn, today) } : {}),
          'Next review due': nextReviewDueOn ? upperFirst(dueInWords(nextReviewDueOn, today)) : 'None planned',
        }),
  }
  return summaryList({ rows: Object.entries(rows).map(([key, text]) => ({ key: { text: key }, value: { text } })) })
}

function whoseHousehold({ household, workers, workerTyped, teams, mistakes }: HouseholdFacts): SafeHtml {
  const worker = {
    action: `/households/${household.ref}/worker`,
    field: 'worker',
    label: 'Fostering social worker',
    button: 'Save the worker',
    offer: workers,
    typed: workerTyped,
    now: household.workerId,
  }
  const team = {
    action: `/households/${household.ref}/team`,
    field: 'team',
    label: 'Team',
    button: 'Save the team',
    options: teams.map(({ id, name }) => ({ id, text: name })),
    now: household.teamId,
  }
  const choices = [worker, team].filter(isOffered)
  const what = choices.map(({ label }) => lowerFirst(label)).join(' and ')
  return choosing(`Choose the ${what}`, choices, mistakes)
}

function terms({ terms, placesApproved }: Household): string {
  if (terms) return terms
  if (placesApproved === null) return 'Not recorded'
  return placesApproved === 1 ? '1 child' : `${placesApproved} children`
}

function start([first, ...others]: readonly Link[]): SafeHtml {
  if (!first) return nothing
  return html`<div class="govuk-button-group">
    ${button({ text: first.text, href: first.href })}
    ${others.map(({ text, href }) => button({ text, href, classes: 'govuk-button--secondary' }))}
  </div>`
}

function children({ placedNow, today }: HouseholdFacts): SafeHtml {
  const adults = placedNow.filter((one) => isAdultOn(one, today))
  const children = placedNow.filter((one) => !adults.includes(one))
  return html`<h2 class="govuk-heading-m">Children placed now</h2>
    ${
      children.length === 0
        ? html`<p class="govuk-body">No child lives here now.</p>`
        : html`<ul class="govuk-list govuk-list--spaced">${children.map((child) => childHere(child, today))}</ul>`
    }
    ${
      adults.length === 0
        ? nothing
        : html`<h2 class="govuk-heading-m">Young adults who stay</h2>
          <ul class="govuk-list govuk-list--spaced">${adults.map((adult) => adultHere(adult, today))}</ul>`
    }`
}

/** Whoever stays after turning 18 is no foster child any more: not counted, asked or audited as one. */
function adultHere(adult: PlacedChild, today: Temporal.PlainDate): SafeHtml {
  return html`<li><a class="govuk-link" href="/children/${adult.ref}">${adult.initials || adult.ref}</a>, ${ageInWords(adult.bornOn, today)}
    <br><span class="govuk-body-s">Turned 18 on ${inWords(turns18On(adult), today)}, stays as an adult. Here since ${inWords(adult.placedFrom, today)}.</span></li>`
}

function childHere(child: PlacedChild, today: Temporal.PlainDate): SafeHtml {
  const plan = child.longTerm ? 'Here for the long term' : 'Not yet matched for the long term'
  return html`<li><a class="govuk-link" href="/children/${child.ref}">${child.initials || child.ref}</a>, ${ageInWords(child.bornOn, today)}
    <br><span class="govuk-body-s">Here since ${inWords(child.placedFrom, today)}. ${plan}.</span></li>`
}

function whatHappened(facts: HouseholdFacts): SafeHtml {
  const { household, kind, kinds, timeline, today } = facts
  const shown = pageAsFarAsRead(inOrder(timeline.filter((item) => !kind || item.kind === kind)), facts.asked)
  return html`<h2 class="govuk-heading-m" id="timeline">What happened and what is due</h2>
    ${narrowing(household.ref, kinds, timeline, kind)}
    ${
      shown.rows.length === 0
        ? html`<p class="govuk-body">Nothing yet.</p>`
        : html`${shown.more ? nothing : listCount(shown, 'entry', 'entries')}${timelineList({
            items: shown.rows.map((item) => ({
              title: item.what,
              href: item.href,
              when: inWords(item.on, today),
              text: item.detail,
            })),
          })}`
    }
    ${listPages({ path: `/households/${household.ref}`, chosen: { kind: kind ?? '' }, list: shown, anchor: 'timeline' })}`
}

function narrowing(
  ref: string,
  kinds: readonly TimelineKind[],
  timeline: readonly TimelineItem[],
  chosen: string | undefined,
): SafeHtml {
  const there = kinds.filter(({ kind }) => timeline.some((item) => item.kind === kind))
  if (there.length < 2) return nothing
  const choice = (kind: string, text: string, isNow: boolean) =>
    isNow
      ? html`<li class="hearth-choices__item"><strong aria-current="true">${text}</strong></li>`
      : html`<li class="hearth-choices__item"><a class="govuk-link" href="/households/${ref}${kind ? `?kind=${kind}` : ''}#timeline">${text}</a></li>`
  return html`<nav aria-label="Show only"><ul class="govuk-list hearth-choices">
    ${choice('', 'Everything', !chosen)}${there.map(({ kind, name }) => choice(kind, name, kind === chosen))}
  </ul></nav>`
}
