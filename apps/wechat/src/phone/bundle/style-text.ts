/**
 * Rewrites an inline style into units of the browser: rpx by the width of the phone, vh by the height of the page
 * between its bars, and the safe area of this phone. Style sheets get the same at build time.
 */
export function styleForBrowser(text: string): string {
  if (!/rpx|vh|safe-area|url\(/.test(text)) return text
  return text
    .replace(/(-?\d*\.?\d+)rpx\b/g, (_, size: string) => `${(Number(size) / 7.5).toFixed(5)}vw`)
    .replace(/(-?\d*\.?\d+)vh\b/g, '$1cqh')
    .replace(/\b(?:env|constant)\(\s*safe-area-inset-(\w+)[^)]*\)/g, 'var(--safe-$1)')
    .replace(/url\((["']?)https:\/\/([^"')]+)\1\)/g, 'url(/hosts/$2)')
}
