import { type Field, questionField as anyQuestion } from '#modules/forms/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import { asksOfTheTool } from '../asks.ts'

/** One question of the audit tool, as it is filled in. */
export const questionField = (field: Omit<Field, 'of'>): SafeHtml => anyQuestion({ ...field, of: asksOfTheTool })
