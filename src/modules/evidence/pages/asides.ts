import { answerKey } from '#framework/forms/answered.ts'
import type { Question, Section } from '#framework/forms/types.ts'
import { answerWords, idOf } from '#modules/forms/index.ts'
import { cutTo } from '#platform/words.ts'
import { momentInWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  insetText,
  mistakeAt,
  nothing,
  type SafeHtml,
  select,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { placeHref } from '../addresses.ts'
import {
  type Aside,
  type AsidePlace,
  type InTalk,
  isOpenTalk,
  linesAt,
  mayTakeBack,
  type Talk,
  talksOf,
} from '../aside.ts'

type Facts = { talk: InTalk; today: Temporal.PlainDate }
type Child = AsidePlace['child']

/** Where what stands beneath an answer is read and written; without one, all of a piece. */
export function asideHref({ href }: { href: string }, question?: string, child?: { ref: string } | null): string {
  const of = { ...(question ? { question } : {}), ...(child ? { child: child.ref } : {}) }
  const said = new URLSearchParams(of).toString()
  return `${href}/notes${said ? `?${said}` : ''}`
}

/** How a child is called here: by initials, or by reference where the register has none. */
const callOf = ({ initials, ref }: { initials: string; ref: string }): string => initials || ref

/** On the page of a section, once: the way to write to the other about one of its answers. */
export function wayToWrite({ piece, other, opens }: InTalk, section: Section, child: Child): SafeHtml {
  if (other === undefined || !opens(section)) return nothing
  const query = new URLSearchParams({ section: section.key, ...(child ? { child: child.ref } : {}) })
  return html`<p class="govuk-body-s"><a class="govuk-link" href="${piece.href}/notes?${query.toString()}">Write to ${other} about an answer</a></p>`
}

/** Beneath an answer: what was written last while something there is open, and afterwards the way to what was said. */
export function asidesBeneath(talk: InTalk, question: Pick<Question, 'key'>, child: Child): SafeHtml {
  const lines = linesAt(talk, { question, child })
  const standing = lines.filter(({ takenBackAt }) => takenBackAt === null)
  if (standing.length === 0) return nothing
  if (!isOpenTalk({ lines }))
    return html`<p class="govuk-body-s"><a class="govuk-link" href="${asideHref(talk.piece, question.key, child)}">Notes to each other here, settled</a></p>`
  const last = standing.at(-1)!
  return html`<p class="govuk-inset-text hearth-aside">${last.by} wrote: “${cutTo(last.says, 200)}” <a class="govuk-link" href="${asideHref(talk.piece, question.key, child)}">${standing.length > 1 ? `Read all ${standing.length} and answer` : 'Answer'}<span class="govuk-visually-hidden"> what ${last.by} wrote here</span></a></p>`
}

/** All that the two wrote to each other in a piece; for whoever writes, first, which answer of a section it is to be about. */
export function asidesPage(facts: Facts & { section: Section | undefined; child: Child }): PageContent {
  const { talk, section, child } = facts
  const { piece, other } = talk
  const talks = talksOf(talk.asides)
  return {
    title: `Notes to each other, ${piece.within}`,
    backLink: section ? { text: section.title, href: hrefOf(talk, section, child) } : piece,
    main: html`<span class="govuk-caption-l">${piece.text}, household ${piece.household}</span>
      <h1 class="govuk-heading-l">${section && other !== undefined ? `Write to ${other}` : 'Notes to each other'}</h1>
      ${section && other !== undefined ? whichAnswer(talk, section, child) : nothing}
      ${talks.length === 0 ? (section ? nothing : html`<p class="govuk-body">Nothing has been written.</p>`) : html`<h2 class="govuk-heading-m">What was written so far</h2><ul class="govuk-list govuk-list--spaced">${talks.map((one) => talkLine(talk, one))}</ul>`}`,
  }
}

/** The section, or its place on the page of a child. */
const hrefOf = ({ piece }: InTalk, section: Section, child: Child): string =>
  placeHref(piece.path, piece, section, child)

function whichAnswer({ piece }: InTalk, section: Section, child: Child): SafeHtml {
  return html`<p class="govuk-body hearth-measure">${whoReads(piece)}</p>
    <form method="get" action="${piece.href}/notes">
      ${child ? html`<input type="hidden" name="child" value="${child.ref}">` : nothing}
      ${select({ id: 'question', name: 'question', label: { text: 'About which answer?', classes: 'govuk-label--s' }, items: section.questions.map(({ key, text }) => ({ value: key, text })) })}
      ${button({ text: 'Continue' })}
    </form>`
}

const whoReads = ({ noun }: InTalk['piece']): string =>
  `The two of you read it, whoever covers for one of you, and Quality Assurance and Partnerships. It is no part of the ${noun}, is never printed, and counts as no evidence. What cannot wait is no note: raise a safety alert.`

function talkLine({ piece, form, children }: InTalk, { question, childId, lines }: Talk): SafeHtml {
  const asked = form.sections.flatMap(({ questions }) => questions).find(({ key }) => key === question)
  const child = children.find(({ id }) => id === childId) ?? null
  const last = lines.at(-1)!
  return html`<li><a class="govuk-link" href="${asideHref(piece, question, child)}">${asked?.text ?? 'A question'}</a>${child ? `, ${callOf(child)}` : ''}<br><span class="govuk-body-s">${isOpenTalk({ lines }) ? `Open, ${last.by} wrote last` : 'Settled'}</span></li>`
}

type TalkFacts = Facts &
  AsidePlace & { actorId: number; lines: readonly Aside[]; typed: string; mistakes: readonly Mistake[] }

/** What the two wrote to each other beneath one answer, and the place to write more. */
export function talkPage(facts: TalkFacts): PageContent {
  const { talk, section, question, child, lines, mistakes, today } = facts
  const { piece, other } = talk
  const answer = talk.answers.get(answerKey(question.key, child?.id ?? null))
  return {
    title: `Notes: ${question.text}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: {
      text: child ? `${callOf(child)}, ${section.title}` : section.title,
      href: `${hrefOf(talk, section, child)}#${idOf(question.key, child?.id ?? null)}`,
    },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${[section.title, child && callOf(child)].filter(Boolean).join(' · ')}</span>
      <h1 class="govuk-heading-l">${question.text}</h1>
      <h2 class="govuk-heading-s">The answer now</h2><div class="govuk-body">${answerWords(question, answer)}</div>
      ${lines.map((line) => lineOf(line, today))}
      ${other !== undefined ? forms(facts, other) : html`<p class="govuk-body">${lines.length > 0 ? `The ${piece.noun} has been sent: nothing is added here now.` : 'Nothing was written here.'}</p>`}
      <p class="govuk-body"><a class="govuk-link" href="${asideHref(piece)}">All notes to each other in this ${piece.noun}</a></p>`,
  }
}

function lineOf({ by, at, says, settledAt, settledBy, takenBackAt }: Aside, today: Temporal.PlainDate): SafeHtml {
  const became = takenBackAt
    ? `, taken back ${momentInWords(takenBackAt, today)}`
    : settledAt
      ? `, settled ${momentInWords(settledAt, today)}${settledBy ? ` by ${settledBy}` : ''}`
      : ''
  return insetText({
    html: html`<p class="govuk-body-s govuk-!-margin-bottom-1"><b>${by}</b>, ${momentInWords(at, today)}${became}</p><p class="govuk-body hearth-words">${says}</p>`,
  })
}

function forms({ talk, actorId, question, child, lines, typed, mistakes }: TalkFacts, other: string): SafeHtml {
  const place = html`<input type="hidden" name="question" value="${question.key}">${child ? html`<input type="hidden" name="child" value="${child.ref}">` : nothing}`
  const path = `${talk.piece.href}/notes`
  const small = (noun: string, text: string) =>
    html`<form method="post" action="${path}/${noun}" novalidate>${place}${button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  return html`<form method="post" action="${path}" novalidate>${place}
      ${textarea({ id: 'says', name: 'says', label: { text: `Write to ${other}`, classes: 'govuk-label--m' }, hint: { text: whoReads(talk.piece) }, value: typed, errorMessage: mistakeAt(mistakes, 'says'), rows: 4, spellcheck: true })}
      ${button({ text: 'Send', preventDoubleClick: true })}
    </form>
    ${isOpenTalk({ lines }) ? small('settled', 'This is settled') : nothing}
    ${mayTakeBack(lines, actorId) ? small('taken-back', 'Take back what I wrote last') : nothing}`
}
