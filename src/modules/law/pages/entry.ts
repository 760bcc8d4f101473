import { inFull } from '#platform/dates/index.ts'
import {
  button,
  characterCount,
  dateInput,
  details,
  html,
  input,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  summaryList,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Earlier, Entry } from '../queries/watch.ts'
import { days, standings, type Typed } from '../watch.ts'
import { fromInWords, whoSaid } from './watch.ts'

const up = { text: 'Law watch', href: '/law-watch' }

type FormFacts = { entry: Typed; mistakes: readonly Mistake[]; typed: (field: string) => string }

export function newEntryPage(facts: FormFacts): PageContent {
  const title = 'Enter something in the law watch'
  return {
    ...{ title, backLink: up, status: facts.mistakes.length > 0 ? 422 : 200 },
    main: html`${whatToMend(facts.mistakes)}<h1 class="govuk-heading-l">${title}</h1>${form({ ...facts, action: up.href, version: 0 })}`,
  }
}

type Facts = Omit<FormFacts, 'entry'> & {
  entry: Omit<Entry, keyof Typed> & Typed
  earlier: readonly Earlier[]
  mayKeep: boolean
  today: Temporal.PlainDate
}

/** One entry: a form for those who keep it, to read for everybody else; and how it read before. */
export function entryPage(facts: Facts): PageContent {
  const { entry, earlier, mayKeep, mistakes, today } = facts
  return {
    title: `${entry.title || 'An entry'}, law watch`,
    backLink: up,
    status: mistakes.length > 0 ? 422 : 200,
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Law watch, ${whoSaid(entry, today)}</span>
      <h1 class="govuk-heading-l">${entry.title || 'An entry'}</h1>
      ${mayKeep ? form({ ...facts, action: `${up.href}/${entry.key}`, version: entry.version }) : asItStands(entry as Entry)}
      ${earlier.length > 0 ? before(earlier, today) : nothing}`,
  }
}

function asItStands(entry: Entry): SafeHtml {
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text: text || 'Nothing yet' } })
  return summaryList({
    rows: [
      row('How it stands', standings[entry.standing].says),
      row('What we know, and from where', entry.says),
      row('What would change', entry.changes),
      row('From when', fromInWords(entry)),
      ...(entry.link
        ? [
            {
              key: { text: 'Where it can be read' },
              value: { html: html`<a class="govuk-link" href="${entry.link}" rel="noreferrer">${entry.link}</a>` },
            },
          ]
        : []),
      row('Somebody last looked', inFull(entry.lookedOn)),
    ],
  })
}

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
const label = (text: string) => ({ text, classes: 'govuk-label--s' })
const itemsOf = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, text]) => ({ value, text }))

function form(facts: FormFacts & { action: string; version: number }): SafeHtml {
  const { action, version, entry, mistakes } = facts
  const at = (field: string) => mistakeAt(mistakes, field)
  const says = Object.fromEntries(Object.entries(standings).map(([key, one]) => [key, one.says]))
  return html`<form method="post" action="${action}" novalidate>
    <input type="hidden" name="version" value="${version}">
    ${input({ id: 'title', name: 'title', label: label('What is it about?'), value: entry.title, errorMessage: at('title') })}
    ${radios({ idPrefix: 'standing', name: 'standing', fieldset: legend('How does it stand?'), items: itemsOf(says), value: entry.standing, errorMessage: at('standing') })}
    ${characterCount({ id: 'says', name: 'says', maxlength: 2000, rows: 4, label: label('What do we know, and from where?'), hint: { text: 'Everybody who signs in reads this. No child, carer or colleague is named here.' }, value: entry.says, errorMessage: at('says') })}
    ${characterCount({ id: 'changes', name: 'changes', maxlength: 2000, rows: 4, label: label('What changes in our work, or would?'), value: entry.changes, errorMessage: at('changes') })}
    ${input({ id: 'link', name: 'link', label: label('Where can it be read? (optional)'), hint: { text: 'An address that begins with https://' }, value: entry.link, inputmode: 'url', errorMessage: at('link') })}
    ${day(facts, 'from', 'From which day does it hold? (optional)')}
    ${radios({ idPrefix: 'day-known', name: 'day-known', fieldset: legend('How do we know this day?'), items: [...itemsOf(days), { value: '', text: 'No day is known' }], value: entry.dayKnown, errorMessage: at('day-known') })}
    ${day(facts, 'looked', 'On which day did somebody last look?', 'Left empty: today.')}
    ${button({ text: 'Save', preventDoubleClick: true })}
  </form>`
}

function day({ typed, entry, mistakes }: FormFacts, name: 'from' | 'looked', text: string, hint?: string): SafeHtml {
  const kept = name === 'from' ? entry.from : entry.lookedOn
  const value = (part: 'day' | 'month' | 'year') => typed(`${name}-${part}`) || String(kept?.[part] ?? '')
  return dateInput({
    ...{ id: name, namePrefix: name, fieldset: legend(text), errorMessage: mistakeAt(mistakes, `${name}-day`) },
    ...(hint ? { hint: { text: hint } } : {}),
    values: { [`${name}-day`]: value('day'), [`${name}-month`]: value('month'), [`${name}-year`]: value('year') },
  })
}

const before = (earlier: readonly Earlier[], today: Temporal.PlainDate): SafeHtml =>
  details({
    summaryText: 'How it read before',
    html: html`${earlier.map(
      (one) =>
        html`<p class="govuk-body hearth-words"><strong>${one.title}</strong> (${standings[one.standing].says.toLowerCase()})<br>${one.says || 'Nothing'}<br>${one.changes}${one.link ? html`<br>${one.link}` : nothing}<br><span class="govuk-hint">${one.from ? `From ${inFull(Temporal.PlainDate.from(one.from))}; ` : ''}looked at on ${inFull(Temporal.PlainDate.from(one.lookedOn))}; ${whoSaid(one, today)}</span></p>`,
    )}`,
  })
