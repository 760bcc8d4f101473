import type { Section } from '#framework/forms/types.ts'
import { dueAsClause } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { html, insetText, nothing, type SafeHtml, summaryList, taskList } from '#platform/html/index.ts'
import type { Link } from '#platform/room.ts'
import { lowerFirst, upperFirst } from '#platform/words.ts'
import type { Filling, Kinds, View } from '../filling.ts'
import type { MoveForm, Offered } from '../move-form.ts'
import type { MoveMade } from '../queries/moves.ts'
import type { Step } from '../steps.ts'
import type { SaidOfMoves } from '../stream.ts'
import { missingToWrite } from '../to-write.ts'
import { saidAlongTheWay, whatCameBack } from './course.ts'
import { linkToMissing, stillNeeded } from './next-step.ts'
import { tasksOf } from './places.ts'
import { lastStepBack, whoPutsRight } from './way-back.ts'

/** What stands on the page of a piece. M: the moves that a person makes. */
export type Whole<T extends Kinds, P extends T['piece'], M extends string> = {
  stream: {
    steps: Readonly<Record<T['piece']['state'], Pick<Step<P, never>, 'name' | 'isWith' | 'over' | 'passed'>>>
    moves: SaidOfMoves
  }
  forms: Readonly<Record<M, Pick<MoveForm<string>, 'noun' | 'asks' | 'quiet'>>>
  filling: Pick<Filling<T>, 'path' | 'noun' | 'writers' | 'asks'>
  view: Omit<View<T>, 'piece'> & {
    piece: P & { dueOn: Temporal.PlainDate | null }
    /** Whether it has come so far that a section is written; without it, every section is. */
    reached?: (section: Section<T['part']>) => boolean
  }
  /** Its heading, where its noun and reference say too little. */
  title?: string | undefined
  /** What it is, over its reference; and what is so of it, line by line. */
  caption: SafeHtml
  facts: readonly (readonly [string, string])[]
  /** Judged as if what their own pages ask were given. */
  offered: readonly Offered<M>[]
  made: readonly MoveMade[]
  /** What hangs on it: actions, clocks, who was told. */
  hanging: SafeHtml
  more: readonly Link[]
  /** Why a section is not opened by this person. */
  instead?: (section: Section<T['part']>) => string | undefined
  /** Who opens again what is over, where that is somebody else than usual. */
  reopens?: string | undefined
  today: Temporal.PlainDate
}

/** A piece as a whole, as far as nothing is odd about its stream: where it stands in words, what this person can do now, and the way to
 * each part of its form. */
export function wholePage<T extends Kinds, P extends T['piece'], M extends string>(whole: Whole<T, P, M>): PageContent {
  const { stream, filling, view, forms, offered, more, made, today } = whole
  const instead = (section: Section<T['part']>) => whole.instead?.(section)
  const inView = { path: filling.path, writers: filling.writers, asks: filling.asks, ...view }
  const state: T['piece']['state'] = view.piece.state
  const named = whole.title ?? `${upperFirst(filling.noun)} ${view.piece.ref}`
  const toPress = offered.map((one) => ({
    ...one,
    text: stream.moves[one.move]?.label ?? '',
    href: `${filling.path}/${view.piece.ref}/${forms[one.move].noun}`,
    quiet: Boolean(forms[one.move].quiet) && !one.urged,
    opens: one.allowed,
  }))
  const steps = toPress.filter(({ quiet }) => !quiet)
  const missing = steps.every(({ opens }) => opens) ? [] : missingToWrite(inView)
  const links = [...toPress.filter(({ move, quiet, opens }) => quiet && opens && move !== 'recall'), ...more]
  return {
    title: named,
    backLink: { text: 'All that you see', href: filling.path },
    main: html`<span class="govuk-caption-l">${whole.caption}</span>
      <h1 class="govuk-heading-l">${named}</h1>
      <p class="govuk-body-l">${standsInWords(whole)}</p>
      ${whatCameBack(stream.moves, view.piece, made, today)}
      ${whatPassed(whole, toPress)}
      ${steps.map(step)}
      ${stillNeeded(missing.map((one) => linkToMissing(inView, one, '')))}
      ${lastStepBack(`${filling.path}/${view.piece.ref}`, offered)}
      ${summaryList({ rows: whole.facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
      ${taskList({ idPrefix: 'part', items: view.form.sections.flatMap((section) => tasksOf(inView, section, instead(section))) })}
      ${whole.hanging}
      ${saidAlongTheWay(stream.moves, made, today)}
      ${links.length > 0 ? html`<h2 class="govuk-heading-m">More</h2><ul class="govuk-list">${links.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>` : nothing}
      ${whoPutsRight(filling.noun, Boolean(stream.steps[state].over), offered, whole.reopens)}`,
  }
}

function standsInWords<T extends Kinds, P extends T['piece'], M extends string>({
  stream: { steps },
  view: { piece },
  today,
}: Whole<T, P, M>): string {
  const state: T['piece']['state'] = piece.state
  const { name, over, isWith } = steps[state]
  if (over) return `${name}.`
  return `${name}. It is with ${isWith(piece)}${piece.dueOn ? `, ${dueAsClause(piece.dueOn, today)}` : ''}.`
}

/** The day for which it waited is over: what they can do is said at once, also what is no next step. */
function whatPassed<T extends Kinds, P extends T['piece'], M extends string>(
  { stream: { steps }, view: { piece }, today }: Whole<T, P, M>,
  toPress: readonly (Link & { opens: boolean })[],
): SafeHtml {
  const state: T['piece']['state'] = piece.state
  const { passed } = steps[state]
  const open = toPress.filter(({ opens }) => opens)
  if (!passed || !piece.dueOn || Temporal.PlainDate.compare(piece.dueOn, today) >= 0 || open.length === 0)
    return nothing
  return html`<div class="govuk-inset-text"><p class="govuk-body">${passed.says}</p>
    <ul class="govuk-list">${open.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul></div>`
}

type Press = Link & { opens: boolean; because?: string; leads?: Link }

/** What this person can do now; or, where it is theirs, what stands in the way. */
const step = ({ text, href, opens, because = '', leads }: Press): SafeHtml =>
  opens
    ? html`<p><a class="govuk-button" role="button" draggable="false" data-module="govuk-button" href="${href}">${text}</a></p>`
    : insetText({
        html: html`${text}: ${lowerFirst(because)}${leads ? html`<br><a class="govuk-link" href="${leads.href}">${leads.text}</a>` : nothing}`,
      })
