import type { SectionStatus } from '#framework/forms/missing.ts'
import type { Section } from '#framework/forms/types.ts'
import type { TaskListItem } from '#platform/html/index.ts'
import { childHref } from '../addresses.ts'
import type { ChildOfPiece } from '../filling.ts'
import { calledByInitials, type FormInView, neededIn, placesOf, waitsForThem } from '../to-write.ts'
import { mayWrite } from '../writers.ts'

/** The way to each page of a section, as lines of a task list. */
export function tasksOf<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
  section: Section<Part>,
  /** Why it is not opened by this person, or not filled in at all. */
  instead?: string,
): TaskListItem[] {
  return placesOf(listed, section).map(({ title, href, status, childId }) =>
    instead === undefined
      ? { title: { text: title }, href, status: statusInWords(listed, [section], childId, status) }
      : { title: { text: title }, status: { text: instead } },
  )
}

/** One line a child, for all that is filled in for each: how many answers that are needed are left. */
export function tasksByChild<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
  sections: readonly Section<Part>[],
  hintOf: (child: ChildOfPiece) => string | undefined,
): TaskListItem[] {
  return listed.children.map((child) => {
    const statuses = sections.flatMap((section) =>
      placesOf(listed, section).flatMap(({ childId, status }) => (childId === child.id ? [status] : [])),
    )
    const together = statuses.every((status) => status === statuses[0]) ? statuses[0] : 'in progress'
    const hint = hintOf(child)
    return {
      title: { text: calledByInitials(child) },
      ...(hint ? { hint: { text: hint } } : {}),
      href: childHref(listed.path, listed.piece, child),
      status: statusInWords(listed, sections, child.id, together ?? 'not started'),
    }
  })
}

function statusInWords<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
  sections: readonly Section<Part>[],
  childId: number | null,
  status: SectionStatus,
) {
  if (status === 'done') return { text: 'Done' }
  if (!sections.some((section) => listed.reached?.(section) ?? true))
    return { text: 'Later', classes: 'govuk-task-list__status--cannot-start-yet' }
  if (!sections.some((section) => waitsForThem(listed, section, childId)))
    return { text: status === 'not started' ? 'Nothing written' : 'In progress' }
  if (status === 'not started' && sections.every(isFurther)) return { text: 'Only if you look closer' }
  const left = sections.reduce((sum, section) => sum + leftIn(listed, section, childId), 0)
  const needed = left > 0 ? `: ${left} needed` : ''
  return {
    tag:
      status === 'not started'
        ? { text: `To do${needed}`, classes: 'govuk-tag--blue' }
        : { text: `In progress${needed}`, classes: 'govuk-tag--light-blue' },
  }
}

/** Whether nothing in it is asked before somebody looks closer: then it is nobody's to do. */
const isFurther = ({ questions }: Pick<Section, 'questions'>): boolean =>
  questions.every(({ further, onlyWhen, level }) => further === true || onlyWhen !== undefined || level === 'service')

/** How many answers that are needed and this person's to give are not there. */
function leftIn<W, State extends string, Part extends string, Who extends string>(
  { asks, answers, writers, writer, piece }: FormInView<W, State, Part, Who>,
  section: Section<Part>,
  childId: number | null,
): number {
  return neededIn(section, childId, {
    ...{ asks, answers },
    writes: (question) => mayWrite(writers, { section, question, state: piece.state, child: childId }, writer),
  }).left
}
