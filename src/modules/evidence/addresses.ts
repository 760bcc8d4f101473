/** A section's page, or a child's own page of it. `path`: where the pieces of the stream are listed. */
export function sectionHref(
  path: string,
  { ref }: { ref: string },
  { key }: { key: string },
  child?: { ref: string } | null | undefined,
): string {
  return `${path}/${ref}/sections/${key}${child ? `/${child.ref}` : ''}`
}
