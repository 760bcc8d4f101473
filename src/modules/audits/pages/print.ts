import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
import { answerWords } from '#modules/forms/index.ts'
import { inFull } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { html, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import { answerKey, childIdsOf } from '../answers.ts'
import { kindNames } from '../audit.ts'
import { calledWithNote } from '../children.ts'
import type { AuditCase } from '../queries/standing.ts'
import { gradeTag } from './grade.ts'

export type PrintFacts = {
  about: AuditCase
  voices: SafeHtml
  actions: SafeHtml
  readsReflection: boolean
  /** The children who let everyone know what they said. */
  openChildren: ReadonlySet<number>
  today: Temporal.PlainDate
}

/** One page of judgement and actions first, then the evidence. */
export function printPage({ about, voices, actions, readsReflection, openChildren, today }: PrintFacts): PageContent {
  const { audit } = about
  const word = (key: string) => String(about.answers.get(key)?.value ?? '')
  const part = (heading: string, words: string) =>
    words ? html`<h2 class="govuk-heading-m">${heading}</h2><p class="govuk-body hearth-words">${words}</p>` : nothing
  return {
    title: `Audit ${audit.ref}, to print`,
    wide: true,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`<article class="hearth-print">
      <span class="govuk-caption-l">${kindNames[audit.kind]} · household ${audit.household} · ${inFull(audit.periodFrom)} to ${inFull(audit.periodTo)}</span>
      ${about.children.length > 0 ? html`<p class="govuk-body">Children: ${about.children.map((child) => calledWithNote(child, today)).join(', ')}</p>` : nothing}
      <h1 class="govuk-heading-l">Audit ${audit.ref}</h1>
      ${part('What difference has the fostering service made to these children?', word('ovr.impact'))}
      ${summaryList({
        rows: [
          { key: { text: 'Auditor’s grade' }, value: { html: gradeTag(audit.auditorGrade) } },
          { key: { text: 'Moderator’s grade' }, value: { html: gradeTag(audit.moderatedGrade) } },
          { key: { text: 'Final grade' }, value: { html: gradeTag(audit.finalGrade) } },
        ],
      })}
      ${part('What is going well', word('ovr.strengths'))}
      ${part('What worries us', word('ovr.worries'))}
      ${part('What needs to happen', word('ovr.next'))}
      <h2 class="govuk-heading-m">Actions</h2>${actions}
      <div class="hearth-print__evidence">
        <h2 class="govuk-heading-m">What people say</h2>${voices}
        ${about.tool.sections.filter((section) => section.key !== 'refl' || readsReflection).map((section) => evidence(about, section, openChildren))}
        <p class="govuk-hint">Printed ${inFull(today)}. Keep it as safe as the child’s record, and shred it after use.</p>
      </div>
    </article>`,
  }
}

function evidence(about: AuditCase, section: Section, openChildren: ReadonlySet<number>): SafeHtml {
  const words = (question: Question, childId: number | null) =>
    question.type === 'quote' && childId !== null && !openChildren.has(childId)
      ? keptWords
      : answerWords(question, about.answers.get(answerKey(question.key, childId)))
  const blocks = childIdsOf(section, about).flatMap((childId) => {
    const answered = section.questions.filter((question) => about.answers.has(answerKey(question.key, childId)))
    if (answered.length === 0) return []
    const child = about.children.find((one) => one.id === childId)
    return [
      html`${child ? html`<h3 class="govuk-heading-s">${child.initials || child.ref}</h3>` : nothing}
      <dl class="hearth-evidence">${answered.map((question) => html`<dt>${question.text}</dt><dd>${words(question, childId)}</dd>`)}</dl>`,
    ]
  })
  return blocks.length > 0 ? html`<h2 class="govuk-heading-m">${section.title}</h2>${blocks}` : nothing
}

const keptWords = html`The child’s own words are not printed. Those who may read them find them in Hearth.`
