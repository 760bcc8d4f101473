import { isIrosQuestion } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
import { newActionHref } from '#modules/actions/index.ts'
import { alertSign } from '#modules/alerts/index.ts'
import { answerWords, descriptors, type Given, idOf } from '#modules/forms/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, nothing, presenceLine, type SafeHtml, summaryList, whatToMend } from '#platform/html/index.ts'
import { sectionHref } from '../addresses.ts'
import { type Answer, answerKey, isAsked } from '../answers.ts'
import { calledWithNote } from '../children.ts'
import type { ChildOfAudit } from '../queries/answers.ts'
import type { Beside } from '../queries/known-beside.ts'
import type { AuditCase } from '../queries/standing.ts'
import { evidencePrefix, ownGradePrefix } from '../tool.ts'
import { mayWrite } from '../writers.ts'
import { sectionEvidence } from './evidence.ts'
import { beforeChildsGrade } from './iros-part.ts'
import { judgementPanel, limitsPanel } from './judgement.ts'
import { questionField } from './question.ts'
import { alertBehind } from '../keys.ts'

export type SectionFacts = {
  about: AuditCase
  section: Section
  child: ChildOfAudit | null
  today: Temporal.PlainDate
  /** Who else has this audit open now. */
  alsoHere: readonly string[]
  /** What could not be saved, by question. */
  trouble: ReadonlyMap<
    string,
    {
      typed?: Pick<Given, 'value' | 'explanation' | 'evidence' | 'version'>
      mistake?: string
      wordsWanted?: string
      confirm?: string
      theirs?: Answer
    }
  >
  /** What people said, for the sections about voices; what actions this section has. */
  beside: SafeHtml | undefined
  /** Somebody of this page said something that this person may not read. */
  wordsHidden: boolean
  /** What Hearth knows that helps to answer, by question, in words. */
  known: ReadonlyMap<string, Beside>
  nextHref: string
  mayRaiseAction: boolean
  /** What a yes to a child at risk opens, beside the question that asks it. */
  alert?: { form: SafeHtml; fields: SafeHtml } | undefined
}

