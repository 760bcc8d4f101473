import { mayRaise } from '#modules/actions/index.ts'
import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
import { questionOf } from '#framework/a2-audit-tool/index.ts'
import { findUnfinished, newAlertFacts, newAlertHref } from '#modules/alerts/index.ts'
import { listAnswers, meet } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { findWords, voicesPanel, withWords, type Words } from '#modules/voices/index.ts'
import { type Given, givenIn, isConfirmed, isNews, settledIn, twoAnswers } from '#modules/forms/index.ts'
import { NotFound } from '#platform/problems.ts'
import { timeInWords } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, json, page, redirect, textOf } from '#platform/http/index.ts'
import { named, sectionHref } from '../addresses.ts'
import { type Answer, answerKey, callsForWords, childIdsOf } from '../answers.ts'
import { asSeenBy } from '../blind.ts'
import { saveAnswer } from '../commands/save-answer.ts'
import { raisesAlert } from '../keys.ts'
import { alertPanel } from '../pages/alert-panel.ts'
import { type SectionFacts, sectionPage } from '../pages/section.ts'
import type { ChildOfAudit } from '../queries/answers.ts'
import { findAuditForIro, holdAuditInHand } from '../queries/find-audit.ts'
import { knownBeside } from '../queries/known-beside.ts'
import type { AuditCase } from '../queries/standing.ts'
import { findTool, listChildrenOfAudit } from '../queries/answers.ts'
import { workersView } from '../together.ts'
import { mayWriteIn, ownersOf } from '../writers.ts'
import { readsReflection } from './audits.ts'
import { irosSection } from '../iros-part.ts'
import { caseAsSeen, placeOf } from './shared.ts'

export const sectionRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/audits/:ref/sections/:section',
    need: 'signed in',
    records: 'audit section looked at',
    handler: show,
  },
  {
    method: 'GET',
    path: '/audits/:ref/sections/:section/:child',
    need: 'signed in',
    records: 'audit section looked at',
    handler: show,
  },
  { method: 'POST', path: '/audits/:ref/sections/:section', need: 'signed in', records: 'answer saved', handler: save },
  {
    method: 'POST',
    path: '/audits/:ref/sections/:section/:child',
    need: 'signed in',
    records: 'answer saved',
    handler: save,
  },
]

type Trouble = SectionFacts['trouble']

async function show(context: Context) {
  return showWith(context, new Map())
}

async function showWith(context: Context, trouble: Trouble) {
  const { tx, actor, params, today } = context
  const { about, beyond } = await caseOrPart(context)
  const seen = asSeenBy(actor, about)
  const { section, child } = placeOf(seen, params)
  if (beyond(section)) throw new NotFound()
  if (section.key === 'refl' && !readsReflection(actor, about)) throw new NotFound()
  context.saw({ pieceId: about.audit.id, householdId: about.audit.householdId, data: { section: section.key } })
  let read: Promise<Words> | undefined
  const wordsOf = () => (read ??= findWords(tx, about.voices, about.carers))
  const voices = await voicesBeside(about, section, child, wordsOf)
  return page(
    sectionPage({
      about: seen,
      section,
      child,
      today,
      trouble,
      alsoHere: await meet(tx, about.audit.id, section.key),
      beside: voices && voicesPanel(voices, today),
      alert: section.questions.some(raisesAlert) ? await alertBeside(context, about, section) : undefined,
      wordsHidden:
        voices?.some(({ state, mayRead, besideId }) => state === 'given' && !mayRead && besideId === null) ?? false,
      known: await knownBeside(tx, about, section, child?.id ?? null, today, wordsOf),
      nextHref: nextAfter(about, section, child),
      mayRaiseAction: mayRaise(context.actor),
    }),
  )
}

/** What the question about a child at risk opens: who and what, and whom it would be told; or that it has been told. */
async function alertBeside(context: Context, about: AuditCase, section: Section) {
  const { tx } = context
  const { household, audit, placed: children, sign } = about
  const from = { household, piece: named(audit), voice: null, children, sign }
  const facts = await newAlertFacts({ ...context, body: {} }, from, [])
  const actingAsked = questionOf('safe.told_who_when', about.tool) !== undefined && context.params['section'] === 'safe'
  return alertPanel({
    audit: about.audit,
    facts: { ...facts, actingAsked },
    alerts: facts.open,
    unfinished: await findUnfinished(tx, about.audit.id),
    answered: section.questions.some(
      (question) => raisesAlert(question) && about.answers.get(question.key)?.value === 'yes',
    ),
  })
}

/** The case as far as this person may see it: the whole, or for a child’s IRO what is said of that child’s voice. */
async function caseOrPart(context: Context): Promise<{ about: AuditCase; beyond: (section: Section) => boolean }> {
  const { about, whole } = await caseAsSeen(context)
  return { about, beyond: ({ key }) => !whole && key !== irosSection }
}

/** What a child said stands beside their own section; what carers, family and partners said beside the carers'. */
async function voicesBeside(
  { voices }: AuditCase,
  section: Section,
  child: ChildOfAudit | null,
  wordsOf: () => Promise<Words>,
) {
  if (section.key !== 'cyp4' && section.key !== 'wfc3') return undefined
  const theirs = voices.filter((voice) =>
    child ? voice.childId === child.id : voice.kind !== 'child' && voice.kind !== 'worker',
  )
  return withWords(theirs, await wordsOf())
}

/** Where Continue leads: the next child of this section, then the next section of the same part that this person writes
 * in, then the audit. */
