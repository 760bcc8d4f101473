import { answerKey } from '#framework/forms/answered.ts'
import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
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
import { callOf } from '../children.ts'
import { sectionHref } from '../addresses.ts'
import { type Aside, type AsidePlace, isOpenTalk, mayTakeBack, mayWriteAsides, type Talk, talksOf } from '../aside.ts'
import type { AuditCase } from '../queries/standing.ts'

type Facts = { about: AuditCase; actorId: number; today: Temporal.PlainDate }
type Child = AsidePlace['child']

/** Where what stands beneath an answer is read and written; without one, all of an audit. */
export function asideHref(ref: string, question?: string, child?: { ref: string } | null): string {
  const of = { ...(question ? { question } : {}), ...(child ? { child: child.ref } : {}) }
  const said = new URLSearchParams(of).toString()
  return `/audits/${ref}/notes${said ? `?${said}` : ''}`
}

/** Whom they write to: the other of the two. */
const otherOf = ({ audit, standing }: AuditCase): string =>
  (standing.isAuditor ? audit.worker : audit.auditor) ?? (standing.isAuditor ? 'the worker' : 'the auditor')

/** On the page of a section, once: the way to write to the other about one of its answers. */
export function wayToWrite(about: AuditCase, section: Pick<Section, 'key' | 'part'>, child: Child): SafeHtml {
  const isOfTheTwo = section.part === 'audit' || section.part === 'preparation'
  if (!isOfTheTwo || !mayWriteAsides(about.audit, about.standing)) return nothing
  const query = new URLSearchParams({ section: section.key, ...(child ? { child: child.ref } : {}) })
  return html`<p class="govuk-body-s"><a class="govuk-link" href="/audits/${about.audit.ref}/notes?${query.toString()}">Write to ${otherOf(about)} about an answer</a></p>`
}

/** Beneath an answer, while something there is open: what was written last. */
export function asidesBeneath({ asides, audit }: AuditCase, question: Pick<Question, 'key'>, child: Child): SafeHtml {
  const talk = talksOf(asides).find((one) => one.question === question.key && one.childId === (child?.id ?? null))
  if (!talk || !isOpenTalk(talk)) return nothing
  const last = talk.lines.filter(({ takenBackAt }) => takenBackAt === null).at(-1)!
  const many = talk.lines.filter(({ takenBackAt }) => takenBackAt === null).length
  return html`<p class="govuk-inset-text hearth-aside">${last.by} wrote: “${cutTo(last.says, 200)}” <a class="govuk-link" href="${asideHref(audit.ref, question.key, child)}">${many > 1 ? `Read all ${many} and answer` : 'Answer'}<span class="govuk-visually-hidden"> what ${last.by} wrote here</span></a></p>`
}

/** All that the two wrote to each other in an audit; for whoever writes, first, which answer of a section it is to be about. */
export function asidesPage(facts: Facts & { section: Section | undefined; child: Child }): PageContent {
  const { about, section, child } = facts
  const { ref } = about.audit
  const talks = talksOf(about.asides)
  const writes = mayWriteAsides(about.audit, about.standing)
  return {
    title: `Notes to each other, audit ${ref}`,
    backLink: section
      ? { text: section.title, href: sectionHref(about.audit, section, child) }
      : { text: `Audit ${ref}`, href: `/audits/${ref}` },
    main: html`<span class="govuk-caption-l">Audit ${ref}, household ${about.audit.household}</span>
      <h1 class="govuk-heading-l">${section && writes ? `Write to ${otherOf(about)}` : 'Notes to each other'}</h1>
      ${section && writes ? whichAnswer(about, section, child) : nothing}
      ${talks.length === 0 ? (section ? nothing : html`<p class="govuk-body">Nothing has been written.</p>`) : html`<h2 class="govuk-heading-m">What was written so far</h2><ul class="govuk-list govuk-list--spaced">${talks.map((talk) => talkLine(about, talk))}</ul>`}`,
  }
}

