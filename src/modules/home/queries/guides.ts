import { readFileSync } from 'node:fs'
import { type Guide, type GuideKey, guideKeys, inHtml } from '../guides.ts'

const known = new Map<string, Guide>()

/** A guide as it stands in docs/guide, read once. */
export function guideOf(key: GuideKey | 'README'): Guide {
  const read =
    known.get(key) ?? inHtml(readFileSync(new URL(`../../../../docs/guide/${key}.md`, import.meta.url), 'utf8'))
  known.set(key, read)
  return read
}

/** What each is called. */
export const listGuides = (): { key: GuideKey; title: string }[] =>
  guideKeys.map((key) => ({ key, title: guideOf(key).title }))
