import { callsFor } from '#framework/a2-audit-tool/calls.ts'
import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { auditTool, core } from '#framework/a2-audit-tool/index.ts'
import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
import { isFolded } from '#framework/forms/depth.ts'
import { code, page, table } from './markdown.ts'

const sections = auditTool.sections.filter(({ part }) => part === 'audit')
const most = { household: 66, child: 20, neededOfHousehold: 19, neededOfChild: 8 }

/** How much the audit asks, of households of one, three and six children. */
export function effortPage(): string {
  return page(
    'How much an audit asks',
    'the audit tool as shipped (`src/framework/a2-audit-tool`)',
    'Counted for a household of which nothing calls for more: no module, nobody moved, nothing answered yet. What is asked only after another answer, and the Independent Reviewing Officer’s own part, is not counted; nor what was brought forward and waits to be confirmed.',
    table(
      ['Children', 'Asked at first', 'At most', 'Needed', 'At most', 'Asked if all is opened', 'Pages', 'Presses'],
      [1, 3, 6].map((children) => line(children)),
    ),
    'A page is one section; all that is asked of a child is one page. Presses: one for each answer that is chosen, which is saved by itself, and one for each section, to go on; what is further on a page is one press more.',
    'How long audits take in a service, from the first saved answer to the last, Quality Assurance and Partnerships read under “How quality assurance is going”: the median by number of children, of five audits by three people or more.',
    '## What is asked at first, and why',
    table(
      ['Key', 'Question', 'Why'],
      shown(sections).map(({ key, text }) => [code(key), text, core[key] ?? '']),
    ),
    '## What calls for a further question by itself',
    table(
      ['Key', 'Question', 'When'],
      Object.entries(callsFor).map(([key, calls]) => [code(key), textOf(key), whenOf(calls)]),
    ),
    '## What only further questions rest on',
    'A regulation or standard that nothing asked at first cites: whoever never looks closer asks nothing about it.',
    onlyFurther()
      .map((reference) => `- ${reference}`)
      .join('\n'),
  )
}

function line(children: number): string[] {
  const [ofHousehold, ofChild] = [false, true].map((perChild) =>
    sections.filter((one) => one.perChild === perChild),
  ) as [Section[], Section[]]
  const sum = (count: (all: readonly Section[]) => number) => String(count(ofHousehold) + children * count(ofChild))
  const needed = (all: readonly Section[]) => shown(all).filter(({ required }) => required).length
  return [
    String(children),
    sum((all) => shown(all).length),
    String(most.household + children * most.child),
    sum(needed),
    String(most.neededOfHousehold + children * most.neededOfChild),
    sum((all) => askable(all).length),
    String(ofHousehold.filter((one) => askable([one]).length > 0).length + children),
    sum((all) => all.filter((one) => askable([one]).length > 0).length + shown(all).filter(isPressed).length),
  ]
}

/** Answered by choosing; a day, a number and words are typed. */
const isPressed = ({ type }: Question): boolean => !['text', 'quote', 'date', 'number', 'visits'].includes(type)

const isOurs = ({ key, level, onlyWhen, module }: Question): boolean =>
  level !== 'service' && !onlyWhen && module === undefined && !(irosQuestions as readonly string[]).includes(key)

const askable = (all: readonly Section[]): Question[] => all.flatMap(({ questions }) => questions.filter(isOurs))

const shown = (all: readonly Section[]): Question[] =>
  all.flatMap(({ questions }) =>
    questions.filter(
      (question) => isOurs(question) && !isFolded(question, null, new Map(), { closer: false, beside: questions }),
    ),
  )

const textOf = (key: string): string =>
  sections.flatMap(({ questions }) => questions).find((question) => question.key === key)?.text ?? key

const inWords: Record<string, string> = {
  moved_in: 'the child moved in during the period',
  moved_in_gcse: 'the child moved in at 14 to 16',
  ended: 'the child’s stay ended in the period',
  ended_unplanned: 'it ended without a plan',
  moves: 'a child moved in or out in the period',
  matched: 'the child is here for the long term',
  aged_15: 'a child is 15 or over',
  aged_16: 'the child is 16 or over',
  newly_approved: 'approved in the last two years',
  first_year: 'approved in the last year',
  kinship: 'kinship foster carers',
  to_panel: 'a first review',
  worker_changed: 'the household came to another team',
}

function whenOf({ facts = [], answers = {} }: (typeof callsFor)[string]): string {
  const asked = Object.entries(answers).map(([key, values]) => {
    const [first = '', last] = [values[0], values.at(-1)]
    return `${code(key)} is ${values.length > 5 ? `${first} to ${last}` : values.join(' or ')}`
  })
  return [...facts.map((fact) => inWords[fact] ?? fact), ...asked].join('; ')
}

function onlyFurther(): string[] {
  const first = new Set(
    sections.flatMap(({ questions }) => questions.filter(({ further }) => further === false)).flatMap(referencesOf),
  )
  const further = sections.flatMap(({ questions }) => questions.filter((one) => one.further)).flatMap(referencesOf)
  return [...new Set(further)].filter((reference) => !first.has(reference)).toSorted()
}

const referencesOf = ({ references = [] }: Question): readonly string[] => references
