import { audit } from '../../src/auditing/audit.js'
import { type Finding } from '../../src/auditing/finding.js'
import { type House } from './house.js'

/** What the auditor finds wrong in a house's books; nothing is expected. */
export async function findingsIn(house: House): Promise<Finding[]> {
  return (await audit(house.config.databaseUrl, house.config.ledgerKey)).report.findings
}
