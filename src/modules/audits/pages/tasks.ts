import type { Part, Section } from '#framework/a2-audit-tool/types.ts'
import { ofTheTool } from '#framework/a2-audit-tool/answers.ts'
import { newActionHref } from '#modules/actions/index.ts'
import { tasksByChild, tasksOf } from '#modules/evidence/index.ts'
import { html, nothing, type SafeHtml, taskList } from '#platform/html/index.ts'
import { upperFirst } from '#platform/words.ts'
import { followsReview } from '../audit.ts'
import { type State, states } from '../steps.ts'
import { noLongerAsChild } from '../children.ts'
import { signOffNeeded } from '../standing.ts'
import { writers } from '../writers.ts'
import { whoMayBeAsked } from './asking.ts'
import type { ShowFacts } from './show-facts.ts'

const partTitles: readonly { parts: readonly Part[]; title: string }[] = [
  { parts: ['preparation'], title: 'Before the review' },
  { parts: ['audit'], title: 'The audit together' },
  { parts: ['moderation'], title: 'Moderation' },
  { parts: ['response', 'sign_off'], title: 'Response and actions' },
  { parts: ['closing'], title: 'Closing' },
]

const whatPeopleSay = 'What people say'

/** The way to each part of an audit, as a task list; voices and actions stand where they belong. */
export function parts(facts: ShowFacts): SafeHtml {
  const { about } = facts
  return html`${partTitles.map(({ parts: wanted, title }) => {
    if (wanted.includes('preparation') && about.audit.kind !== 'review_linked')
      return html`<h2 class="govuk-heading-m">${whatPeopleSay}</h2>${said(facts)}`
    const sections = about.tool.sections.filter(
      (section) => wanted.includes(section.part) && section.questions.some((question) => question.level !== 'service'),
    )
    return html`<h2 class="govuk-heading-m">${title}</h2>
      ${byChild(facts, sections)}
      ${taskList({ idPrefix: wanted[0] ?? 'part', items: sections.filter(({ perChild }) => !perChild).flatMap((section) => tasks(facts, section)) })}
      ${wanted.includes('preparation') ? voicesPart(facts) : nothing}
      ${wanted.includes('response') ? actionsPart(facts) : nothing}`
  })}`
}

/** What is filled in for each child is one line a child; then the household, by theme. */
function byChild(facts: ShowFacts, sections: readonly Section[]): SafeHtml {
  const ofChildren = sections.filter(({ perChild }) => perChild)
  if (ofChildren.length === 0 || facts.about.children.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">Child by child</h3>
    ${taskList({ idPrefix: 'child', items: tasksByChild(listedFor(facts), ofChildren, (child) => notAsChild(facts, child)) })}
    <h3 class="govuk-heading-s">The household and the service, by theme</h3>`
}

function notAsChild({ about, today }: ShowFacts, { id }: { id: number }): string | undefined {
  const child = about.children.find((one) => one.id === id)
  return child && upperFirst(noLongerAsChild(child, today))
}

function voicesPart(facts: ShowFacts): SafeHtml {
  return html`<h3 class="govuk-heading-s">${whatPeopleSay}</h3>${said(facts)}`
}

const said = ({ voices, about, today }: ShowFacts): SafeHtml => html`${voices}${whoMayBeAsked(about, today)}`

function actionsPart({ about: { audit }, actions, mayRaiseAction }: ShowFacts): SafeHtml {
  return html`<h3 class="govuk-heading-s">Actions</h3>${actions}
    ${mayRaiseAction && audit.state !== 'cancelled' ? html`<p class="govuk-body"><a class="govuk-link" href="${newActionHref(audit.ref)}">Set an action</a></p>` : nothing}`
}

/** The parts of an audit, as they are listed for one person. */
export function listedFor({ about: { audit, tool, children, answers, questionsWithActions, standing } }: ShowFacts) {
  const isPrepared = followsReview(audit)
  return {
    ...{ path: '/audits', writers, asks: ofTheTool, piece: audit, form: tool, writer: standing },
    ...{ children, answers, questionsWithActions },
    reached: ({ part }: Section) =>
      (part !== 'preparation' || isPrepared) && states.indexOf(audit.state) >= states.indexOf(partBegins[part]),
  }
}

function tasks(facts: ShowFacts, section: Section) {
  const { about, readsReflection } = facts
  const isSpared = section.part === 'sign_off' && about.audit.finalGrade !== null && !signOffNeeded(about.standing)
  const kept = section.key === 'refl' && !readsReflection
  return tasksOf(
    listedFor(facts),
    section,
    kept
      ? 'Kept between the worker, the auditor, the moderator and the team manager'
      : isSpared
        ? 'Not needed'
        : undefined,
  )
}

const partBegins: Record<Part, State> = {
  preparation: 'scheduled',
  audit: 'in_audit',
  moderation: 'in_moderation',
  response: 'with_team_manager',
  sign_off: 'with_service_manager',
  closing: 'verifying',
}
