import { type Answers, answerKey, byQuestion } from '#framework/forms/answered.ts'
import { callsForWords } from '#framework/forms/calls-for.ts'
import { wayOf } from '#framework/forms/choices.ts'
import { sectionOf } from '#framework/forms/form.ts'
import type { Question, Section } from '#framework/forms/types.ts'
import { newAlertHref } from '#modules/alerts/index.ts'
import {
  type Answer,
  type Body,
  fieldOf,
  type Given,
  givenIn,
  idOf,
  isConfirmed,
  isNews,
  isUnticked,
  settledIn,
  twoAnswers,
} from '#modules/forms/index.ts'
import { timeInWords } from '#platform/dates/index.ts'
import { findLedTo } from '#modules/register/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { type Context, json, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Saved, saveAnswer } from '../commands/save-answer.ts'
import { sectionHref } from '../addresses.ts'
import { saysDanger } from '../danger.ts'
import type { Filling, Kinds } from '../filling.ts'
import { lookCloser } from '../pages/look-closer.ts'
import { changedMeanwhile, type Trouble, type Troubles } from '../pages/answers.ts'
import { listAnswers } from '../queries/answers.ts'
import { ownersOf } from '../writers.ts'

/** Saves what the form says anew, each answer by itself: one that cannot be saved keeps none of the others back. `showWith`: the page
 * again, with what was typed. */
export async function save<T extends Kinds>(
  context: Context,
  filling: Filling<T>,
  showWith: (trouble: Troubles) => Promise<Reply>,
): Promise<Reply> {
  const { tx, actor, params, body, today } = context
  const at = { ref: params['ref'] ?? '', section: params['section'] ?? '' }
  const piece = await filling.hold(tx, at)
  const section = sectionOf(at.section, await filling.form(tx, piece))
  if (!section) throw new NotFound()
  const childId = section.perChild ? await childAt(tx, filling, piece, params['child']) : null
  // What the script sends is told to be saved or not: never "saved" for a question that is not asked here.
  if (context.wantsJson && !section.questions.some((question) => givenIn(body, question, childId))) throw new NotFound()
  const answers = byQuestion(await listAnswers(tx, piece.id))
  const news = newsIn(body, section, childId, answers, actor.id)
  const trouble = new Map<string, Trouble>()
  let version = 0
  for (const { question, given } of news) {
    const saved = await saveAnswer<T>(tx, actor, filling, piece, given, today)
    if (saved.kind === 'saved') version = saved.version
    else trouble.set(answerKey(question.key, childId), { typed: given, ...troubleOf(saved, actor) })
  }
  if (context.wantsJson)
    return answerScript(context, news[0]?.question, trouble, version || versionIn(news[0], answers, body))
  for (const [key, wanted] of wordsWantedIn(filling, body, section, childId))
    if (!trouble.has(key)) trouble.set(key, { wordsWanted: wanted })
  if (trouble.size > 0) return showWith(trouble)
  // Without a script the page had no chance to ask: a sign of danger is finished before anything else.
  const saysSo = (question: Question, value: unknown) => saysDanger(filling.shipped, question, value)
  const wasSaid = (question: Question) => saysSo(question, answers.get(answerKey(question.key, childId))?.value)
  if (news.some(({ question, given }) => saysSo(question, given.value) && !wasSaid(question)))
    return redirect(newAlertHref(piece.ref))
  const look = textOf(body, 'look')
  if (look === 'closer') return redirect(closerHref(filling, piece, section, params['child']))
  const grows = section.questions.find(({ key }) => key === look)
  if (grows) return redirect(`${hrefAt(filling, piece, section, params['child'])}#${idOf(grows.key, childId)}`)
  const next = textOf(body, 'next')
  const own = `${filling.path}/${piece.ref}`
  return redirect(next.startsWith(own) ? next : own)
}

/** The same section with all that is asked further, from the top of it. */
const closerHref = <T extends Kinds>(
  { path }: Filling<T>,
  piece: T['piece'],
  section: Section,
  child: string | undefined,
): string => `${hrefAt({ path }, piece, section, child)}?${lookCloser}`

const hrefAt = (
  { path }: { path: string },
  piece: { ref: string },
  section: { key: string },
  child: string | undefined,
): string => sectionHref(path, piece, section, child === undefined ? null : { ref: child })

