import { answerKey } from '#framework/forms/answered.ts'
import { valueInWords } from '#framework/forms/in-words.ts'
import { ofOthers } from '#framework/a2-audit-tool/of-others.ts'
import { gradeNames, type Grade, type Question, type Section } from '#framework/a2-audit-tool/types.ts'
import { childIdsOf } from '#framework/forms/missing.ts'
import { type AuditCase, calledWithNote, callOf, gradeCalled, kindNames } from '#modules/audits/index.ts'
import { inFull } from '#platform/dates/index.ts'
import { type Block, heading, paragraph, paragraphsOf, quietly, type Sheet } from '#platform/sheets/index.ts'
import { editionOf, type Told } from './paper.ts'

/** What rests on a safety alert, or could give one away, is on no paper, whoever takes it out: wider than what the database keeps apart (db/policies/answers.sql). */
export const isAboutRisk = (question: string): boolean =>
  /^(safe\.(immediate|acting|told_who_when|risk|grade|allegation_.*|concerns_.*)|mod\.safeguarding)$/.test(question)
/** What the auditor found and what came of it. The reflection, the worker’s report, the moderation and the managers’ own part stay in Hearth. */
const goesOut = ({ part }: Section): boolean => part === 'audit' || part === 'closing'

export const isOnPaper = ({ key, type }: Pick<Question, 'key' | 'type'>): boolean =>
  type !== 'quote' && !isAboutRisk(key) && !ofOthers.has(key)

type SheetFacts = {
  about: Pick<AuditCase, 'audit' | 'tool' | 'children' | 'answers' | 'moves' | 'actions'>
  today: Temporal.PlainDate
}

/** A closed audit for the carers’ file: the same for whoever takes it out. */
export function sheetOfAudit({ about, today }: SheetFacts): Sheet {
  const { audit, children, answers, tool, moves } = about
  const word = (key: string) => String(answers.get(key)?.value ?? '')
  const part = (called: string, key: string): Block[] =>
    word(key) ? [heading(2, called), ...paragraphsOf(word(key))] : []
  const edition = editionOf(moves)
  return {
    title: `Audit ${audit.ref}`,
    blocks: [
      paragraph(
        `${kindNames[audit.kind]}, household ${audit.household}, ${inFull(audit.periodFrom)} to ${inFull(audit.periodTo)}.`,
      ),
      ...(children.length > 0
        ? [paragraph(`Children: ${children.map((child) => calledWithNote(child, today)).join(', ')}`)]
        : []),
      paragraph(
        `Edition ${edition}${edition > 1 ? ', put right since it was first closed' : ''}. Printed ${inFull(today)}.`,
      ),
      ...part('What difference has the fostering service made to these children?', 'ovr.impact'),
      ...grade(about),
      ...part('What is going well', 'ovr.strengths'),
      ...part('What worries us', 'ovr.worries'),
      ...part('What needs to happen', 'ovr.next'),
      heading(2, 'Actions'),
      ...whatIsDone(toldOf(about.actions)),
      ...tool.sections.filter(goesOut).flatMap((section) => evidence(about, section)),
      quietly(
        'People’s own words, what concerns somebody’s safety and what staff say of their own work are not on paper. Keep it as safe as the carers’ record, and shred it after use.',
      ),
    ],
  }
}

function grade({ audit }: SheetFacts['about']): Block[] {
  const given = audit.finalGrade as Grade | null
  if (!given) return []
  const none = audit.overall ? '' : ' No grade is given for the whole.'
  return [heading(2, `Final ${gradeCalled(audit)}`), paragraph(`${gradeNames[given]}.${none}`)]
}

/** The actions that carers may read of: none that comes of a safety alert. */
export const toldOf = (actions: AuditCase['actions']): Told[] =>
  actions
    .filter(
      ({ state, sight, sourceQuestion }) =>
        sight === 'household' && state !== 'superseded' && state !== 'not_done' && !isAboutRisk(sourceQuestion ?? ''),
    )
    .map(({ says, owner, dueOn, doneOn }) => ({ says, owner, dueOn, doneOn }))

function whatIsDone(actions: readonly Told[]): Block[] {
  if (actions.length === 0) return [paragraph('None.')]
  return [
    {
      kind: 'table',
      caption: 'What came of it',
      head: ['What', 'Who', 'By when'],
      rows: actions.map(({ says, owner, dueOn, doneOn }) => [
        says,
        owner,
        doneOn ? `Done ${inFull(doneOn)}` : inFull(dueOn),
      ]),
    },
  ]
}

/** What stands at the head of the paper already. */
const first = new Set(['ovr.impact', 'ovr.strengths', 'ovr.worries', 'ovr.next'])

function evidence({ children, answers }: SheetFacts['about'], section: Section): Block[] {
  const blocks = childIdsOf(section, { children }).flatMap((childId): Block[] => {
    const rows = section.questions.flatMap((question) => {
      const answer = answers.get(answerKey(question.key, childId))
      if (!answer || !isOnPaper(question) || first.has(question.key)) return []
      const read = answer.evidence && `Read: ${answer.evidence}`
      const said = [valueInWords(question, answer.value), answer.explanation, read].filter(Boolean).join('\n')
      return said ? [[question.text, said]] : []
    })
    if (rows.length === 0) return []
    const child = children.find(({ id }) => id === childId)
    const caption = child ? `${section.title}, ${callOf(child)}` : section.title
    return [{ kind: 'table', caption, head: ['What was asked', 'What was found'], rows }]
  })
  return blocks.length > 0 ? [heading(2, section.title), ...blocks] : []
}
