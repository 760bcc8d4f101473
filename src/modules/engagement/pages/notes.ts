import { answerers, ways } from '#framework/engagement-notes.ts'
import { dueInWords, inFull, inWords } from '#platform/dates/index.ts'
import {
  button,
  columnsTable,
  dateInput,
  html,
  input,
  insetText,
  listCount,
  listPages,
  mistakeAt,
  nothing,
  type SafeHtml,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { type Note, type NoteRead, shares, stateNames, stateOf, themesInWords } from '../note.ts'
import { sheetsPath } from '../sheet.ts'
import { type FormFacts, noteFields } from './form.ts'

const title = 'What children tell reviewing officers'
const up = { text: title, href: '/engagement' }

/** The notes that this person sees. */
export function notesPage({
  list,
  mayWrite,
  readsSheets,
  today,
}: {
  list: ListPage<Note>
  mayWrite: boolean
  readsSheets: boolean
  today: Temporal.PlainDate
}): PageContent {
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">What a child said to their own reviewing officer between reviews, in half a minute. More notes, and more that is wrong, are not worse: they say that children speak, and that somebody listens.</p>
      ${mayWrite ? button({ text: 'Write a note', href: '/engagement/new' }) : nothing}
      ${readsSheets ? html`<p class="govuk-body"><a class="govuk-link" href="${sheetsPath}">Themes, month by month</a></p>` : nothing}
      ${
        list.rows.length === 0
          ? html`<p class="govuk-body">There is none that you see.</p>`
          : html`${listCount(list, 'note', 'notes')}
      ${columnsTable(title, list.rows, {
        Child: ({ key, child, on, themes }) =>
          html`<a class="govuk-link" href="/engagement/${key}">${child}<span class="govuk-visually-hidden">, ${inFull(on)}: ${themesInWords(themes)}</span></a>`,
        Day: ({ on }) => inWords(on, today),
        'What it was about': (note) => themesInWords(note.themes),
        'Written by': ({ officer }) => officer,
        'Where it stands': (note) => standsAt(note, today),
      })}
      ${listPages({ path: '/engagement', chosen: {}, list })}`
      }`,
  }
}

const standsAt = (note: Note, today: Temporal.PlainDate): string => {
  const state = stateOf(note)
  return state === 'wish_open' ? `${stateNames[state]}: ${dueInWords(note.wishBy!, today)}` : stateNames[state]
}

export type NoteFacts = {
  note: NoteRead
  isWriter: boolean
  isListed: boolean
  mayAnswer: boolean
  today: Temporal.PlainDate
}

/** One note. Whoever knows only that there is one reads what it was about, and no word of it. */
export function notePage({ note, isWriter, isListed, mayAnswer, today }: NoteFacts): PageContent {
  const at = `/engagement/${note.key}`
  const state = stateOf(note)
  const row = (text: string, says: string) => ({ key: { text }, value: { text: says } })
  const quoted = (text: string) => ({ html: html`<blockquote class="hearth-quote">${text}</blockquote>` })
  return {
    title: `What child ${note.child} told their reviewing officer`,
    backLink: isListed ? up : { text: `Household ${note.home}`, href: `/households/${note.home}` },
    main: html`<span class="govuk-caption-l">Child ${note.seesChild ? html`<a class="govuk-link" href="/children/${note.child}">${note.child}</a>` : note.child}</span>
      <h1 class="govuk-heading-l">What child ${note.child} told their reviewing officer</h1>
      ${state === 'called_off' ? insetText({ text: 'This note was taken down: it counts nowhere, and nobody reads it but whoever wrote it and the quality team.' }) : nothing}
      ${summaryList({
        rows: [
          row('What it was about', themesInWords(note.themes)),
          ...(note.words ? [{ key: { text: 'In the child’s own words' }, value: quoted(note.words) }] : []),
          ...(note.wish ? [{ key: { text: 'What the child wishes' }, value: quoted(note.wish) }] : []),
          ...(note.answers
            ? [row('Who answers', note.answers === 'officer' ? note.officer : answerers[note.answers])]
            : []),
          ...(note.answer ? [{ key: { text: 'What the child was told' }, value: quoted(note.answer) }] : []),
          ...(note.toldOn ? [row('Told on', inWords(note.toldOn, today))] : []),
          row('Where it stands', standsAt(note, today)),
          row('Day', inWords(note.on, today)),
          row('How', `${ways[note.way]}${note.alone ? ', alone' : ', not alone'}`),
          row(
            'Who may know of it',
            note.share === 'iro_and_quality' ? 'Only their IRO and the quality team' : shares[note.share],
          ),
          row('Written by', note.officer),
          ...(note.why
            ? [row(state === 'called_off' ? 'Why it was taken down' : 'Why it was put right', note.why)]
            : []),
        ],
      })}
      ${note.words === null && state !== 'called_off' ? html`<p class="govuk-body hearth-measure">What the child said goes to whoever heard it and to the quality team, unless the child let others know.</p>` : nothing}
      ${mayAnswer && state === 'wish_open' ? button({ text: 'Write what the child was told', href: `${at}/answer` }) : nothing}
      ${isWriter && state !== 'called_off' ? html`<p class="govuk-body"><a class="govuk-link" href="${at}/change">Put it right, or take it down</a></p>` : nothing}`,
  }
}

type ChangeFacts = FormFacts & { note: Note; version: string }

/** A mistake is put right, or the note taken down: each with why. */
export function changePage(facts: ChangeFacts): PageContent {
  const { note, typed, mistakes, version } = facts
  const at = `/engagement/${note.key}`
  const heading = 'Put it right, or take it down'
  const seen = html`<input type="hidden" name="version" value="${version}">`
  const why = (id: string, text: string): SafeHtml =>
    input({
      id,
      name: id,
      value: typed(id),
      label: { text, classes: 'govuk-label--s' },
      hint: { text: 'How it read before is kept.' },
      errorMessage: mistakeAt(mistakes, id),
    })
  return {
    title: heading,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'The note', href: at },
    main: html`${whatToMend(mistakes)}<span class="govuk-caption-l">Child ${note.child}</span>
      <h1 class="govuk-heading-l">${heading}</h1>
      <p class="govuk-body hearth-measure">Of the wrong child? Take it down, and write it anew.</p>
      <form method="post" action="${at}/change" novalidate>${seen}
        ${noteFields(facts)}
        ${why('why', 'What was wrong?')}
        ${button({ text: 'Save it as it is right', preventDoubleClick: true })}
      </form>
      <h2 class="govuk-heading-m">Take it down</h2>
      <form method="post" action="${at}/taking-down" novalidate>${seen}
        ${why('why-down', 'Why is it taken down?')}
        ${button({ text: 'Take it down', classes: 'govuk-button--secondary', preventDoubleClick: true })}
      </form>`,
  }
}

/** You said, we did: written as it was told to the child. */
export function answerPage({ note, typed, mistakes, version }: ChangeFacts): PageContent {
  const heading = 'What was the child told?'
  const at = `/engagement/${note.key}`
  return {
    title: heading,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'The note', href: at },
    main: html`${whatToMend(mistakes)}<span class="govuk-caption-l">Child ${note.child}</span>
      <h1 class="govuk-heading-l">${heading}</h1>
      <blockquote class="hearth-quote">${note.wish}</blockquote>
      <form method="post" action="${at}/answer" novalidate>
        <input type="hidden" name="version" value="${version}">
        ${textarea({ id: 'answer', name: 'answer', rows: 4, value: typed('answer'), label: { text: 'What you told them', classes: 'govuk-label--s' }, hint: { text: 'You said …, so we … In words that they would use; a no, with why, is an answer.' }, errorMessage: mistakeAt(mistakes, 'answer') })}
        ${dateInput({ id: 'told', namePrefix: 'told', fieldset: { legend: { text: 'On which day were they told?', classes: 'govuk-fieldset__legend--s' } }, values: { 'told-day': typed('told-day'), 'told-month': typed('told-month'), 'told-year': typed('told-year') }, errorMessage: mistakeAt(mistakes, 'told') })}
        ${button({ text: 'Save what the child was told', preventDoubleClick: true })}
      </form>`,
  }
}
