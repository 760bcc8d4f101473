import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { whyKept } from '#framework/a2-audit-tool/kept.ts'
import type { Part, Tool } from '#framework/a2-audit-tool/types.ts'
import { onDay, restsOn } from '#framework/law/read-by.ts'
import { inFull } from '#framework/references.ts'
import { ofTheTool } from '#framework/a2-audit-tool/answers.ts'
import { asAsked, isSaid } from '#framework/a2-audit-tool/as-asked.ts'
import { editorOf, questionField, type ShapedForm } from '#modules/forms/index.ts'
import { asksOfTheTool } from './asks.ts'
import { countUses } from './queries/uses.ts'

const parts: Record<Part, string> = {
  preparation: 'before the review',
  audit: 'in the audit together',
  moderation: 'in moderation',
  response: 'in the response',
  sign_off: 'at sign-off',
  closing: 'at the end',
}

/** The audit tool, for those who shape it. */
export const theTool: ShapedForm = {
  key: 'audit',
  whyKept,
  shipped: auditTool,
  particulars: ofTheTool,
  path: '/tool',
  need: 'shape_tool',
  trail: {
    drafted: 'audit tool drafted',
    thrownAway: 'audit tool draft thrown away',
    published: 'audit tool published',
  },
  says: {
    title: 'The audit tool',
    name: 'Audit tool',
    filledIn: 'Audits',
    used: 'Audits that are planned from now on use it; those under way stay on the version they began with.',
    stay: 'Open audits stay on theirs.',
    keep: 'Audits of the versions that asked these keep them, with their answers.',
    readers: 'Those who audit read this beside the version, and the trail keeps it. No names.',
    published: 'Audits planned from now on use it.',
    thrownAway: 'The draft was thrown away. The tool is as it was.',
    noteWanted: 'Say what changes and why, for those who audit',
    tooLong: 'The tool is as long as it may be: shorten or retire something first.',
  },
  whereAsked: ({ part, perChild }) => `${perChild ? 'For each child, ' : 'Once, '}${parts[part as Part]}`,
  preview: (form, section, question, today) => {
    // What the moves say, and what other forms ask, is not asked in this section.
    const asked = asAsked(form as Tool).sections.find((one) => one.key === section.key)?.questions ?? []
    if (question.level === 'service') return 'Asked of the service as a whole, not in the audit of a household.'
    if (question.key === 'mod.evidence')
      return 'Asked once for each section that has a grade, with the section’s title.'
    if (question.type === 'quote') return 'Shown from what the person said themselves.'
    const own = asked.find((one) => one.key === question.key)
    if (!own) return 'Not asked: the steps of the audit already say it.'
    const rests = restsOn(question.references ?? [], onDay(today), inFull)
    return questionField({ question: own, childId: null, answer: undefined, rests, today, of: asksOfTheTool })
  },
  isUnworded: isSaid,
  grades: { section: 'safe', asks: 'How is safety graded?' },
  uses: countUses,
}

export const toolRoutes = editorOf(theTool)