/** One section of the tool, one column; for a child's section, that child's own page. */
export function sectionPage(facts: SectionFacts): PageContent {
  const { about, section, child } = facts
  const { audit } = about
  const writable = section.questions.some((question) => writes(facts, question))
  const mistakes = [...facts.trouble].flatMap(([key, one]) => {
    const message = one.mistake ?? one.wordsWanted ?? (one.theirs && changedMeanwhile)
    return message
      ? [{ field: `${key.replaceAll(/[./]/g, '-')}-${one.wordsWanted ? 'explanation' : 'value'}`, message }]
      : []
  })
  return {
    title: `${section.title}, audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`
      ${whatToMend(mistakes)}
      <span class="govuk-caption-l">${child ? `${calledWithNote(child, facts.today)}, ${child.ref}` : `Household ${audit.household}`} · ${section.title}</span>
      <h1 class="govuk-heading-l">${section.keyQuestion}</h1>
      ${section.key === 'safe' || section.key === 'mod' ? alertSign(about.sign, []) : nothing}
      ${writable ? presenceLine(facts.alsoHere) : nothing}
      <div class="hearth-section">
        <div class="hearth-section__main">
          ${facts.beside ?? nothing}
          ${writable ? form(facts) : readOnly(facts)}
        </div>
        ${section.descriptors ? html`<aside class="hearth-section__beside" aria-label="What each grade looks like">${descriptors(section.descriptors)}${inspectors(section)}</aside>` : nothing}
      </div>`,
  }
}

const changedMeanwhile = 'Somebody else changed this answer while you were writing: choose which to keep'

function form(facts: SectionFacts): SafeHtml {
  const { about, section, child, nextHref } = facts
  const { audit } = about
  const asked = questionsShown(facts)
  return html`${facts.alert?.form ?? nothing}<form method="post" action="${sectionHref(audit, section, child)}" novalidate data-live="/audits/${audit.ref}/live?section=${section.key}${child ? `&child=${child.ref}` : ''}">
    <input type="hidden" name="next" value="${nextHref}">
    ${asked.map((question) => html`${before(question, facts)}${writes(facts, question) ? field(facts, question) : readOne(facts, question)}`)}
    ${button({ text: 'Continue' })}
    <p class="govuk-body"><a class="govuk-link" href="/audits/${audit.ref}">Back to the audit</a></p>
  </form>`
}

/** What belongs beside a question: the suggestion beside the overall grade, the auditor's evidence beside the moderator's
 * view of it, what the register holds beside a question that it does not answer by itself. */
function before({ key, onlyWhen }: Question, { about, known, child, wordsHidden }: SectionFacts): SafeHtml {
  if (key === 'ovr.grade') return judgementPanel(about)
  if (key === 'mod.grade') return limitsPanel(about)
  if (key === 'cyp4.grade' && child && about.standing.isAuditor) return beforeChildsGrade(about, child, wordsHidden)
  // A blind moderator is asked for their own grade where others are asked about the auditor's.
  const prefix = key.startsWith(ownGradePrefix) && !onlyWhen ? ownGradePrefix : evidencePrefix
  const judged = key.startsWith(prefix) && about.tool.sections.find((one) => key === `${prefix}${one.key}`)
  if (judged) return sectionEvidence(about, judged)
  const fact = known.get(key)
  return fact
    ? html`<p class="govuk-body-s govuk-!-margin-bottom-2"><strong class="govuk-tag govuk-tag--grey">${whoKnows[fact.from]}</strong> ${fact.words}</p>`
    : nothing
}

const whoKnows: Record<Beside['from'], string> = {
  register: 'In the register',
  voices: 'Among the voices',
  actions: 'Among the actions',
}

/** Questions that hang on another answer stand in the page too, so that they open as soon as it is given. What people
 * said in their own words is not typed in here: it comes from their own forms (voices). */
function questionsShown(facts: SectionFacts): readonly Question[] {
  const { about, child, section } = facts
  // The IRO has a part in a section that others fill in: each side is spared the other's empty questions.
  const isTheIros = child !== null && about.standing.iroOf.includes(child.id)
  const isEmptyPartOfAnother = (question: Question) =>
    (isTheIros || isIrosQuestion(question.key)) &&
    !writes(facts, question) &&
    !about.answers.has(answerKey(question.key, child?.id ?? null))
  return section.questions.filter(
    (question) => question.level !== 'service' && question.type !== 'quote' && !isEmptyPartOfAnother(question),
  )
}

const writes = ({ about, section, child }: SectionFacts, question: Question): boolean =>
  mayWrite(section, question, about.audit, about.standing, child?.id ?? null)

/** One answer's own element, with whatever trouble it is in. */
export function answerField(
  {
    about,
    child,
    today,
    trouble,
    mayRaiseAction,
  }: Pick<SectionFacts, 'about' | 'child' | 'today' | 'trouble' | 'mayRaiseAction'>,
  question: Question,
): SafeHtml {
  const key = answerKey(question.key, child?.id ?? null)
  const own = trouble.get(key)
  return questionField({
    question,
    childId: child?.id ?? null,
    answer: about.answers.get(key),
    typed: own?.typed,
    mistake: own?.mistake,
    wordsWanted: own?.wordsWanted,
    confirm: own?.confirm,
    theirs: own?.theirs,
    references: question.references ?? [],
    today,
    actionHref:
      mayRaiseAction && question.explainWhen && question.feeds === 'grade'
        ? newActionHref(about.audit.ref, question.key)
        : undefined,
  })
}

function field(facts: SectionFacts, question: Question): SafeHtml {
  const { about, child, section } = facts
  const shown = answerField(facts, question)
  const field = question.onlyWhen
    ? hanging(question.onlyWhen, isAsked(question, child?.id ?? null, about.answers, section.questions), child, shown)
    : shown
  return html`${field}${alertForm(facts, question)}`
}

/** What a yes to a child at risk opens, behind the questions that go with it. */
function alertForm({ about, child, alert }: SectionFacts, { key }: Question): SafeHtml {
  const raising = alertBehind(key)
  if (!raising || !alert) return nothing
  const isYes = about.answers.get(answerKey(raising, null))?.value === 'yes'
  return hanging({ question: raising, in: ['yes'] }, isYes, child, alert.fields)
}

function hanging(
  when: { question: string; in: readonly string[] },
  asked: boolean,
  child: ChildOfAudit | null,
  shown: SafeHtml,
): SafeHtml {
  return html`<div data-only-when="${idOf(when.question, child?.id ?? null)}" data-only-in="${when.in.join(' ')}"${asked ? '' : html` data-not-asked`}>${shown}</div>`
}

function readOnly(facts: SectionFacts): SafeHtml {
  const shown = questionsShown(facts).map((question) => readOne(facts, question))
  return html`${shown}<p class="govuk-body"><a class="govuk-link" href="/audits/${facts.about.audit.ref}">Back to the audit</a></p>`
}

function readOne({ about, child }: SectionFacts, question: Question): SafeHtml {
  const answer = about.answers.get(answerKey(question.key, child?.id ?? null))
  return summaryList({ rows: [{ key: { text: question.text }, value: { html: answerWords(question, answer) } }] })
}

/** Where inspectors look at the same (clause 6.3). */
function inspectors({ inspection }: Section): SafeHtml {
  return inspection ? html`<p class="govuk-body-s">Inspectors judge this under: ${inspection}.</p>` : nothing
}
