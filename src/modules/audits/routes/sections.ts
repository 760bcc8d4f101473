import type { Section } from '#framework/a2-audit-tool/types.ts'
import { irosSection } from '#framework/a2-audit-tool/iros-part.ts'
import { workersView } from '#framework/a2-audit-tool/together.ts'
import { mayRaise, newActionHref } from '#modules/actions/index.ts'
import { alertSign } from '#modules/alerts/index.ts'
import {
  asidesBeneath,
  type Asking,
  type Beside,
  correctRoutes,
  type Filling,
  type Place,
  sectionRoutes as routesOf,
  wayToWrite,
} from '#modules/evidence/index.ts'
import { registerFactsOf } from '#modules/register/index.ts'
import { calledIn, knownBeside } from '#modules/tool/index.ts'
import { findWords, voicesPanel, withWords, type Words } from '#modules/voices/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import { asSeenBy } from '../blind.ts'
import { calledWithNote } from '../children.ts'
import { stream } from '../commands/move.ts'
import { saving } from '../commands/save-answer.ts'
import type { OfAudits } from '../filling.ts'
import { inTalk } from '../aside.ts'
import { decidedOn } from '../pages/decided-on.ts'
import { beforeQuestion, isSpared } from '../pages/beside.ts'
import { saidBefore } from '../pages/said-before.ts'
import { findAudit, findAuditOrPart } from '../queries/find-audit.ts'
import { findMoment } from '../queries/live.ts'
import type { AuditCase } from '../queries/standing.ts'
import { readsReflection } from './audits.ts'
import { caseAsSeen } from './shared.ts'

/** How the audit tool is filled in. */
const filling: Filling<OfAudits> = {
  ...saving,
  noun: 'audit',
  looked: 'audit section looked at',
  view: async (asking, ref) => {
    const { about, whole } = await caseAsSeen({ ...asking, params: { ref } }, true)
    const seen = asSeenBy(asking.actor, about)
    const { audit: piece, tool: form, children, answers, standing: writer, household, placed, sign } = seen
    return { piece, form, children, answers, writer, home: { household, placed, sign }, about, seen, whole }
  },
  opens: (actor, { about, whole }, { key }) =>
    whole ? key !== 'refl' || readsReflection(actor, about) : key === irosSection,
  looksAt: ({ about: { audit } }) => ({ from: audit.periodFrom, to: audit.periodTo }),
  caption: ({ about }, child, today) => {
    const looked = child && about.children.find(({ id }) => id === child.id)
    return looked ? `${calledWithNote(looked, today)}, ${looked.ref}` : `Household ${about.audit.household}`
  },
  beside: besideAnswers,
  spares: ({ seen }, question, childId, writes) => isSpared(seen, question, childId, writes),
  called: ({ seen }) => calledIn(seen, seen.answers),
  actionHref: (actor, { about }, { key, explainWhen, feeds }) =>
    mayRaise(actor) && explainWhen && feeds === 'grade' ? newActionHref(about.audit.ref, key) : undefined,
  wordsWanted: ({ key }) =>
    key === workersView ? 'Say what you see differently: it is read with the audit.' : undefined,
  staysAsGiven: ({ part }) => part === 'moderation',
  acting: { section: 'safe', acting: 'safe.acting', words: 'safe.told_who_when' },
  find: findAuditOrPart,
  moment: ({ tx, actor }, at) => findMoment(tx, actor, at),
}

/** The parts in which somebody decides on what others wrote. */
const decisions: ReadonlySet<Section['part']> = new Set(['moderation', 'response', 'sign_off', 'closing'])

export const sectionRoutes = routesOf(filling)

/** Where one answer of an audit that is over is put right. */
export const correctionRoutes = correctRoutes(stream, filling, findAudit)

function besideAnswers({ tx, actor, today }: Asking, { about, seen }: OfAudits['view']) {
  const talk = inTalk(about, readsReflection(actor, about))
  const wordsOf = once(() => findWords(tx, about.voices, about.carers))
  const registerOf = once(() => registerFactsOf(tx, about.audit.householdId, today, about))
  return async ({ section, child }: Place<Section['part']>): Promise<Beside> => {
    const childId = child?.id ?? null
    const voices = await voicesBeside(about, section, childId, wordsOf)
    const known = await knownBeside(about, section, childId, today, { wordsOf, registerOf })
    const wordsHidden =
      voices?.some(({ state, mayRead, besideId }) => state === 'given' && !mayRead && besideId === null) ?? false
    return {
      above: html`${saidBefore(about, section, child, today)}${section.key === 'safe' || section.key === 'mod' ? alertSign(about.sign, []) : nothing}${decisions.has(section.part) ? decidedOn({ about: seen, part: section.part, mayRaiseAction: mayRaise(actor), today }) : nothing}${wayToWrite(talk, section, child)}`,
      panel: voices && voicesPanel(voices, today),
      before: (question) => beforeQuestion(question, { about: seen, child, wordsHidden, known }),
      after: (question) => asidesBeneath(talk, question, child),
    }
  }
}

/** What several sections of a page read is read for the first of them. */
function once<R>(read: () => Promise<R>): () => Promise<R> {
  let asked: Promise<R> | undefined
  return () => (asked ??= read())
}

/** What a child said stands beside their own section; what carers, family and partners said beside the carers'. */
async function voicesBeside(
  { voices }: AuditCase,
  section: Section,
  childId: number | null,
  wordsOf: () => Promise<Words>,
) {
  if (section.key !== 'cyp4' && section.key !== 'wfc3') return undefined
  const theirs = voices.filter((voice) =>
    childId === null ? voice.kind !== 'child' && voice.kind !== 'worker' : voice.childId === childId,
  )
  return withWords(theirs, await wordsOf())
}