function nextAfter(about: AuditCase, section: Section, child: ChildOfAudit | null): string {
  const places = about.tool.sections
    .filter((one) => one.part === section.part && one.questions.some((question) => question.level !== 'service'))
    .filter((one) => one.key === section.key || mayWriteIn(one, about.audit, about.standing))
    .flatMap((one) =>
      childIdsOf(one, about).map((childId) => ({
        section: one,
        child: about.children.find((c) => c.id === childId),
      })),
    )
  const here = places.findIndex((place) => place.section.key === section.key && place.child?.id === child?.id)
  const next = places[here + 1]
  if (!next) return `/audits/${about.audit.ref}`
  return sectionHref(about.audit, next.section, next.child)
}

/** Saves what the form says anew, each answer by itself: one that cannot be saved keeps none of the others back. */
async function save(context: Context) {
  const { tx, actor, params, body, today } = context
  const audit = await holdAuditInHand(tx, params['ref'] ?? '')
  const tool = await findTool(tx, audit)
  const section = tool.sections.find((one) => one.key === params['section'])
  if (!section) throw new NotFound()
  if (section.key !== irosSection && (await findAuditForIro(tx, audit.ref))) throw new NotFound()
  const child = section.perChild
    ? (await listChildrenOfAudit(tx, audit.id)).find((one) => one.ref === params['child'])
    : null
  if (child === undefined) throw new NotFound()
  const isGiven = (question: Question) => givenIn(body, question, child?.id ?? null) !== undefined
  // What the script sends is told to be saved or not: never "saved" for a question that is not asked here.
  if (context.wantsJson && !section.questions.some(isGiven)) throw new NotFound()
  const answers = new Map(
    (await listAnswers(tx, audit.id)).map((answer) => [answerKey(answer.question, answer.childId), answer]),
  )
  const news = section.questions.flatMap((question) => {
    const answer = answers.get(answerKey(question.key, child?.id ?? null))
    const posted = givenIn(body, question, child?.id ?? null)
    const given = posted && settledIn(body, posted, answer)
    return given && isNews(given, answer, isConfirmed(body, question, child?.id ?? null)) ? [{ question, given }] : []
  })
  const trouble: Map<
    string,
    { typed?: Given; mistake?: string; wordsWanted?: string; confirm?: string; theirs?: Answer }
  > = new Map()
  let version = 0
  for (const { question, given } of news) {
    const saved = await saveAnswer(tx, actor, audit, given, today)
    const key = answerKey(question.key, given.childId)
    if (saved.kind === 'saved') version = saved.version
    else
      trouble.set(
        key,
        saved.kind === 'mend'
          ? { typed: given, mistake: saved.message, ...(saved.confirm ? { confirm: saved.confirm } : {}) }
          : { typed: given, theirs: saved.theirs },
      )
  }
  if (context.wantsJson)
    return answerScript(context, news[0]?.question, trouble, version || versionIn(news[0], answers, body))
  for (const question of section.questions) {
    const posted = givenIn(body, question, child?.id ?? null)
    const key = answerKey(question.key, child?.id ?? null)
    if (posted && !trouble.has(key) && ownersOf(section, question) && lacksWords(question, posted))
      trouble.set(key, { wordsWanted: question.key === workersView ? viewNeedsWords : answerNeedsWords })
  }
  if (trouble.size > 0) return showWith(context, trouble)
  // Without a script the page had no chance to ask: the yes is finished before anything else.
  const wasYes = (key: string) => answers.get(answerKey(key, null))?.value === 'yes'
  if (news.some(({ question, given }) => raisesAlert(question) && given.value === 'yes' && !wasYes(question.key)))
    return redirect(newAlertHref(audit.ref))
  const next = textOf(body, 'next')
  return redirect(next.startsWith(`/audits/${audit.ref}`) ? next : `/audits/${audit.ref}`)
}

const viewNeedsWords = 'Say what you see differently: it is read with the audit.'
const answerNeedsWords = 'Say in a few words what lies behind this answer. Nobody else can.'

/** Asked for there and then, of whoever alone can say it; what was chosen is saved all the same. An action in place of words
 * counts where one can be set. */
function lacksWords(question: Question, { value, explanation }: Given): boolean {
  return question.feeds !== 'grade' && callsForWords(question, value) && !explanation.trim()
}

function versionIn(
  news: { given: Given } | undefined,
  answers: ReadonlyMap<string, Answer>,
  body: Context['body'],
): number {
  if (news) return news.given.version
  const named = Object.keys(body).find((field) => field.endsWith(':version'))
  return (named && answers.get(named.slice(0, -':version'.length))?.version) || 0
}

/** The reply to the script, which saves one answer at a time. */
function answerScript(
  { now, actor, today }: Context,
  question: Question | undefined,
  trouble: ReadonlyMap<string, { typed?: Given; mistake?: string; confirm?: string; theirs?: Answer }>,
  version: number,
) {
  const [first] = trouble.values()
  if (first?.mistake) {
    const how = first.confirm ? ' If it is, press Continue and say so there.' : ''
    return json({ message: `${first.mistake}${how}` }, 422)
  }
  if (first?.theirs && first.typed && question) {
    const { typed, theirs } = first
    const box = twoAnswers({ question, childId: typed.childId, today }, typed, theirs)
    return json(
      {
        version: theirs.version,
        theirs: String(box),
        message: 'Somebody else changed this answer while you were writing. Choose below which to keep.',
      },
      409,
    )
  }
  return json({ version, savedAt: timeInWords(now), by: actor.name })
}
