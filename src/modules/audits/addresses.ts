import type { Section } from '#framework/a2-audit-tool/types.ts'
import { placeHref } from '#modules/evidence/index.ts'
import type { Audit } from './audit.ts'

/** A section's page, or its place on the page of a child. */
export const sectionHref = (
  audit: Pick<Audit, 'ref'>,
  section: Pick<Section, 'key'>,
  child?: { ref: string } | null | undefined,
): string => placeHref('/audits', audit, section, child)

/** Where a child’s IRO says whether they may be asked. */
export const askingHref = ({ ref }: Pick<Audit, 'ref'>, child: { ref: string }): string =>
  `/audits/${ref}/children/${child.ref}/asking`