async function childAt<T extends Kinds>(
  tx: Context['tx'],
  { children }: Filling<T>,
  piece: T['piece'],
  ref: string | undefined,
): Promise<number> {
  const all = await children(tx, piece)
  const child = all.find((one) => one.ref === ref)
  if (child) return child.id
  // What was typed stays with whoever typed it (a refusal gives it back), and they hear where it belongs.
  const led = ref === undefined ? undefined : await findLedTo(tx, ref, all)
  if (!led) throw new NotFound()
  const now = led.ref
  throw new Refused(
    `${ref} and ${now} are one child, and this is about ${now} now. Open the section of ${now}, and write it there.`,
  )
}

type News = { question: Question; given: Given }

function newsIn(body: Body, section: Section, childId: number | null, answers: Answers<Answer>, me: number): News[] {
  const news = section.questions.flatMap((question) => {
    const answer = answers.get(answerKey(question.key, childId))
    const posted = givenIn(body, question, childId)
    const given = posted && settledIn(body, posted, answer)
    if (!given) return []
    if (isUnticked(body, question, given, answer, me)) return [{ question, given: { ...given, waitsAgain: true } }]
    const brought = body[fieldOf(question.key, childId, 'brought')]
    const shown = typeof brought === 'string' ? brought : undefined
    return isNews(given, answer, isConfirmed(body, question, childId), shown) ? [{ question, given }] : []
  })
  // Rows fill in what is not answered yet: what was answered on the same page comes first.
  return news.toSorted((one, other) => Number(isRows(one)) - Number(isRows(other)))
}

const isRows = ({ question }: News): boolean => wayOf(question) === 'rows'

function troubleOf(saved: Exclude<Saved, { kind: 'saved' }>, { id }: Pick<Context['actor'], 'id'>): Trouble {
  if (saved.kind === 'conflict') return { theirs: { ...saved.theirs, own: saved.theirs.savedById === id } }
  if (saved.at === 'evidence') return { unclear: saved.message }
  return { mistake: saved.message, ...(saved.confirm ? { confirm: saved.confirm } : {}) }
}

/** Asked for there and then, of whoever alone can say it; what was chosen is saved all the same. An action in place of words
 * counts where one can be set. */
function wordsWantedIn<T extends Kinds>(
  { writers, wordsWanted }: Filling<T>,
  body: Body,
  section: Section,
  childId: number | null,
): [string, string][] {
  return section.questions.flatMap((question) => {
    const posted = givenIn(body, question, childId)
    if (!posted || !ownersOf(writers, section, question) || !lacksWords(question, posted)) return []
    return [[answerKey(question.key, childId), wordsWanted?.(question) ?? usuallyWanted]]
  })
}

const usuallyWanted = 'Say in a few words what lies behind this answer. Nobody else can.'

const lacksWords = (question: Question, { value, explanation }: Given): boolean =>
  question.feeds !== 'grade' && callsForWords(question, value) && !explanation.trim()

function versionIn(news: News | undefined, answers: Answers<Answer>, body: Body): number {
  if (news) return news.given.version
  const named = Object.keys(body).find((field) => field.endsWith(':version'))
  return (named && answers.get(named.slice(0, -':version'.length))?.version) || 0
}

/** The reply to the script, which saves one answer at a time. */
function answerScript(
  { now, actor, today }: Context,
  question: Question | undefined,
  trouble: Troubles,
  version: number,
): Reply {
  const [first] = trouble.values()
  if (first?.mistake) {
    const how = first.confirm ? ' If it is, press Continue and say so there.' : ''
    return json({ message: `${first.mistake}${how}` }, 422)
  }
  if (first?.unclear) return json({ message: first.unclear, at: 'evidence' }, 422)
  if (first?.theirs && first.typed && question) {
    const { typed, theirs } = first
    const box = twoAnswers({ question, childId: typed.childId, today }, typed, theirs)
    return json(
      {
        version: theirs.version,
        theirs: String(box),
        message: `${changedMeanwhile(theirs)}.`,
      },
      409,
    )
  }
  return json({ version, savedAt: timeInWords(now), by: actor.name })
}
