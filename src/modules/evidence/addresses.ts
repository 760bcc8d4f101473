/** A section's page, or a child's own page of it. `path`: where the pieces of the stream are listed. */
export function sectionHref(
  path: string,
  { ref }: { ref: string },
  { key }: { key: string },
  child?: { ref: string } | null | undefined,
): string {
  return `${path}/${ref}/sections/${key}${child ? `/${child.ref}` : ''}`
}

/** The page of one child, with all that is filled in for them. */
export const childHref = (path: string, { ref }: { ref: string }, child: { ref: string }): string =>
  `${path}/${ref}/children/${child.ref}`

/** Where a section is read and filled in: a page of its own, or its place on the child's. */
export const placeHref = (
  path: string,
  piece: { ref: string },
  section: { key: string },
  child?: { ref: string } | null | undefined,
): string => (child ? `${childHref(path, piece, child)}#${section.key}` : sectionHref(path, piece, section))
