import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Question, Tool } from '#framework/a2-audit-tool/types.ts'
import { addLocal, questionsOf, retire, reword } from './draft.ts'
import { numbered } from './draft-changes.ts'
import { place } from './draft-order.ts'
import { takenInOf } from './shipped.ts'

export const mapped = (tool: Tool, change: (question: Question) => readonly Question[]): Tool => ({
  ...tool,
  sections: tool.sections.map((section) => ({ ...section, questions: section.questions.flatMap(change) })),
})

/** The tool as an earlier Hearth shipped it: without the questions about the limit, with the old words about terms. */
export const later = new Set(
  questionsOf(auditTool).flatMap(({ key, rules }) => (rules?.includes('L9') && key !== 'ovr.grade' ? [key] : [])),
)
export const earlier = mapped(auditTool, (question) => {
  if (later.has(question.key)) return []
  if (question.key !== 'cyp3.within_terms') return [question]
  return [{ ...question, version: 1, type: 'yes_no_na', text: 'Within the terms and the limit, or exempted?' }]
})
export const taken = takenInOf(earlier)

/** The same as a council has shaped it. */
export const council = [
  (tool: Tool) => reword(tool, 'cyp2.learning', { text: 'How is school going?', prompts: 'Ask the school.' }),
  (tool: Tool) => reword(tool, 'cyp3.within_terms', { text: 'Are we inside the terms, all of us?', prompts: '' }),
  (tool: Tool) => retire(tool, 'cyp3.siblings_together'),
  (tool: Tool) =>
    addLocal(
      tool,
      'cyp3',
      {
        text: 'Is there a pet?',
        prompts: '',
        type: 'yes_no',
        required: false,
        options: [],
        after: 'cyp3.within_terms',
      },
      [],
    ),
  (tool: Tool) => place(tool, 'cyp3.team_work', ''),
].reduce((tool, change) => numbered(change(tool), earlier), earlier)
