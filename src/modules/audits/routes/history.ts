import { listAnswersAsOf } from '#modules/evidence/index.ts'
import { dateFromParts, startOfLondonDay } from '#platform/dates/index.ts'
import { type Context, page } from '#platform/http/index.ts'
import { byQuestion } from '../answers.ts'
import { withoutGrades } from '../blind.ts'
import { wordsThatGaveWay } from '../pages/gave-way.ts'
import { historyPage } from '../pages/history.ts'
import { listChildrenAsOf, listMoves } from '../queries/answers.ts'
import { listReplaced } from '../queries/gave-way.ts'
import type { AuditCase } from '../queries/standing.ts'
import { listTrail } from '../queries/trail.ts'
import { tellsGrade } from '../tool.ts'
import { caseOf } from './shared.ts'

/** Everything that happened, the answers as they stood at the end of a day, and what gave way to other words. */
export async function history(context: Context) {
  const { tx, query, today } = context
  const { about, blind } = await caseOf(context)
  context.saw({ pieceId: about.audit.id, householdId: about.audit.householdId })
  const asked =
    query['on-day'] !== undefined
      ? dateFromParts({ day: query['on-day'], month: query['on-month'], year: query['on-year'] })
      : undefined
  const on = asked?.ok ? asked.date : undefined
  const kept = (one: Kept) => !isAnothersModeration(one, about, context.actor.actsFor)
  const end = on && startOfLondonDay(on.add({ days: 1 }))
  const then = end && {
    ...about,
    children: await listChildrenAsOf(tx, about.audit.id, end),
    answers: byQuestion(
      (await listAnswersAsOf(tx, about.audit.id, end)).filter((answer) => kept({ ...answer, wrote: answer.savedById })),
    ),
  }
  const replaced = (await listReplaced(tx, about.audit.id)).filter(
    (one) => kept(one) && !(blind && one.section !== 'mod' && tellsGrade(one.question)),
  )
  return page(
    historyPage({
      audit: blind ? withoutGrades(about).audit : about.audit,
      moves: await listMoves(tx, about.audit.id),
      trail: await listTrail(tx, about.audit.id),
      asOf: on && then ? { on, about: blind ? withoutGrades(then) : then } : undefined,
      gaveWay: wordsThatGaveWay(about, replaced, today),
      mistake: asked && !asked.ok ? asked.because : undefined,
      typed: query,
      today,
    }),
  )
}

type Kept = { section: string; wrote: number | null }

/** While somebody moderates, what an earlier moderator of the same audit wrote is not theirs to lean on. */
function isAnothersModeration(one: Kept, { audit, standing }: AuditCase, me: readonly number[]): boolean {
  return (
    one.section === 'mod' &&
    audit.state === 'in_moderation' &&
    standing.isModerator &&
    one.wrote !== null &&
    !me.includes(one.wrote)
  )
}
