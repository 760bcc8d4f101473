import { inFull } from '#platform/dates/index.ts'
import { html, type SafeHtml, summaryList } from '#platform/html/index.ts'
import { type Audit, followsReview } from '../audit.ts'
import { callOf, noLongerAsChild } from '../children.ts'
import { stateTag } from './grade.ts'
import type { ShowFacts } from './show-facts.ts'

/** Whom an audit is about, which time it looks at, and whose part each step is. */
export function whoTakesPart(facts: ShowFacts): SafeHtml {
  const { audit } = facts.about
  const period = `${inFull(audit.periodFrom)} to ${inFull(audit.periodTo)}`
  return html`<h2 class="govuk-heading-m">Who takes part</h2>${summaryList({
    classes: 'hearth-summary--narrow',
    rows: [
      ...children(facts),
      ...(followsReview(audit) && audit.meetingOn === null
        ? [row('Review', `Planned for ${inFull(audit.scheduledFor)}`)]
        : []),
      row('Period', audit.periodReason ? `${period}. Changed: ${audit.periodReason}` : period),
      ...namedParts(audit),
      ...reaudits(facts),
    ],
  })}`
}

/** Who has which part in it, by name. */
export const namedParts = ({ auditor, worker, teamManager, moderator }: Audit) => [
  row('Auditor', auditor ?? 'Not yet named'),
  row('Fostering social worker', worker ?? 'Not known'),
  row('Team manager', teamManager ?? 'Not known'),
  row('Moderator', moderator ?? 'Not yet chosen'),
]

export const row = (key: string, value: string | SafeHtml) => ({
  key: { text: key },
  value: typeof value === 'string' ? { text: value } : { html: value },
})

function children({ about: { audit, children: looked }, adults, today }: ShowFacts) {
  const named = (all: readonly Looked[]) =>
    html`${all.map((one, at) => html`${at > 0 ? ', ' : ''}${childLink(one, today)}`)}`
  const stayed = adults.map((adult) => ({ ...adult, livedUntil: adult.placedUntil }))
  return [
    row('Children', looked.length > 0 ? named(looked) : 'No child was placed in the period'),
    ...looked.flatMap((one) => (one.because ? [row(`Why ${callOf(one)}`, one.because)] : [])),
    ...(audit.childrenReason ? [row('Children left out', audit.childrenReason)] : []),
    ...(stayed.length > 0 ? [row('Not audited: adults', named(stayed))] : []),
  ]
}

type Looked = Parameters<typeof noLongerAsChild>[0]

function childLink(child: Looked, today: Temporal.PlainDate): SafeHtml {
  const note = noLongerAsChild(child, today)
  return html`<a class="govuk-link" href="/children/${child.ref}">${callOf(child)}</a>${note ? ` (${note})` : ''}`
}

function reaudits({ original, reaudit }: ShowFacts) {
  const link = (ref: string) => html`<a class="govuk-link" href="/audits/${ref}">${ref}</a>`
  return [
    ...(original ? [row('Re-audit of', link(original.ref))] : []),
    ...(reaudit ? [row('Re-audit', html`${link(reaudit.ref)} ${stateTag(reaudit)}`)] : []),
  ]
}
