import { createHash } from 'node:crypto'
import { answerKey } from '#framework/forms/answered.ts'
import type { Form, Section } from '#framework/forms/types.ts'
import { idOf } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, type Context, json } from '#platform/http/index.ts'
import type { Filling, Kinds, Moment } from '../filling.ts'
import { answerField } from '../pages/answers.ts'
import { answerFacts, writesIn } from '../place.ts'

/**
 * What the page of a section, or of a child with all that is filled in for them, asks every few seconds: who else is here, and which answers are not as it has them. It says with
 * `stamp` what it was told last, and with `known` which version of each answer it has (`safe-grade:3,safe-why:1`). Nothing new
 * is an empty reply, for one statement; only what is new is read, and only its fields are sent.
 */
export const live = <T extends Kinds>(filling: Filling<T>): AnyRoute<Need> => ({
  method: 'GET',
  path: `${filling.path}/:ref/live`,
  need: 'signed in',
  records: 'nothing',
  unattended: true,
  handler: (context) => whatIsNew(context, filling),
})

async function whatIsNew<T extends Kinds>(context: Context, filling: Filling<T>) {
  const { tx, params, query } = context
  const at = { ref: params['ref'] ?? '', section: query['section'] ?? '', child: query['child'] ?? '' }
  const moment = await filling.moment(context, at)
  const sections = moment ? sectionsAt(await filling.form(tx, moment), at) : []
  if (!moment || sections.length === 0 || (moment.child === null && at.child !== '')) throw new NotFound()
  const { people, versions } = moment
  const stamp = createHash('sha256')
    .update(JSON.stringify([people, versions]))
    .digest('base64url')
    .slice(0, 16)
  if (stamp === query['stamp']) return json(undefined, 204)
  const known = versionsKnown(query['known'])
  const childId = moment.child?.id ?? null
  // A page that looks closer holds nothing of what is asked first: nothing of that is sent to it.
  const isOnPage = ({ question }: Moment['versions'][number]) =>
    query['look'] !== 'closer' ||
    sections.some(({ questions }) => questions.some((one) => one.key === question && one.further))
  const news = versions
    .filter(isOnPage)
    .filter(({ question, version }) => version > (known.get(idOf(question, childId)) ?? 0))
  return json({ stamp, people, answers: news.length > 0 ? await fieldsOf(context, filling, at, news) : [] })
}

/** The section of the address; without one, all that are filled in for a child, where it names one. */
function sectionsAt<P extends string>(
  form: Form<P>,
  { section, child }: { section: string; child: string },
): Section<P>[] {
  const isOfChild = child !== ''
  return form.sections.filter(
    ({ key, perChild }) => perChild === isOfChild && (key === section || (section === '' && isOfChild)),
  )
}

function versionsKnown(text: string | undefined): Map<string, number> {
  return new Map((text ?? '').split(',').map((one) => [one.split(':')[0]!, Number(one.split(':')[1]) || 0]))
}

/** The fields of these answers as they now are, as far as this person may change them. */
async function fieldsOf<T extends Kinds>(
  context: Context,
  filling: Filling<T>,
  { ref, ...at }: { ref: string; section: string; child: string },
  news: Moment['versions'],
) {
  const view = await filling.view(context, ref)
  const child = view.children.find((one) => one.ref === at.child) ?? null
  const childId = child?.id ?? null
  const facts = answerFacts(context, filling, view, child)
  const asked = sectionsAt(view.form, at).flatMap((section) =>
    section.questions.map((question) => ({ question, place: { section, child } })),
  )
  return asked.flatMap(({ question, place }) => {
    const answer = view.answers.get(answerKey(question.key, childId))
    if (!answer || !news.some((one) => one.question === question.key)) return []
    if (!writesIn(filling, view, place, question)) return []
    const html = String(answerField(facts, question))
    return [
      {
        id: idOf(question.key, childId),
        version: answer.version,
        html,
        by: answer.savedBy,
        own: answer.savedById === context.actor.id,
      },
    ]
  })
}
