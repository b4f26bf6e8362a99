/** A private database server that may be killed; `url` names a database on it, made or not. */
export interface DatabaseServer {
  readonly port: number
  url(name: string): string
  start(): Promise<void>
  kill(): Promise<void>
  stop(): void
  goOn(): void
  end(): Promise<void>
  drop(): void
}
export const TORTURE_FOLDER: string
export function databaseServer(folder: string, log?: (line: string) => void): Promise<DatabaseServer>
/** An account at WeChat Pay of a folder's own: what the API and what the sandbox read from their environment. */
export function payKeys(folder: string): { api: Record<string, string>; sandbox: Record<string, string> }
