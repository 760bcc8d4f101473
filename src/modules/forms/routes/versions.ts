import { questionOf, sectionOf } from '#framework/forms/form.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import type { Need } from '#modules/people/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, type Reply, redirect, textOf } from '#platform/http/index.ts'
import { type Tx } from '#platform/sql/index.ts'
import { publishDraft, putBack, whyNotPutBack } from '../commands/publish.ts'
import { throwDraftAway } from '../commands/shape.ts'
import { changesOf } from '../draft-changes.ts'
import { putBackPage } from '../pages/put-back.ts'
import { draftPage, removalPage, versionPage, versionsPage } from '../pages/versions.ts'
import { sectionPage } from '../pages/section.ts'
import {
  findDraft,
  findNewestVersion,
  findVersion,
  findVersionBefore,
  listEverAsked,
  listVersions,
  type Version,
} from '../queries/versions.ts'
import { readNote, seenIn } from '../draft-forms.ts'
import type { ShapedForm } from '../shaped.ts'

/** A form to look at, its versions, and its next one to publish or throw away. */
export function versionRoutes(shaped: ShapedForm): readonly AnyRoute<Need>[] {
  const { path, need, trail } = shaped
  const looked = { need, records: 'nothing' } as const
  const of = (handler: Handler) => (context: Context) => handler(shaped, context)
  return [
    { method: 'GET', path, ...looked, handler: of(showForm) },
    { method: 'GET', path: `${path}/versions/:version`, ...looked, handler: of(showVersion) },
    { method: 'GET', path: `${path}/versions/:version/restoration`, keyed: true, ...looked, handler: of(askPutBack) },
    {
      method: 'POST',
      path: `${path}/versions/:version/restoration`,
      need,
      records: trail.published,
      handler: of(takePutBack),
    },
    { method: 'GET', path: `${path}/sections/:section`, ...looked, handler: of(showSection) },
    { method: 'GET', path: `${path}/draft`, keyed: true, ...looked, handler: of(showDraft) },
    { method: 'GET', path: `${path}/draft/removal`, ...looked, handler: of(askRemoval) },
    { method: 'POST', path: `${path}/draft/removal`, need, records: trail.thrownAway, handler: of(takeRemoval) },
    { method: 'POST', path: `${path}/publication`, need, records: trail.published, handler: of(takePublication) },
  ]
}

export type Handler = (shaped: ShapedForm, context: Context) => Promise<Reply>

/** The form as it stands for those who shape it: the draft, else the version in force. */
export async function standing(tx: Tx, { key }: Pick<ShapedForm, 'key'>) {
  const newest = await findNewestVersion(tx, key)
  const draft = await findDraft(tx, key)
  const everAsked = await listEverAsked(tx, key)
  const form = draft?.content ?? newest.content
  const earlier = everAsked.map((one) => one.question)
  return {
    newest,
    draft,
    form,
    seen: draft?.version ?? 0,
    everAsked,
    changes: changesOf(form, newest.content, earlier),
  }
}

async function showForm(shaped: ShapedForm, { tx, today }: Context): Promise<Reply> {
  const [versions, uses] = [await listVersions(tx, shaped.key), await shaped.uses(tx)]
  return page(versionsPage({ ...(await standing(tx, shaped)), shaped, versions, uses, today }))
}

async function showVersion(shaped: ShapedForm, { tx, params, today }: Context): Promise<Reply> {
  const version = await versionNamed(shaped, tx, params)
  const before = await findVersionBefore(tx, shaped.key, version.version)
  const earlier = (await listEverAsked(tx, shaped.key, version.version)).map((one) => one.question)
  const changes = before ? changesOf(version.content, before.content, earlier) : []
  const newest = await findNewestVersion(tx, shaped.key)
  const because = await whyNotPutBack(tx, shaped.key, version.version)
  return page(versionPage({ shaped, version, changes, today, next: because === null ? newest.version + 1 : null }))
}

