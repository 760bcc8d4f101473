import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  checkboxes,
  dateInput,
  html,
  insetText,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  stackedTable,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { upperFirst } from '#platform/words.ts'
import { isRestricted } from '../piece.ts'
import type { Change, Deputy, Known, Line } from '../queries/known.ts'
import { type Deed, isOn } from '../who-knows.ts'

export type WhoKnowsFacts = {
  noun: string
  path: string
  piece: Known
  me: number
  lines: readonly Line[]
  deputies: readonly Deputy[]
  changes: readonly Change[]
  /** Who is on every list of its class. */
  always: readonly string[]
  toAdd: Offer
  toDeputise: Offer
  typed: (field: string) => string
  mistakes: readonly Mistake[]
  now: Temporal.Instant
}

/** Who knows of a piece; and where it is theirs, restricting it, its list and its way back. */
export function whoKnowsPage(facts: WhoKnowsFacts): PageContent {
  const { noun, path, piece, mistakes } = facts
  const named = `${upperFirst(noun)} ${piece.ref}`
  return {
    title: `Who knows of ${noun} ${piece.ref}`,
    wide: true,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: named, href: `${path}/${piece.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${named}</span>
      <h1 class="govuk-heading-l">Who knows of this</h1>
      ${isRestricted(piece.sight) ? theList(facts) : asOthers(facts)}
      ${piece.mayRaiseTo.length > 0 ? raising(facts) : nothing}
      ${piece.lowers ? lowering(facts) : nothing}`,
  }
}

const asOthers = ({ noun }: WhoKnowsFacts): SafeHtml =>
  html`<p class="govuk-body">It is seen by the people who see every ${noun} like it. If it speaks of somebody who works here, or of something that few may know for now, let it be known to a few people by name.</p>`

const oneForm = ({ path, piece }: WhoKnowsFacts, deed: Deed, inside: SafeHtml): SafeHtml =>
  html`<form method="post" action="${path}/${piece.ref}/who-knows" novalidate><input type="hidden" name="do" value="${deed}">${inside}</form>`

const said = ({ typed, mistakes }: WhoKnowsFacts, name: string, label: string, hint?: string): SafeHtml =>
  textarea({
    id: name,
    name,
    rows: 3,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint ? { text: hint } : undefined,
    value: typed(name),
    errorMessage: mistakeAt(mistakes, name),
  })

const meant = ({ mistakes }: WhoKnowsFacts, name: string, text: string): SafeHtml =>
  checkboxes({ name, idPrefix: name, items: [{ value: 'yes', text }], errorMessage: mistakeAt(mistakes, name) })

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

const classes = {
  restricted: 'A few people by name, the Service Manager and the Local Authority Designated Officer',
  sealed:
    'The Local Authority Designated Officer, the Executive Director, and whom they name: nobody else, you included',
} as const

function raising(facts: WhoKnowsFacts): SafeHtml {
  const { piece, typed, mistakes, noun } = facts
  const items = piece.mayRaiseTo.map((value) => ({ value, text: classes[value] }))
  return html`<h2 class="govuk-heading-m" id="raise">${isRestricted(piece.sight) ? 'Let fewer people know' : 'Let only a few people know'}</h2>
    ${oneForm(
      facts,
      'raise',
      html`${items.length === 1 ? html`<p class="govuk-body">Who will know: ${items[0]!.text}.</p>` : radios({ name: 'to', idPrefix: 'to', fieldset: legend('Who is to know of it?'), items, value: typed('to'), errorMessage: mistakeAt(mistakes, 'to') })}
        ${said(facts, 'reason', 'Why?', 'Read by those who know of it, and by nobody else.')}
        ${meant(facts, 'sure', `I mean it: the ${noun} takes another reference, everybody else finds nothing of it any more, and it cannot be undone by one person alone.`)}
        ${button({ text: 'Let only them know', preventDoubleClick: true, classes: 'govuk-button--warning' })}`,
    )}`
}

function theList(facts: WhoKnowsFacts): SafeHtml {
  const { lines, deputies, always, changes, piece, now } = facts
  const today = londonDate(now)
  const rows = lines.map((line) => [
    { text: line.name },
    { text: momentInWords(line.from, today) },
    { text: line.until === null ? 'Not said' : momentInWords(line.until, today) },
    { text: line.inPlaceOf ? `In the place of ${line.inPlaceOf}. ${line.why}` : line.why },
    { text: line.by ?? 'Hearth' },
    { html: piece.keeps && isOn(line, now) ? ending(facts, line) : html`${isOn(line, now) ? nothing : 'Over'}` },
  ])
  const raised = changes.findLast(({ kind }) => kind === 'raised')
  return html`<p class="govuk-body">Only these people know of it, and ${always.length > 0 ? always.join(' and ') : 'those'} by their office. Nobody learns of it by standing in for one of them.</p>
    ${raised ? insetText({ html: html`${raised.by ?? 'Hearth'}, ${momentInWords(raised.at, today)}: <span class="hearth-words">${raised.reason}</span>` }) : nothing}
    ${rows.length === 0 ? html`<p class="govuk-body">Nobody is named yet.</p>` : stackedTable({ caption: 'Named', captionClasses: 'govuk-visually-hidden', head: ['Who', 'From', 'Until', 'Why', 'By', ''].map((text) => ({ text })), rows })}
    ${piece.keeps ? adding(facts) : nothing}
    <h2 class="govuk-heading-m" id="deputies">When somebody who holds it is away</h2>
    ${deputies.length === 0 ? html`<p class="govuk-body">Nobody is named to stand in. If everybody who holds it is away, it goes to the Executive Director.</p>` : html`<ul class="govuk-list govuk-list--bullet">${deputies.map((one) => html`<li>${one.deputy} in the place of ${one.holder}, named by ${one.by}: <span class="hearth-words">${one.why}</span></li>`)}</ul>`}
    ${piece.keeps ? deputising(facts) : nothing}`
}

