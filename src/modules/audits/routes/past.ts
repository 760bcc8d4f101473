import { tellsGrade } from '#framework/a2-audit-tool/as-asked.ts'
import { type InView, type Past, type Wrote } from '#modules/evidence/index.ts'
import { inFull } from '#platform/dates/index.ts'
import type { Audit } from '../audit.ts'
import { isBlindFor, withoutGrades } from '../blind.ts'
import { findAudit } from '../queries/find-audit.ts'
import { type AuditCase, readCase } from '../queries/standing.ts'
import { listChildrenAsOf } from '../queries/children.ts'

type AuditInView = InView & { about: AuditCase }

/** What of an audit’s past somebody reads, and of what stands in it. */
export const past: Past<Audit, AuditInView> = {
  find: findAudit,
  read: async ({ tx, actor, today }, audit): Promise<AuditInView> => {
    const known = await readCase(tx, actor, audit, today)
    const blind = isBlindFor(actor, known)
    const about = blind ? withoutGrades(known) : known
    const mayRead = (one: Wrote) =>
      !isAnothersModeration(one, known, actor.actsFor) && !(blind && one.section !== 'mod' && tellsGrade(one.question))
    return { about, form: about.tool, children: about.children, answers: about.answers, mayRead }
  },
  childrenAsOf: listChildrenAsOf,
  lines: {
    'audit period changed': periodInWords,
    'day of a held review corrected': (dates) => fromAndTo('Day of the review corrected', dates),
    'day of a review moved': (dates) => fromAndTo('Planned day moved', dates),
  },
}

/** While somebody moderates, what an earlier moderator of the same audit wrote is not theirs to lean on. */
function isAnothersModeration(one: Wrote, { audit, standing }: AuditCase, me: readonly number[]): boolean {
  return (
    one.section === 'mod' &&
    audit.state === 'in_moderation' &&
    standing.isModerator &&
    one.wrote !== null &&
    !me.includes(one.wrote)
  )
}

function fromAndTo(what: string, { from, to }: Record<string, unknown>): string | undefined {
  return from ? `${what}: from ${dayInWords(from)} to ${dayInWords(to)}` : undefined
}

const dayInWords = (text: unknown): string => inFull(Temporal.PlainDate.from(String(text)))

function periodInWords({ from, to, added, takenOut }: Record<string, unknown>): string | undefined {
  if (!from) return undefined
  const who = (refs: unknown, words: string) => (Array.isArray(refs) ? [`${refs.join(', ')} ${words}`] : [])
  return [
    `What the audit covers: ${dayInWords(from)} to ${dayInWords(to)}`,
    ...who(added, 'joined'),
    ...who(takenOut, 'taken out'),
  ].join('; ')
}
