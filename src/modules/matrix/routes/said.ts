import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Need } from '#modules/people/index.ts'
import { dateFromParts, isBefore, parseDate } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  mistakeOfLength,
  page,
  readVersion,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { isIn } from '../chosen.ts'
import { sayNotKnown, sayOfSilence } from '../commands/said.ts'
import { quarterOf } from '../matrix.ts'
import { notKnownPage } from '../pages/not-known.ts'
import { silencePage } from '../pages/silence.ts'
import { listHeard } from '../queries/items.ts'
import { listEarlierGaps, listGaps, listSilences } from '../queries/said.ts'

const need = 'keep_evidence'

/** What Quality Assurance and Partnerships says of what is missing: of a question, and of a source. */
export const saidRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/what-we-know/not-known', need, records: 'nothing', keyed: true, handler: showGap },
  { method: 'POST', path: '/what-we-know/not-known', need, records: 'not known yet: written', handler: takeGap },
  { method: 'GET', path: '/what-we-know/silence', need, records: 'nothing', keyed: true, handler: showSilence },
  { method: 'POST', path: '/what-we-know/silence', need, records: 'silent source: answered', handler: takeSilence },
]

function showGap(context: Context): Promise<Reply> {
  return gapPage(context, (name) => context.query[name] ?? '', undefined, [])
}

async function takeGap(context: Context): Promise<Reply> {
  const { tx, body } = context
  const words = textOf(body, 'words').trim()
  const mistakes = mistakeOfLength('words', words, 2000)
  const { question, quarter } = askedIn(context, (name) => textOf(body, name))
  if (mistakes.length > 0) return gapPage(context, (name) => textOf(body, name), words, mistakes)
  await sayNotKnown(tx, { question, quarter, words, seen: readVersion(textOf(body, 'version')) })
  return redirect('/what-we-know', 'Saved. It stands under the question.')
}

function askedIn({ today }: Context, from: (name: string) => string) {
  const question = from('question')
  if (!isIn(practiceQuestions, question)) throw new NotFound()
  const day = parseDate(from('quarter'))
  return { question, quarter: quarterOf(day.ok ? day.date : today) }
}

async function gapPage(
  context: Context,
  from: (name: string) => string,
  typed: string | undefined,
  mistakes: readonly Mistake[],
): Promise<Reply> {
  const { tx, today } = context
  const { question, quarter } = askedIn(context, from)
  const gap = (await listGaps(tx, quarter)).find((one) => one.question === question)
  const earlier = await listEarlierGaps(tx, question, quarter)
  return page(notKnownPage({ question, quarter, gap, earlier, typed: typed ?? gap?.words ?? '', mistakes, today }))
}

function showSilence(context: Context): Promise<Reply> {
  return pageOfSilence(context, context.query['source'], [])
}

async function pageOfSilence(
  { tx, body, today }: Context,
  source: string | undefined,
  mistakes: readonly Mistake[],
): Promise<Reply> {
  if (!isIn(evidenceSources, source)) throw new NotFound()
  const { newest } = (await listHeard(tx, today)).find((one) => one.source === source)!
  const said = (await listSilences(tx)).find((one) => one.source === source)
  return page(silencePage({ source, newest, said, mistakes, typed: (field) => textOf(body, field), today }))
}

async function takeSilence(context: Context): Promise<Reply> {
  const { tx, body, today } = context
  const source = textOf(body, 'source')
  if (!isIn(evidenceSources, source)) throw new NotFound()
  const words = textOf(body, 'words').trim()
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `until-${part}`).trim())
  const again = dateFromParts({ day, month, year })
  const tooFar =
    again.ok && (isBefore(again.date, today.add({ days: 1 })) || isBefore(today.add({ months: 3 }), again.date))
  const mistakes: Mistake[] = [
    ...(words === '' ? [{ field: 'words', message: 'Say what will be done' }] : mistakeOfLength('words', words, 2000)),
    ...(again.ok ? [] : [{ field: 'until-day', message: again.because }]),
    ...(tooFar ? [{ field: 'until-day', message: 'Choose a day within the next three months' }] : []),
  ]
  if (mistakes.length > 0 || !again.ok) return pageOfSilence(context, source, mistakes)
  await sayOfSilence(tx, { source, words, againOn: again.date })
  return redirect('/what-we-know', 'Saved. It leaves My work until then.')
}
