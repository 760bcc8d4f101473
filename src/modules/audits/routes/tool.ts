import { questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import type { Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import type { Need } from '#modules/people/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, type Reply, redirect, textOf } from '#platform/http/index.ts'
import { type Tx } from '#platform/sql/index.ts'
import { publishDraft } from '../commands/publish-tool.ts'
import { throwDraftAway } from '../commands/shape-tool.ts'
import { changesOf } from '../draft-changes.ts'
import { draftPage, toolPage, versionPage } from '../pages/tool.ts'
import { toolSectionPage } from '../pages/tool-section.ts'
import {
  findDraft,
  findNewestVersion,
  findVersion,
  findVersionBefore,
  listEverAsked,
  listVersions,
} from '../queries/versions.ts'
import { readNote, seenIn } from '../tool-forms.ts'

const looked = { need: 'shape_tool', records: 'nothing' } as const

/** The tool to look at, its versions, and its next one to publish or throw away. */
export const toolRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/tool', ...looked, handler: showTool },
  { method: 'GET', path: '/tool/versions/:version', ...looked, handler: showVersion },
  { method: 'GET', path: '/tool/sections/:section', ...looked, handler: showSection },
  { method: 'GET', path: '/tool/draft', ...looked, handler: showDraft },
  {
    method: 'POST',
    path: '/tool/draft/removal',
    need: 'shape_tool',
    records: 'audit tool draft thrown away',
    handler: takeRemoval,
  },
  {
    method: 'POST',
    path: '/tool/publication',
    need: 'shape_tool',
    records: 'audit tool published',
    handler: takePublication,
  },
]

/** The tool as it stands for those who shape it: the draft, else the version in force. */
export async function standing(tx: Tx) {
  const newest = await findNewestVersion(tx)
  const draft = await findDraft(tx)
  const everAsked = await listEverAsked(tx)
  const tool = draft?.content ?? newest.content
  const earlier = everAsked.map((one) => one.question)
  return {
    newest,
    draft,
    tool,
    seen: draft?.version ?? 0,
    everAsked,
    changes: changesOf(tool, newest.content, earlier),
  }
}

async function showTool({ tx, today }: Context): Promise<Reply> {
  return page(toolPage({ ...(await standing(tx)), versions: await listVersions(tx), today }))
}

async function showVersion({ tx, params, today }: Context): Promise<Reply> {
  const number = params['version'] ?? ''
  if (!/^[1-9]\d{0,5}$/.test(number)) throw new NotFound()
  const version = await findVersion(tx, Number(number))
  const before = await findVersionBefore(tx, version.version)
  const earlier = (await listEverAsked(tx, version.version)).map((one) => one.question)
  const changes = before ? changesOf(version.content, before.content, earlier) : []
  return page(versionPage({ version, changes, today }))
}

async function showSection({ tx, params, today }: Context): Promise<Reply> {
  const about = await standing(tx)
  return page(toolSectionPage({ ...about, section: sectionNamed(about.tool, params), today }))
}

async function showDraft(context: Context): Promise<Reply> {
  return draftReply(context, '', [])
}

async function takePublication(context: Context): Promise<Reply> {
  const { tx, body } = context
  const read = readNote(body)
  if (!read.ok) return draftReply(context, textOf(body, 'note'), read.mistakes)
  const version = await publishDraft(tx, seenIn(body), read.value)
  return redirect('/tool', `Version ${version} is published. Audits planned from now on use it.`)
}

async function takeRemoval({ tx, body }: Context): Promise<Reply> {
  await throwDraftAway(tx, seenIn(body))
  return redirect('/tool', 'The draft was thrown away. The tool is as it was.')
}

async function draftReply({ tx, today }: Context, note: string, mistakes: readonly Mistake[]): Promise<Reply> {
  const { draft, newest, changes } = await standing(tx)
  if (!draft) return redirect('/tool')
  return page(draftPage({ draft, changes, next: newest.version + 1, today, note, mistakes }))
}

export function sectionNamed(tool: Tool, params: Record<string, string>): Section {
  const section = sectionOf(params['section'] ?? '', tool)
  if (!section) throw new NotFound()
  return section
}

/** The question of the first of these tools that has it, and the section that it belongs to. */
export function questionNamed(
  params: Record<string, string>,
  ...tools: readonly Tool[]
): { section: Section; question: Question } {
  const key = params['question'] ?? ''
  const question = tools.map((tool) => questionOf(key, tool)).find((one) => one !== undefined)
  const section = sectionOf(key.split('.')[0] ?? '', tools[0])
  if (!question || !section) throw new NotFound()
  return { section, question }
}