function whichAnswer({ audit, tool }: AuditCase, section: Section, child: Child): SafeHtml {
  const questions = tool.sections.find(({ key }) => key === section.key)?.questions ?? []
  return html`<p class="govuk-body hearth-measure">${whoReads}</p>
    <form method="get" action="/audits/${audit.ref}/notes">
      ${child ? html`<input type="hidden" name="child" value="${child.ref}">` : nothing}
      ${select({ id: 'question', name: 'question', label: { text: 'About which answer?', classes: 'govuk-label--s' }, items: questions.map(({ key, text }) => ({ value: key, text })) })}
      ${button({ text: 'Continue' })}
    </form>`
}

const whoReads =
  'The two of you read it, whoever covers for one of you, and Quality Assurance and Partnerships. It is no part of the audit, is never printed, and counts as no evidence. What cannot wait is no note: raise a safety alert.'

function talkLine({ audit, tool, children }: AuditCase, talk: Talk): SafeHtml {
  const { question, child } = named({ tool, children }, talk)
  const last = talk.lines.at(-1)!
  return html`<li><a class="govuk-link" href="${asideHref(audit.ref, talk.question, child)}">${question}</a>${child ? `, ${callOf(child)}` : ''}<br><span class="govuk-body-s">${isOpenTalk(talk) ? `Open, ${last.by} wrote last` : 'Settled'}</span></li>`
}

function named({ tool, children }: Pick<AuditCase, 'tool' | 'children'>, talk: Talk) {
  const asked = tool.sections.flatMap(({ questions }) => questions).find(({ key }) => key === talk.question)
  return { question: asked?.text ?? 'A question', child: children.find(({ id }) => id === talk.childId) ?? null }
}

export type TalkFacts = Facts & AsidePlace & { lines: readonly Aside[]; typed: string; mistakes: readonly Mistake[] }

/** What the two wrote to each other beneath one answer, and the place to write more. */
export function talkPage(facts: TalkFacts): PageContent {
  const { about, section, question, child, lines, mistakes, today } = facts
  const { audit } = about
  const writes = mayWriteAsides(audit, about.standing)
  const answer = about.answers.get(answerKey(question.key, child?.id ?? null))
  return {
    title: `Notes: ${question.text}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: {
      text: child ? `${callOf(child)}, ${section.title}` : section.title,
      href: `${sectionHref(audit, section, child)}#${idOf(question.key, child?.id ?? null)}`,
    },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${[section.title, child && callOf(child)].filter(Boolean).join(' · ')}</span>
      <h1 class="govuk-heading-l">${question.text}</h1>
      <h2 class="govuk-heading-s">The answer now</h2><div class="govuk-body">${answerWords(question, answer)}</div>
      ${lines.map((line) => lineOf(line, today))}
      ${writes ? forms(facts) : html`<p class="govuk-body">${lines.length > 0 ? 'The audit has been sent: nothing is added here now.' : 'Nothing was written here.'}</p>`}
      <p class="govuk-body"><a class="govuk-link" href="${asideHref(audit.ref)}">All notes to each other in this audit</a></p>`,
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

function forms({ about, actorId, question, child, lines, typed, mistakes }: TalkFacts): SafeHtml {
  const place = html`<input type="hidden" name="question" value="${question.key}">${child ? html`<input type="hidden" name="child" value="${child.ref}">` : nothing}`
  const path = `/audits/${about.audit.ref}/notes`
  const small = (noun: string, text: string) =>
    html`<form method="post" action="${path}/${noun}" novalidate>${place}${button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  return html`<form method="post" action="${path}" novalidate>${place}
      ${textarea({ id: 'says', name: 'says', label: { text: `Write to ${otherOf(about)}`, classes: 'govuk-label--m' }, hint: { text: whoReads }, value: typed, errorMessage: mistakeAt(mistakes, 'says'), rows: 4, spellcheck: true })}
      ${button({ text: 'Send', preventDoubleClick: true })}
    </form>
    ${isOpenTalk({ lines }) ? small('settled', 'This is settled') : nothing}
    ${mayTakeBack(lines, actorId) ? small('taken-back', 'Take back what I wrote last') : nothing}`
}
