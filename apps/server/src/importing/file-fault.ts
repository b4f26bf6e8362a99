/** The file cannot be imported at all, and nothing was written; `params` fill the sentence of `key`. */
export class FileFault extends Error {
  constructor(
    readonly key:
      | 'import.file-missing'
      | 'import.file-unreadable'
      | 'import.file-broken-gzip'
      | 'import.file-broken-csv'
      | 'import.file-empty'
      | 'import.columns-missing',
    readonly params: Record<string, string> = {},
  ) {
    super(key)
  }
}
