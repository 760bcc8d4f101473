/**
 * The secret part of a one-time link as it was made, however the link reached us: mail programs and people append a full stop, a
 * comma, a bracket, a quotation mark or the rest of a tag, and put one before it. Of what stands at its ends nothing is lost that a
 * token may hold.
 */
export function linkToken(typed: string): string {
  return typed.replaceAll(/^[^0-9a-z_-]+|[^0-9a-z_-]+$/gi, '').replace(/[^0-9a-z_-]*[<>&"].*$/is, '')
}
