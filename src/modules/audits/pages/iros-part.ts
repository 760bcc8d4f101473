import { answerKey, hasValue } from '#framework/forms/answered.ts'
import { iroGraded } from '#framework/a2-audit-tool/answers.ts'
import { irosSection } from '#framework/a2-audit-tool/iros-part.ts'
import { inFull } from '#platform/dates/index.ts'
import { html, insetText, nothing, type SafeHtml, summaryList, taskList } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { askingHref, sectionHref } from '../addresses.ts'
import { kindNames } from '../audit.ts'
import { callOf } from '../children.ts'
import { saysWhetherAsked } from './asking.ts'
import { ownerOf, stateNames } from '../steps.ts'
import type { AuditCase } from '../queries/standing.ts'
import { mayWriteIn } from '../writers.ts'
import { namedParts, row } from './who-takes-part.ts'

/** An audit for the IRO of a child in it: where it stands, who takes part, and what they write about their own child. */
export function irosPage({
  about,
  voices,
  today,
}: {
  about: AuditCase
  voices: SafeHtml
  today: Temporal.PlainDate
}): PageContent {
  const { audit } = about
  return {
    title: `Audit ${audit.ref} of household ${audit.household}`,
    backLink: { text: 'Your work', href: '/' },
    main: html`
      <span class="govuk-caption-l">${kindNames[audit.kind]} · household <a class="govuk-link" href="/households/${audit.household}">${audit.household}</a></span>
      <h1 class="govuk-heading-l">Audit ${audit.ref}</h1>
      <p class="govuk-body-l">${stateNames[audit.state]}. It is with ${ownerOf(audit)}.</p>
      ${insetText({ text: 'You are the Independent Reviewing Officer of a child in this audit. You see where it stands, and what is written about what this child says.' })}
      <h2 class="govuk-heading-m">Your part</h2>
      ${tasks(about)}
      <h2 class="govuk-heading-m">What they say</h2>
      ${voices}
      <h2 class="govuk-heading-m">Who takes part</h2>
      ${summaryList({
        rows: [
          row('Planned for', inFull(audit.scheduledFor)),
          ...(audit.meetingOn ? [row('Review held', inFull(audit.meetingOn))] : []),
          row('Period', `${inFull(audit.periodFrom)} to ${inFull(audit.periodTo)}`),
          ...namedParts(audit),
        ],
      })}
      <p class="govuk-hint">As it is on ${inFull(today)}.</p>`,
  }
}

function tasks(about: AuditCase): SafeHtml {
  const section = about.tool.sections.find(({ key }) => key === irosSection)
  if (!section) return nothing
  const writes = mayWriteIn(section, about.audit, about.standing)
  const items = about.children.map((child) => {
    const written = ['cyp4.iro_paraphrase', 'cyp4.iro_grade'].some((key) =>
      hasValue(about.answers.get(answerKey(key, child.id))?.value),
    )
    return {
      title: { text: `${section.title}: ${child.initials || child.ref}` },
      href: sectionHref(about.audit, section, child),
      status: written ? { text: 'Written' } : { text: writes ? 'Yours to write' : 'Nothing written' },
    }
  })
  const asking = about.children
    .filter((child) => saysWhetherAsked(about, child))
    .map((child) => ({
      title: { text: `May ${callOf(child)} be asked about their time there?` },
      href: askingHref(about.audit, child),
      status: { text: child.mayBeAsked === null ? 'Yours to say' : child.mayBeAsked ? 'You said yes' : 'You said no' },
    }))
  return taskList({ idPrefix: 'part', items: [...asking, ...items] })
}

/** What stands before the grade of a child’s voice: whose grade counts, or what to do where the words are not theirs to read. */
export function beforeChildsGrade(
  about: AuditCase,
  child: { id: number; initials: string; ref: string },
  hidden: boolean,
): SafeHtml {
  const asks = about.tool.sections.some(({ questions }) => questions.some(({ key }) => key === 'cyp4.iro_grade'))
  if (!asks) return nothing
  const by = about.answers.get(answerKey('cyp4.iro_grade', child.id))?.savedBy ?? 'The IRO'
  if (iroGraded(about.answers, child.id))
    return insetText({
      html: html`<p class="govuk-body">The grade of record here is ${by}’s, who has read what the child says. You need not grade what you have not read. Where you see it differently, say why above.</p>`,
    })
  if (!hidden || hasValue(about.answers.get(answerKey('cyp4.iro_paraphrase', child.id))?.value)) return nothing
  return insetText({
    html: html`<p class="govuk-body">You have not read what ${child.initials || child.ref} says, and need not guess. Ask the child’s IRO to write above what the child has heard and said yes to, or to give their own grade, which then stands for this section. Leave the number or face empty. What you can grade by yourself: whether the child is seen alone, knows their rights, and hears back why.</p>`,
  })
}
