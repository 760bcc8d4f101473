import type { SectionStatus } from '#framework/forms/missing.ts'
import type { Section } from '#framework/forms/types.ts'
import type { TaskListItem } from '#platform/html/index.ts'
import type { ChildOfPiece } from '../filling.ts'
import { type FormInView, placesOf, waitsForThem } from '../to-write.ts'

/** The way to each page of a section, as lines of a task list. */
export function tasksOf<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
  section: Section<Part>,
  own: {
    /** Why it is not opened by this person, or not filled in at all. */
    instead?: string | undefined
    hint?: (child: ChildOfPiece) => string | undefined
  } = {},
): TaskListItem[] {
  const isReached = listed.reached?.(section) ?? true
  return placesOf(listed, section).map(({ title, href, status, child, childId }) => {
    if (own.instead !== undefined) return { title: { text: title }, status: { text: own.instead } }
    const hint = child && own.hint?.(child)
    return {
      title: { text: title },
      ...(hint ? { hint: { text: hint } } : {}),
      href,
      status: statusInWords(status, waitsForThem(listed, section, childId), isReached),
    }
  })
}

function statusInWords(status: SectionStatus, writes: boolean, isReached: boolean) {
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
