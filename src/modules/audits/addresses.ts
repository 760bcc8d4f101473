import type { Section } from '#framework/a2-audit-tool/types.ts'
import { sectionHref as anySectionHref } from '#modules/evidence/index.ts'
import type { Audit } from './audit.ts'

/** A section's page, or a child's own page of it. */
export const sectionHref = (
  audit: Pick<Audit, 'ref'>,
  section: Pick<Section, 'key'>,
  child?: { ref: string } | null | undefined,
): string => anySectionHref('/audits', audit, section, child)

/** Where an action from this audit is raised; `question`: the key of what it comes from. */
export function newActionHref({ household, ref }: Pick<Audit, 'household' | 'ref'>, question?: string): string {
  return `/actions/new?${new URLSearchParams({ household, audit: ref, ...(question === undefined ? {} : { question }) })}`
}