function ending(facts: WhoKnowsFacts, line: Line): SafeHtml {
  const own = line.personId === facts.me
  return oneForm(
    facts,
    'end',
    html`<input type="hidden" name="line" value="${line.id}">
      ${own ? meant(facts, `sure-${line.id}`, 'I know that I cannot put myself on again.') : nothing}
      ${button({ html: html`End it<span class="govuk-visually-hidden">: ${line.name}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  )
}

function adding(facts: WhoKnowsFacts): SafeHtml {
  const { toAdd, typed, mistakes, now } = facts
  const today = londonDate(now)
  const on = (name: 'from' | 'until', text: string, hint: string) =>
    dateInput({
      id: name,
      namePrefix: name,
      fieldset: legend(text),
      hint: { text: hint },
      errorMessage: mistakeAt(mistakes, `${name}-day`),
      values: {
        [`${name}-day`]: typed(`${name}-day`),
        [`${name}-month`]: typed(`${name}-month`),
        [`${name}-year`]: typed(`${name}-year`),
      },
    })
  return html`<h2 class="govuk-heading-m" id="add">Let somebody know</h2>
    <p class="govuk-body">Tell them yourself: Hearth sends no letter about it.</p>
    ${oneForm(
      facts,
      'add',
      html`${enterSends(toAdd)}
        ${personField({ name: 'person', label: 'Who?', none: 'Choose', value: typed('person'), offer: toAdd, errorMessage: mistakeAt(mistakes, 'person') })}
        ${said(facts, 'why', 'Why are they to know?')}
        ${on('from', 'From which day?', `Left empty, from now on. For example, ${inWords(today, today)} is ${today.day} ${today.month} ${today.year}`)}
        ${on('until', 'Until which day?', 'The last day on which they know of it. It may be left empty')}
        ${button({ text: 'Let them know of it', preventDoubleClick: true })}`,
    )}`
}

function deputising(facts: WhoKnowsFacts): SafeHtml {
  const { piece, me, lines, toDeputise, typed, mistakes, now } = facts
  const holders = lines.filter((one) => one.holds && isOn(one, now) && (piece.always || one.personId === me))
  if (holders.length === 0) return nothing
  const items = holders.map(({ personId, name }) => ({
    value: personId,
    text: personId === me ? `${name} (you)` : name,
  }))
  return oneForm(
    facts,
    'deputy',
    html`${enterSends(toDeputise)}
      ${items.length === 1 ? html`<input type="hidden" name="holder" value="${items[0]!.value}">` : radios({ name: 'holder', idPrefix: 'holder', fieldset: legend('In whose place?'), items, value: typed('holder'), errorMessage: mistakeAt(mistakes, 'holder') })}
      ${personField({ name: 'deputy', label: items.length === 1 ? `Who knows of it while ${items[0]!.text} is away?` : 'Who knows of it while they are away?', none: 'Choose', value: typed('deputy'), offer: toDeputise, errorMessage: mistakeAt(mistakes, 'deputy') })}
      ${said(facts, 'deputy-why', 'Why they?')}
      ${button({ text: 'Name them', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  )
}

function lowering(facts: WhoKnowsFacts): SafeHtml {
  const { changes, me, now, noun } = facts
  const since = changes.findLastIndex(({ kind }) => kind !== 'lowering asked')
  const asked = changes.slice(since + 1)
  const today = londonDate(now)
  return html`<h2 class="govuk-heading-m" id="lower">Let others know of it again</h2>
    <p class="govuk-body">The Service Manager and the Local Authority Designated Officer do this together: one asks, the other agrees. From then on it is seen like every other ${noun}.</p>
    ${asked.map((one) => insetText({ html: html`${one.by}, ${momentInWords(one.at, today)}: <span class="hearth-words">${one.reason}</span>` }))}
    ${
      asked.some(({ byId }) => byId === me)
        ? html`<p class="govuk-body">You have asked. It waits for the other yes.</p>`
        : oneForm(
            facts,
            'lower',
            html`${said(facts, 'lower-reason', 'Why may others know of it now?')}
              ${meant(facts, 'lower-sure', 'I mean it: what others have read then cannot be taken back.')}
              ${button({ text: asked.length > 0 ? 'Agree to it' : 'Ask for it', preventDoubleClick: true })}`,
          )
    }`
}
