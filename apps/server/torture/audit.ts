import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** What `npm run audit` says about the run's database: nothing when it is clean. */
export function auditFindings(root: string, environment: Record<string, string>): Promise<string[]> {
  const args = [join(root, 'apps/server/dist/commands/audit.js'), '--json']
  const options = { env: { PATH: process.env['PATH'] ?? '', ...environment }, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      try {
        const report = JSON.parse(stdout) as { clean: boolean; findings: object[] }
        resolve(report.findings.map((finding) => `audit: ${JSON.stringify(finding)}`))
      } catch {
        resolve([`audit: it could not run (${error?.message ?? ''} ${stderr.slice(-500)})`])
      }
    })
  })
}
