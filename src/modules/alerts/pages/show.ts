import type { Mistake } from '#platform/problems.ts'
import { formOf } from '#framework/a2-feedback-forms/index.ts'
import { momentInWords } from '#platform/dates/index.ts'
import {
  button,
  details,
  html,
  input,
  mistakeAt,
  nothing,
  type SafeHtml,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Link, NamedPiece } from '#platform/room.ts'
import { type Alert, type Entry, isOpen, type Line, whomInWords } from '../alert.ts'
import type { Person } from '../road.ts'
import { decisionWords } from './decision.ts'
import { reachableList } from './parts.ts'

/** With the piece of evidence that it comes from, where this reader may open it. */
export type EntryFrom = Entry & { from: NamedPiece | null }

export type AlertFacts = {
  alert: Alert
  entries: readonly EntryFrom[]
  lines: readonly Line[]
  deciders: readonly Person[]
  /** The children's Independent Reviewing Officers who are at work, or who covers for them. */
  officers: readonly Pick<Person, 'name' | 'telephone'>[]
  isDecider: boolean
  /** They are the officer of a child concerned, or cover for one. */
  isOfficer: boolean
  /** Whom it must not reach, by name, for those who speak with others about it. */
  keptFrom: readonly string[]
  /** They are the officer of a child who said it, and nobody has said yet whom it must not reach. */
  asksCircle: boolean
  names: readonly string[]
  /** What it was decided as, for whoever knows of that. */
  matter: NamedPiece | null
  /** What this person may set going, once it has ended. */
  follows: readonly Link[]
  /** The household is theirs to open: what else worries them is raised from it. */
  seesHousehold: boolean
  mistakes: readonly Mistake[]
  typed: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

/** An alert, for its circle: what was raised, who has been told, who decides. It waits for nobody. */
export function alertPage(facts: AlertFacts): PageContent {
  const { alert, mistakes } = facts
  return {
    title: `Safety alert ${alert.ref}`,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { text: 'My work', href: '/' },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${alert.ref}, household ${alert.household}</span>
      <h1 class="govuk-heading-l">Safety alert</h1>
      ${facts.asksCircle ? circleForm(facts, true) : nothing}
      ${standing(facts)}
      ${concerns(facts)}
      ${whoWasTold(facts)}
      ${alert.decided && alert.readsDecision ? decisionWords(alert.decided) : nothing}
      ${isOpen(alert) ? doNow(facts) : afterwards(facts)}`,
  }
}

function standing(facts: AlertFacts): SafeHtml {
  const { alert, deciders, keptFrom, today } = facts
  const rows = isOpen(alert)
    ? [
        row('How it stands', 'Open: nobody has decided yet'),
        {
          key: { text: 'Who decides' },
          value: {
            html:
              deciders.length > 0
                ? reachableList(deciders)
                : html`Nobody is there: ring Quality Assurance and Partnerships`,
          },
        },
        alert.readsDecision ? climbing(alert, today) : undefined,
      ]
    : [
        row(
          'How it stands',
          `${endedInWords[alert.endedAs ?? 'decided']}${alert.decidedAt ? `, ${momentInWords(alert.decidedAt, today)}` : ''}${alert.decidedBy ? `, by ${alert.decidedBy}` : ''}`,
        ),
        alert.decision && alert.readsDecision
          ? { key: { text: 'In words' }, value: { html: html`<div class="hearth-words">${alert.decision}</div>` } }
          : undefined,
        alert.endedAs === 'joined'
          ? { key: { text: 'Where it is now' }, value: { html: ofHousehold(alert) } }
          : undefined,
        facts.matter
          ? {
              key: { text: 'What it is looked into as' },
              value: { html: html`<a class="govuk-link" href="${facts.matter.href}">${facts.matter.text}</a>` },
            }
          : undefined,
        alert.endedAs === 'decided' && !alert.readsDecision
          ? row('What was decided', `Ask ${alert.decidedBy ?? 'Quality Assurance and Partnerships'}`)
          : undefined,
      ]
  const kept =
    keptFrom.length > 0 && alert.readsDecision
      ? row('Do not speak of it with', new Intl.ListFormat('en-GB').format(keptFrom))
      : undefined
  return summaryList({ rows: [...rows, kept].filter((one) => one !== undefined) })
}

const climbing = ({ climbedAt, climbsAt }: Alert, today: Temporal.PlainDate) =>
  climbedAt
    ? row('It has climbed', momentInWords(climbedAt, today))
    : row('Undecided, it climbs', momentInWords(climbsAt, today))

const ofHousehold = ({ household }: Alert) =>
  html`The page of <a class="govuk-link" href="/households/${household}">household ${household}</a> leads to it`

const endedInWords = { decided: 'Decided', mistake: 'Raised by mistake', joined: 'Joined to another alert' } as const
const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })

/** Every concern, in the order in which they came. */
export const concerns = (facts: Pick<AlertFacts, 'entries' | 'today' | 'officers' | 'alert'>): SafeHtml =>
  html`${facts.entries.map((entry) => concern(entry, facts))}`

function concern(
  entry: EntryFrom,
  { today, officers, alert }: Pick<AlertFacts, 'today' | 'officers' | 'alert'>,
): SafeHtml {
  const came = entry.cameAt.equals(entry.at)
    ? undefined
    : `${momentInWords(entry.cameAt, today)}${entry.cameFrom ? `, from ${entry.cameFrom}` : ''}`
  const spoke = entry.source === 'voice'
  return html`<section class="hearth-alert-entry">
    <h2 class="govuk-heading-m">${spoke ? fromVoice(entry) : `About ${whomInWords(entry.childIds)}`}</h2>
    <p class="govuk-body-s">${momentInWords(entry.at, today)}${spoke ? '' : `, by ${entry.by ?? 'Hearth'}`}${came ? html`. It reached us ${came}` : nothing}</p>
    ${entry.what ? html`<div class="govuk-body hearth-words">${entry.what}</div>` : nothing}
    ${entry.acting ? html`<p class="govuk-body hearth-words">Acting on it: ${entry.acting}</p>` : nothing}
    ${
      spoke
        ? html`<p class="govuk-body">What they said stands under <a class="govuk-link" href="/voices/${entry.voice ?? ''}">${entry.voice}</a>, for those who may read it.</p>
      ${officers.length > 0 ? html`<p class="govuk-body">Ask their Independent Reviewing Officer: ${reachableList(officers)}.</p>` : nothing}`
        : nothing
    }
    ${entry.from && alert.whole ? html`<p class="govuk-body-s">From <a class="govuk-link" href="${entry.from.href}">${entry.from.within}</a>.</p>` : nothing}
  </section>`
}

/** Whom it is about, which form, and no more: no answer, no question, no quotation. */
function fromVoice({ childIds, form }: Entry): string {
  const title = form ? formOf(form)?.title : undefined
  const who = childIds.length > 0 ? `Child ${whomInWords(childIds)}` : 'Somebody who was asked'
  return `${who} told us something about safety${title ? `, on the form “${title}”` : ''}`
}

const lineInWords: Record<Line['kind'], string> = {
  told: 'Told',
  'told again': 'Told again',
  'in place': 'Told, in the place of somebody who is away, not there or not to read it',
  climbed: 'It climbed to',
  'out of hours': 'Sent to the council’s out-of-hours address, with the number of the manager on call',
  noted: 'Noted',
}

function whoWasTold({ lines, today }: AlertFacts): SafeHtml {
  if (lines.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Who has been told</h2>
    <ul class="govuk-list hearth-alert-lines">${inGroups(lines).map((group) => lineOf(group, today))}</ul>`
}

/** Those told at one moment stand in one line. */
function inGroups(lines: readonly Line[]): Line[][] {
  return [...Map.groupBy(lines, (line) => (line.kind === 'noted' ? line : `${line.at} ${line.kind}`)).values()]
}

function lineOf(group: readonly Line[], today: Temporal.PlainDate): SafeHtml {
  const [first] = group as [Line]
  const when = html`<span class="hearth-quiet">${momentInWords(first.at, today)}</span>`
  if (first.kind === 'noted')
    return html`<li>${when} <span class="hearth-words">${first.words}</span>${first.by ? html` <span class="hearth-quiet">(noted by ${first.by})</span>` : nothing}</li>`
  const names = group.flatMap(({ person }) => (person ? [person] : []))
  const named = names.length > 0 ? html`: <strong>${new Intl.ListFormat('en-GB').format(names)}</strong>` : nothing
  return html`<li>${when} ${lineInWords[first.kind]}${named}</li>`
}

function doNow(facts: AlertFacts): SafeHtml {
  const { alert, isDecider, mistakes } = facts
  const at = `/alerts/${alert.ref}`
  return html`${isDecider ? html`<p>${button({ text: 'Decide what happens now', href: `${at}/decision` })}</p>` : nothing}
    ${noteForm(facts)}
    ${facts.seesHousehold ? html`<p class="govuk-body"><a class="govuk-link" href="/alerts/new?household=${alert.household}">Something more has worried me</a></p>` : nothing}
    ${facts.asksCircle || !alert.whole ? nothing : details({ summaryText: 'It is about somebody who works here, or somebody must not read it', open: mistakeAt(mistakes, 'who') !== undefined, html: circleForm(facts, false) })}`
}

function afterwards(facts: AlertFacts): SafeHtml {
  // What follows from a matter hangs on the matter, and has its class.
  const follows = facts.matter ? [] : facts.follows
  const links = follows.map(
    ({ text, href }) => html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`,
  )
  const again = facts.seesHousehold
    ? html`<p class="govuk-body">What was decided stays as it is. Was it wrong, or do you know more now? <a class="govuk-link" href="/alerts/new?household=${facts.alert.household}">Raise another alert</a></p>`
    : nothing
  return html`${facts.typed['told'] || mistakeAt(facts.mistakes, 'told') ? noteForm(facts) : nothing}${links}${again}`
}

function noteForm({ alert, mistakes, typed }: AlertFacts): SafeHtml {
  return html`<form method="post" action="/alerts/${alert.ref}/told" novalidate>
    ${textarea({ id: 'told', name: 'told', value: typed['told'] ?? '', errorMessage: mistakeAt(mistakes, 'told'), rows: 3, label: { text: 'Somebody else was told, or something was agreed', classes: 'govuk-label--s' }, hint: { text: 'Who, when and any reference. It is added with your name, and nothing is written over. If it was raised by mistake, say so here and ring whoever decides: they end it, nobody else.' } })}
    ${button({ text: 'Add it', classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}

function circleForm({ alert, names, mistakes, typed }: AlertFacts, first: boolean): SafeHtml {
  return html`<form method="post" action="/alerts/${alert.ref}/circle" novalidate class="${first ? 'hearth-alert-first' : ''}">
    ${input({
      id: 'who',
      name: 'who',
      value: typed['who'] ?? '',
      errorMessage: mistakeAt(mistakes, 'who'),
      label: {
        text: first
          ? 'Before anything else: is it about somebody who works here, or must somebody not read it? Who?'
          : 'Who?',
        classes: 'govuk-label--s',
      },
      hint: {
        text: first
          ? 'Their name; leave it blank if there is nobody. Whoever stands above them is told in their place. Make sure that it is the right name: who was kept out stays out of this alert.'
          : 'Their name. Whoever stands above them is told in their place. Make sure that it is the right name: who was kept out stays out of this alert.',
      },
      attributes: { list: 'people-here' },
      autocomplete: 'off',
    })}
    <datalist id="people-here">${names.map((name) => html`<option value="${name}"></option>`)}</datalist>
    ${button({ text: first ? 'Save and go on' : 'Keep it from them', classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}
