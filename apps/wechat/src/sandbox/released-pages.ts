import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

interface AppJson {
  pages?: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
}

/**
 * Pages of the bundle in `folder` (its `app.json`), the home page first, subpackages after. Read again when the bundle
 * was built anew; null while there is none.
 */
export function releasedPagesIn(folder: string | undefined): () => readonly string[] | null {
  let known: { changedMs: number; pages: string[] } | null = null
  return () => {
    if (!folder) return null
    const path = join(folder, 'app.json')
    try {
      const changedMs = statSync(path).mtimeMs
      if (known?.changedMs !== changedMs) known = { changedMs, pages: pagesOf(readFileSync(path, 'utf8')) }
      return known.pages
    } catch {
      // The bundle is being built: no list is better than a refusal for every page.
      return null
    }
  }
}

function pagesOf(text: string): string[] {
  const app = JSON.parse(text) as AppJson
  const parts = app.subPackages ?? app.subpackages ?? []
  return [...(app.pages ?? []), ...parts.flatMap(({ root, pages }) => pages.map((page) => join(root, page)))]
}
