import type { Paper } from '#modules/evidence/index.ts'
import { inFull } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import { kindNames } from '../audit.ts'
import { calledWithNote } from '../children.ts'
import type { AuditCase } from '../queries/standing.ts'
import { gradeCalled, gradeTag, noGradeForTheWhole } from './grade.ts'

export type PaperFacts = {
  about: AuditCase
  voices: SafeHtml
  actions: SafeHtml
  readsReflection: boolean
  /** The children who let everyone know what they said. */
  openChildren: ReadonlySet<number>
  today: Temporal.PlainDate
}

/** An audit on paper: one page of judgement and actions first. */
export function paperOf({ about, voices, actions, readsReflection, openChildren, today }: PaperFacts): Paper {
  const { audit, children } = about
  const word = (key: string) => String(about.answers.get(key)?.value ?? '')
  const part = (heading: string, words: string) =>
    words ? html`<h2 class="govuk-heading-m">${heading}</h2><p class="govuk-body hearth-words">${words}</p>` : nothing
  return {
    caption: `${kindNames[audit.kind]} · household ${audit.household} · ${inFull(audit.periodFrom)} to ${inFull(audit.periodTo)}`,
    aboutWhom:
      children.length > 0
        ? html`<p class="govuk-body">Children: ${children.map((child) => calledWithNote(child, today)).join(', ')}</p>`
        : nothing,
    first: html`${part('What difference has the fostering service made to these children?', word('ovr.impact'))}
      ${summaryList({
        rows: [
          { key: { text: `Auditor’s ${gradeCalled(audit)}` }, value: { html: gradeTag(audit.auditorGrade) } },
          { key: { text: `Moderator’s ${gradeCalled(audit)}` }, value: { html: gradeTag(audit.moderatedGrade) } },
          { key: { text: `Final ${gradeCalled(audit)}` }, value: { html: gradeTag(audit.finalGrade) } },
          ...(audit.overall ? [] : [noGradeForTheWhole]),
        ],
      })}
      ${part('What is going well', word('ovr.strengths'))}
      ${part('What worries us', word('ovr.worries'))}
      ${part('What needs to happen', word('ovr.next'))}
      <h2 class="govuk-heading-m">Actions</h2>${actions}`,
    beside: html`<h2 class="govuk-heading-m">What people say</h2>${voices}`,
    leavesOut: ({ key }) => key === 'refl' && !readsReflection,
    inPlaceOf: ({ type }, childId) =>
      type === 'quote' && childId !== null && !openChildren.has(childId) ? keptWords : undefined,
  }
}

const keptWords = html`The child’s own words are not printed. Those who may read them find them in Hearth.`
