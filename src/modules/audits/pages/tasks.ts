import type { Part, Section } from '#framework/a2-audit-tool/types.ts'
import { newActionHref } from '#modules/actions/index.ts'
import { html, nothing, type SafeHtml, taskList } from '#platform/html/index.ts'
import { upperFirst } from '#platform/words.ts'
import { childIdsOf, missingIn, type SectionStatus, statusOf } from '../answers.ts'
import { sectionHref } from '../addresses.ts'
import { type State, states } from '../steps.ts'
import { noLongerAsChild } from '../children.ts'
import type { AuditCase } from '../queries/standing.ts'
import { signOffNeeded } from '../standing.ts'
import { mayWrite, mayWriteIn } from '../writers.ts'
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
      return html`<h2 class="govuk-heading-m">${whatPeopleSay}</h2>${facts.voices}`
    const sections = about.tool.sections.filter(
      (section) => wanted.includes(section.part) && section.questions.some((question) => question.level !== 'service'),
    )
    return html`<h2 class="govuk-heading-m">${title}</h2>
      ${taskList({ idPrefix: wanted[0] ?? 'part', items: sections.flatMap((section) => tasks(facts, section)) })}
      ${wanted.includes('preparation') ? voicesPart(facts) : nothing}
      ${wanted.includes('response') ? actionsPart(facts) : nothing}`
  })}`
}

function voicesPart({ voices }: ShowFacts): SafeHtml {
  return html`<h3 class="govuk-heading-s">${whatPeopleSay}</h3>${voices}`
}

function actionsPart({ about: { audit }, actions, mayRaiseAction }: ShowFacts): SafeHtml {
  return html`<h3 class="govuk-heading-s">Actions</h3>${actions}
    ${mayRaiseAction && audit.state !== 'cancelled' ? html`<p class="govuk-body"><a class="govuk-link" href="${newActionHref(audit.ref)}">Set an action</a></p>` : nothing}`
}

/** `lacks`: something is missing there that must be said, and that this person can say. */
export type PlaceToWrite = { title: string; href: string; lacks: boolean }

/** The pages that wait for this person's words now, in the order of the list. */
export function placesToWrite({ about }: ShowFacts): PlaceToWrite[] {
  const { audit, tool, standing } = about
  return tool.sections
    .filter((section) => reached(section, audit.state) && mayWriteIn(section, audit, standing))
    .filter((section) => section.part !== 'preparation' || audit.kind === 'review_linked')
    .flatMap((section) =>
      placesOf(about, section)
        .filter(({ childId }) => waitsForThem(about, section, childId))
        .map(({ title, child, childId }) => ({
          title,
          href: sectionHref(audit, section, child),
          lacks: missingIn(section, about, [childId]).length > 0,
        })),
    )
}

/** Whether a page lacks something that this person can write. What somebody else alone can say leads nobody there. */
function waitsForThem(about: AuditCase, section: Section, childId: number | null): boolean {
  const { audit, standing } = about
  if (statusOf(section, about, childId) === 'done') return false
  const missing = missingIn(section, about, [childId])
  if (missing.length === 0) return mayWriteIn(section, audit, standing)
  return missing.some(({ question }) => mayWrite(section, question, audit, standing, childId))
}

function placesOf(about: AuditCase, section: Section) {
  return childIdsOf(section, about).map((childId) => {
    const child = about.children.find((one) => one.id === childId)
    return { childId, child, title: child ? `${section.title}: ${child.initials || child.ref}` : section.title }
  })
}

function tasks(facts: ShowFacts, section: Section) {
  const { about, readsReflection, today } = facts
  const { audit } = about
  return placesOf(about, section).map(({ childId, child, title }) => {
    if (section.key === 'refl' && !readsReflection)
      return {
        title: { text: title },
        status: { text: 'Kept between the worker, the auditor, the moderator and the team manager' },
      }
    if (section.part === 'sign_off' && audit.finalGrade !== null && !signOffNeeded(about.standing))
      return { title: { text: title }, status: { text: 'Not needed' } }
    const writes = mayWriteIn(section, audit, about.standing) && waitsForThem(about, section, childId)
    const note = child && noLongerAsChild(child, today)
    return {
      title: { text: title },
      ...(note ? { hint: { text: upperFirst(note) } } : {}),
      href: sectionHref(audit, section, child),
      status: statusWords(statusOf(section, about, childId), writes, reached(section, audit.state)),
    }
  })
}

const partBegins: Record<Part, State> = {
  preparation: 'scheduled',
  audit: 'in_audit',
  moderation: 'in_moderation',
  response: 'with_team_manager',
  sign_off: 'with_service_manager',
  closing: 'verifying',
}

function reached(section: Section, state: State): boolean {
  return states.indexOf(state) >= states.indexOf(partBegins[section.part])
}

function statusWords(status: SectionStatus, writes: boolean, isReached: boolean) {
  if (status === 'done') return { text: 'Done' }
  if (!isReached) return { text: 'Later', classes: 'govuk-task-list__status--cannot-start-yet' }
  if (!writes) return { text: status === 'not started' ? 'Nothing written' : 'In progress' }
  return {
    tag:
      status === 'not started'
        ? { text: 'To do', classes: 'govuk-tag--blue' }
        : { text: 'In progress', classes: 'govuk-tag--light-blue' },
  }
}
