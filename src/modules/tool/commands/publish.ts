import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { whyKept } from '#framework/a2-audit-tool/kept.ts'
import { publishShipped, type Shipped } from '#modules/forms/index.ts'
import type { Tx } from '#platform/sql/index.ts'

/** The audit tool as Hearth ships it; `form` stands in its place in a test. */
export const shippedTool = (form = auditTool): Shipped => ({
  key: 'audit',
  form,
  note: 'The tool as Hearth ships it.',
  whyKept,
})

/** What of the shipped tool a service does not have yet becomes its next version. */
export const publishShippedTool = (tx: Tx, form = auditTool): Promise<void> => publishShipped(tx, shippedTool(form))
