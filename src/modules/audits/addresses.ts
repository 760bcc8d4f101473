import type { Section } from '#framework/a2-audit-tool/types.ts'
import { sectionHref as anySectionHref } from '#modules/evidence/index.ts'
import type { Audit } from './audit.ts'

/** A section's page, or a child's own page of it. */
export const sectionHref = (
  audit: Pick<Audit, 'ref'>,
  section: Pick<Section, 'key'>,
  child?: { ref: string } | null | undefined,
): string => anySectionHref('/audits', audit, section, child)