function versionNamed({ key }: ShapedForm, tx: Tx, params: Record<string, string>): Promise<Version> {
  const number = params['version'] ?? ''
  if (!/^[1-9]\d{0,5}$/.test(number)) throw new NotFound()
  return findVersion(tx, key, Number(number))
}

function askPutBack(shaped: ShapedForm, context: Context): Promise<Reply> {
  return putBackReply(shaped, context, '', [])
}

async function putBackReply(
  shaped: ShapedForm,
  { tx, params }: Context,
  note: string,
  mistakes: readonly Mistake[],
): Promise<Reply> {
  const version = await versionNamed(shaped, tx, params)
  const because = await whyNotPutBack(tx, shaped.key, version.version)
  if (because) throw new Refused(because)
  const newest = await findNewestVersion(tx, shaped.key)
  const earlier = (await listEverAsked(tx, shaped.key)).map((one) => one.question)
  const changes = changesOf(version.content, newest.content, earlier)
  return page(putBackPage({ shaped, version, newest, changes, note, mistakes }))
}

async function takePutBack(shaped: ShapedForm, context: Context): Promise<Reply> {
  const { tx, params, body } = context
  const { version } = await versionNamed(shaped, tx, params)
  const read = readNote(body, 'Say why it is put back')
  if (!read.ok) return putBackReply(shaped, context, textOf(body, 'note'), read.mistakes)
  const seen = Number(textOf(body, 'newest')) || 0
  const next = await putBack(tx, shaped, { version, seen, note: read.value })
  return redirect(shaped.path, `Version ${version} is put back, as version ${next}. ${shaped.says.published}`)
}

async function showSection(shaped: ShapedForm, { tx, params, today }: Context): Promise<Reply> {
  const about = await standing(tx, shaped)
  return page(sectionPage({ ...about, shaped, section: sectionNamed(about.form, params), today }))
}

async function showDraft(shaped: ShapedForm, context: Context): Promise<Reply> {
  return draftReply(shaped, context, '', [])
}

async function takePublication(shaped: ShapedForm, context: Context): Promise<Reply> {
  const { tx, body } = context
  const read = readNote(body, shaped.says.noteWanted)
  if (!read.ok) return draftReply(shaped, context, textOf(body, 'note'), read.mistakes)
  const version = await publishDraft(tx, shaped, seenIn(body), read.value)
  return redirect(shaped.path, `Version ${version} is published. ${shaped.says.published}`)
}

async function askRemoval(shaped: ShapedForm, { tx }: Context): Promise<Reply> {
  const { draft, changes } = await standing(tx, shaped)
  return draft ? page(removalPage({ shaped, draft, changes })) : redirect(shaped.path)
}

async function takeRemoval(shaped: ShapedForm, { tx, body }: Context): Promise<Reply> {
  await throwDraftAway(tx, shaped, seenIn(body))
  return redirect(shaped.path, shaped.says.thrownAway)
}

async function draftReply(
  shaped: ShapedForm,
  { tx, today }: Context,
  note: string,
  mistakes: readonly Mistake[],
): Promise<Reply> {
  const { draft, newest, changes } = await standing(tx, shaped)
  if (!draft) return redirect(shaped.path)
  return page(draftPage({ shaped, draft, changes, next: newest.version + 1, today, note, mistakes }))
}

export function sectionNamed(form: Form, params: Record<string, string>): Section {
  const section = sectionOf(params['section'] ?? '', form)
  if (!section) throw new NotFound()
  return section
}

/** The question of the first of these forms that has it, and the section that it belongs to. */
export function questionNamed(
  params: Record<string, string>,
  ...forms: readonly Form[]
): { section: Section; question: Question } {
  const key = params['question'] ?? ''
  const question = forms.map((form) => questionOf(key, form)).find((one) => one !== undefined)
  const section = forms[0] && sectionOf(key.split('.')[0] ?? '', forms[0])
  if (!question || !section) throw new NotFound()
  return { section, question }
}
