import { createHash } from 'node:crypto'
import { sectionOf } from '#framework/a2-audit-tool/index.ts'
import { mayRaise } from '#modules/actions/index.ts'
import type { Need } from '#modules/people/index.ts'
import { idOf } from '#modules/forms/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, type Context, json } from '#platform/http/index.ts'
import { answerKey } from '../answers.ts'
import { asSeenBy, isBlindFor } from '../blind.ts'
import { irosSection } from '../iros-part.ts'
import { answerField } from '../pages/section.ts'
import { findTool } from '../queries/answers.ts'
import { findMoment, type Moment } from '../queries/live.ts'
import { tellsGrade } from '../tool.ts'
import { mayWrite } from '../writers.ts'
import { caseAsSeen, placeOf } from './shared.ts'

export const liveRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/audits/:ref/live',
    need: 'signed in',
    records: 'nothing',
    unattended: true,
    handler: live,
  },
]

/**
 * What the page of a section asks every few seconds: who else is here, and which answers are not as it has them. It says with
 * `stamp` what it was told last, and with `known` which version of each answer it has (`safe-grade:3,safe-why:1`). Nothing new
 * is an empty reply, for one statement; only what is new is read, and only its fields are sent.
 */
async function live(context: Context) {
  const { tx, actor, params, query } = context
  const at = { ref: params['ref'] ?? '', section: query['section'] ?? '', child: query['child'] ?? '' }
  const moment = await findMoment(tx, at)
  const section = moment && sectionOf(at.section, await findTool(tx, moment))
  if (!section || (section.perChild ? !moment.child : at.child !== '') || !isTheirs(actor, moment, section.key))
    throw new NotFound()
  const versions = seenBy(actor, moment, section.key)
  const stamp = createHash('sha256')
    .update(JSON.stringify([moment.people, versions]))
    .digest('base64url')
    .slice(0, 16)
  if (stamp === query['stamp']) return json(undefined, 204)
  const known = versionsKnown(query['known'])
  const childId = section.perChild ? moment.child!.id : null
  const news = versions.filter(({ question, version }) => version > (known.get(idOf(question, childId)) ?? 0))
  return json({ stamp, people: moment.people, answers: news.length > 0 ? await fieldsOf(context, news) : [] })
}

/** Of an audit whose whole they do not see, the Independent Reviewing Officer of a child sees that child's own voice. */
function isTheirs(actor: Actor, { whole, child }: Moment, section: string): boolean {
  return (
    whole || (section === irosSection && child !== null && child.iroId !== null && actor.actsFor.includes(child.iroId))
  )
}

/** Whoever grades blind learns of no grade, and not of its having changed. */
function seenBy(actor: Actor, moment: Moment, section: string): Moment['versions'] {
  if (section === 'mod' || !isBlindFor(actor, { audit: moment })) return moment.versions
  return moment.versions.filter(({ question }) => !tellsGrade(question))
}

function versionsKnown(text: string | undefined): Map<string, number> {
  return new Map((text ?? '').split(',').map((one) => [one.split(':')[0]!, Number(one.split(':')[1]) || 0]))
}

/** The fields of these answers as they now are, as far as this person may change them. */
async function fieldsOf(context: Context, news: Moment['versions']) {
  const { actor, query, today } = context
  const { about } = await caseAsSeen(context)
  const seen = asSeenBy(actor, about)
  const { section, child } = placeOf(seen, { section: query['section'] ?? '', child: query['child'] ?? '' })
  const childId = child?.id ?? null
  const facts = { about: seen, child, today, trouble: new Map(), mayRaiseAction: mayRaise(actor) }
  return section.questions.flatMap((question) => {
    const answer = seen.answers.get(answerKey(question.key, childId))
    if (!answer || !news.some((one) => one.question === question.key)) return []
    if (!mayWrite(section, question, about.audit, about.standing, childId)) return []
    const html = String(answerField(facts, question))
    return [{ id: idOf(question.key, childId), version: answer.version, html, by: answer.savedBy }]
  })
}
