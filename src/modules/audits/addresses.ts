import type { Section } from '#framework/a2-audit-tool/types.ts'
import { namePiece } from '#platform/room.ts'
import type { Audit } from './audit.ts'

/** A section's page, or a child's own page of it. */
export function sectionHref(
  { ref }: Pick<Audit, 'ref'>,
  { key }: Pick<Section, 'key'>,
  child?: { ref: string } | null | undefined,
): string {
  return `/audits/${ref}/sections/${key}${child ? `/${child.ref}` : ''}`
}

/** For what hangs on it. */
export const named = ({ id, ref }: Pick<Audit, 'id' | 'ref'>) => ({ id, ...namePiece('audit', '/audits/', ref) })
