import { onDay } from '#framework/law/read-by.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import type { Form, Question } from '#framework/forms/types.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type ChildOfPiece, type Filled, type Filling, findMoment, formFinder, listAnswers } from './index.ts'

/** A stream for tests that is no audit: a visit is written by whoever watched, child by child too, and answered by the worker. */

export type State = 'seen' | 'shared' | 'away'
type Part = 'visit' | 'answer'
export type OfVisits = {
  piece: Filled & { state: State }
  writer: { isWatcher: boolean; isWorker: boolean }
  view: { asked: string }
  part: Part
  who: 'watcher' | 'worker'
}

const question = (key: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  ...{ key, version: 1, text: `What of ${key}?`, type },
  ...more,
})
const section = (key: string, part: Part, questions: readonly Question[], perChild = false) => ({
  ...{ key, part, questions, perChild, title: `Title of ${key}`, keyQuestion: `Heading of ${key}` },
  ...{ graded: false, clauses: [] },
})
export const form: Form<Part> = {
  title: 'A visit',
  sections: [
    section('visit', 'visit', [
      question('v.words', 'text'),
      question('v.acting', 'yes_no'),
      question('v.danger', 'yes_no', { alertOn: ['yes'] }),
      question('v.who', 'text', { onlyWhen: { question: 'v.danger', in: ['yes'] } }),
    ]),
    section('child', 'visit', [question('v.calm', 'faces', { alertOn: ['no'] })], true),
    section('fair', 'answer', [
      question('v.fair', 'choice', {
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
        explainWhen: ['no'],
      }),
    ]),
    section('private', 'answer', [question('v.late', 'text')]),
  ],
}

const visit = sql`select piece.id, piece.ref, piece.household_id as "householdId", piece.state, f.id as "formVersionId",
  f.digest as "formDigest" from pieces piece join form_versions f on f.id = piece.form_version_id`
export const findVisit = (tx: Tx, ref: string) => tx.one<OfVisits['piece']>(sql`${visit} where piece.ref = ${ref}`)
const findForm = formFinder<Part>()

/** `people`: by key, of whom fro-1 watches and fsw-1 is the worker. */
export function visitsOf(
  people: Readonly<Record<string, number>>,
  children: readonly ChildOfPiece[],
): Filling<OfVisits> {
  const partsOf = (id: number) => ({ isWatcher: id === people['fro-1'], isWorker: id === people['fsw-1'] })
  return {
    path: '/visits',
    noun: 'visit',
    looked: 'visit looked at',
    shipped: form,
    form: findForm,
    asks: {},
    looksAt: () => onDay(Temporal.PlainDate.from('2026-11-19')),
    hold: (tx, { ref }) => tx.one<OfVisits['piece']>(sql`${visit} where piece.ref = ${ref} for share of piece`),
    find: findVisit,
    children: async () => children,
    writer: async (_tx, actor) => partsOf(actor.id),
    writers: {
      who: { watcher: ({ isWatcher }) => isWatcher, worker: ({ isWorker }) => isWorker },
      parts: {
        visit: { states: ['seen'], by: ['watcher', 'worker'] },
        answer: { states: ['shared'], by: ['worker'] },
      },
      own: { 'v.danger': ['watcher'], child: ['watcher'], fair: ['worker'] },
      apart: { 'v.late': { states: ['away'], by: ['watcher'] } },
    },
    mistakeIn: async (_tx, _visit, { question: { key }, value }) =>
      key === 'v.words' && value === 'Odd' ? { message: 'Is this right?', confirm: 'Odd' } : undefined,
    view: async ({ tx, actor }, ref) => {
      const piece = await findVisit(tx, ref)
      const answers = byQuestion(await listAnswers(tx, piece.id))
      return { piece, form: await findForm(tx, piece), children, answers, writer: partsOf(actor.id), asked: ref }
    },
    opens: (actor, _view, { key }) => key !== 'private' || partsOf(actor.id).isWatcher,
    caption: ({ asked }, child) => (child ? child.ref : `Visit ${asked} of somebody`),
    actionHref: (_actor, { piece }, { key }) => (key === 'v.fair' ? `/actions/new?from=${piece.ref}` : undefined),
    acting: { section: 'visit', acting: 'v.acting', words: 'v.who' },
    moment: ({ tx }, at) =>
      findMoment(tx, at, {
        piece: sql`${visit} where piece.ref = ${at.ref}`,
        child: sql`select c.id from children c where c.ref = ${at.child}`,
      }),
  }
}
