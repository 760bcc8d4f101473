import {
  type AuditCase,
  awaitsLock,
  calledWithNote,
  gradeCalled,
  gradeTag,
  kindNames,
  noGradeForTheWhole,
  sectionGrades,
  stateNames,
} from '#modules/audits/index.ts'
import type { Paper } from '#modules/evidence/index.ts'
import { inFull, inWords, londonDate } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { isAboutRisk } from '../sheet.ts'

export type PaperFacts = {
  about: AuditCase
  voices: SafeHtml
  actions: SafeHtml
  /** The children who let everyone know what they said. */
  openChildren: ReadonlySet<number>
  today: Temporal.PlainDate
}

/** An audit on paper: one page of judgement and actions first. */
export function paperOf({ about, voices, actions, openChildren, today }: PaperFacts): Paper {
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
      ${whoAndWhen(about, today)}
      ${audit.auditorGrade ? html`<h2 class="govuk-heading-m">The grades</h2>${sectionGrades(about, false)}` : nothing}
      ${part('What needs to happen', word('ovr.next'))}
      <h2 class="govuk-heading-m">Actions</h2>${actions}
      ${part('What is going well', word('ovr.strengths'))}
      ${part('What worries us', word('ovr.worries'))}`,
    beside: html`<h2 class="govuk-heading-m">What people say</h2>${voices}<p class="govuk-hint">What concerns somebody’s safety is not printed: it stands in Hearth.</p>`,
    // The worker wrote it for three people: paper goes further (reading 10).
    leavesOut: ({ key }) => key === 'refl',
    // What concerns somebody's safety is on no paper, whoever prints it (decision 10).
    leavesOutAnswer: ({ key }) => isAboutRisk(key),
    inPlaceOf: ({ type }, childId) =>
      type === 'quote' && childId !== null && !openChildren.has(childId) ? keptWords : undefined,
  }
}

/** Who did it and when, and the grades of the whole: a few words each. */
function whoAndWhen({ audit, answers }: AuditCase, today: Temporal.PlainDate): SafeHtml {
  const which = gradeCalled(audit)
  const talked = String(answers.get('hdr.collab_date')?.value ?? '')
  const rows: [string, string | SafeHtml][] = [
    ['Auditor', audit.auditor ?? 'Not yet named'],
    ['Fostering social worker', audit.worker ?? 'Not known'],
    ['Moderator', audit.moderator ?? 'Not yet chosen'],
    ['Team manager', audit.teamManager ?? 'Not known'],
    ...(audit.meetingOn ? [['Review held', inFull(audit.meetingOn)] as [string, string]] : []),
    ...(/^\d{4}-/.test(talked)
      ? [['Talked through together', inFull(Temporal.PlainDate.from(talked))] as [string, string]]
      : []),
    [stateNames[audit.state], `since ${inWords(londonDate(audit.stateSince), today)}`],
    [
      `Auditor’s ${which}`,
      audit.auditorGrade === null && awaitsLock(audit)
        ? 'In sight once the moderator’s grade is locked'
        : gradeTag(audit.auditorGrade),
    ],
    [`Moderator’s ${which}`, gradeTag(audit.moderatedGrade)],
    [`Final ${which}`, gradeTag(audit.finalGrade)],
    ...(audit.overall ? [] : [[noGradeForTheWhole.key.text, noGradeForTheWhole.value.text] as [string, string]]),
  ]
  return html`<dl class="hearth-print__who">${rows.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>`
}

const keptWords = html`The child’s own words are not printed. Those who may read them find them in Hearth.`
