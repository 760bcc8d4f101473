import { type Answered, answerKey } from '#framework/forms/answered.ts'
import { questionOf } from '#framework/forms/form.ts'
import { type Missing, missingIn } from '#framework/forms/missing.ts'
import { readValue } from '#framework/forms/read-value.ts'
import type { Question } from '#framework/forms/types.ts'
import { type Given, postedIn } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readVersion, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import { judge } from '#platform/workflow.ts'
import { correctAnswer } from '../commands/correct-answer.ts'
import { asksOfDanger } from '../danger.ts'
import type { Filling, Kinds, View } from '../filling.ts'
import { answersToCorrect, type CorrectFacts, correctPage } from '../pages/correct.ts'
import { named } from '../place.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'

/** The pages on which one answer of a piece that is over is put right. */
export function correctRoutes<
  T extends Kinds,
  P extends Moving & T['piece'],
  K extends { standing: unknown },
  R extends MoveRequest,
  Part extends string,
>(
  stream: Stream<P, K, R, Part>,
  filling: Filling<T>,
  find: (tx: Context['tx'], ref: string) => Promise<P>,
): AnyRoute<Need>[] {
  const { path, moved } = stream
  /** Grades stay as they were given, a child's words are theirs, and of danger an alert is raised. */
  const may = (view: View<T>) => (question: Question) => {
    const section = view.form.sections.find(({ questions }) => questions.some(({ key }) => key === question.key))
    return (
      section !== undefined &&
      question.type !== 'grade' &&
      question.type !== 'quote' &&
      !filling.staysAsGiven?.(section) &&
      !asksOfDanger(filling.shipped, question)
    )
  }

  /** The piece as far as this person reads it. Refused where putting it right is not theirs, or it is not over. */
  async function read(context: Context) {
    const { tx, actor, today, params } = context
    const ref = params['ref'] ?? ''
    const piece = await find(tx, ref)
    const { standing } = await stream.facts(tx, actor, piece, { move: 'correct' } as R, today)
    const judgement = judge<P['state'], K['standing']>(stream.moves['correct' as R['move']], piece.state, standing)
    if (!judgement.allowed) throw new Refused(judgement.because)
    const view = await filling.view(context, ref)
    const sections = view.form.sections.filter((one) => filling.opens?.(actor, view, one) ?? true)
    return { piece, view, sections, naming: named(filling, view.piece) }
  }

  function answerOf(
    view: View<T>,
    given: Record<string, unknown>,
  ): Pick<CorrectFacts, 'question' | 'child' | 'answer'> {
    const question = questionOf(String(given['question'] ?? ''), view.form)
    const child = view.children.find(({ ref }) => ref === given['child']) ?? null
    const answer = question && view.answers.get(answerKey(question.key, child?.id ?? null))
    if (!question || !answer || !may(view)(question)) throw new NotFound()
    return { question, child, answer }
  }

  async function show(context: Context): Promise<Reply> {
    const { view, sections, naming } = await read(context)
    const form = { ...view.form, sections }
    const { children, answers } = view
    if (context.query['question'] === undefined)
      return page(answersToCorrect({ piece: naming, form, children, answers, may: may(view) }))
    const one = answerOf({ ...view, form }, context.query)
    const { value, explanation } = one.answer
    const typed = { value, explanation, reason: '' }
    return page(correctPage({ piece: naming, ...one, of: filling.asks, typed, mistakes: [] }))
  }

  /** What stands against it, as whoever answers it in its time is told: the same rule, in the same words. */
  async function mistakesIn(context: Context, piece: P, view: View<T>, given: Given, question: Question) {
    const { tx, today } = context
    const read = readValue(question, given.value, filling.asks)
    if ('mend' in read) return { mistakes: [{ field: 'value', message: read.mend }] }
    const { value } = read
    const mistake = await filling.mistakeIn?.(tx, piece, { question, given, value }, today)
    if (mistake) return { mistakes: [{ field: 'value', ...mistake }] }
    const lacks = newlyMissing(view, question, given.childId, { value, explanation: given.explanation })
    const field = lacks?.question.key === question.key && value !== null ? 'explanation' : 'value'
    return lacks
      ? { mistakes: [{ field, message: `“${lacks.question.text}” ${lacks.says}.` }] }
      : { value, mistakes: [] }
  }

  /** What the form would lack with this answer, and does not lack now: for itself, or beside it. */
  function newlyMissing(
    { form, children, answers }: View<T>,
    { key }: Question,
    childId: number | null,
    becomes: Pick<Answered, 'value' | 'explanation'>,
  ): Missing | undefined {
    const section = form.sections.find(({ questions }) => questions.some((one) => one.key === key))!
    const at = answerKey(key, childId)
    const missing = (all: ReadonlyMap<string, Answered>) =>
      missingIn(section, { children, answers: all, questionsWithActions: new Set() }, filling.asks, [childId]).filter(
        ({ question }) => question.key === key || question.notWith?.question === key,
      )
    const before = missing(answers)
    return missing(new Map([...answers, [at, { ...answers.get(at)!, ...becomes }]])).find(
      (one) => !before.some(({ question, says }) => question.key === one.question.key && says === one.says),
    )
  }

  async function take(context: Context): Promise<Reply> {
    const { tx, actor, body, now } = context
    const { piece, view, sections, naming } = await read(context)
    const { question, child, answer } = answerOf({ ...view, form: { ...view.form, sections } }, body)
    const posted = postedIn(body, question, (part) => part)
    const explanation = textOf(body, 'explanation').replaceAll('\r\n', '\n').trim()
    const reason = textOf(body, 'reason').trim()
    const childId = child?.id ?? null
    const given = {
      ...{ question: question.key, childId, value: posted, explanation, evidence: answer.evidence },
      ...{ version: answer.version, right: textOf(body, 'right') },
    }
    const judged = await mistakesIn(context, piece, view, given, question)
    const mistakes: Mistake[] = [
      ...judged.mistakes,
      ...(reason === '' ? [{ field: 'reason', message: 'Say why it was wrong: both readings are kept.' }] : []),
    ]
    if (mistakes.length > 0 || judged.value === undefined) {
      const typed = { value: posted, explanation, reason }
      return page(correctPage({ piece: naming, question, child, answer, of: filling.asks, typed, mistakes }))
    }
    const { id, value: was, explanation: words } = answer
    const version = readVersion(textOf(body, 'version'))
    const correcting = {
      answer: { id, version, question: question.key, value: was, explanation: words },
      becomes: { value: judged.value, explanation },
      reason,
    }
    await correctAnswer(tx, actor, stream, view.piece.ref, correcting, now)
    return redirect(naming.href, 'Done. The answer is put right, and what it said is kept beside it.')
  }

  const at = { path: `${path}/:ref/correction`, need: 'signed in' } as const
  return [
    { ...at, method: 'GET', records: 'nothing', handler: show },
    { ...at, method: 'POST', records: moved, handler: take },
  ]
}
