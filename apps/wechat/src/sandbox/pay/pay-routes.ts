import type { FastifyInstance } from 'fastify'
import { phoneBody } from '../request-body.js'
import type { Sandbox } from '../sandbox.js'
import type { Pay } from './pay.js'
import { controlTransfers } from './transfer-control.js'
import { confirmTransfer, showTransfer } from './transfer-phone.js'
import { transferServer } from './transfer-server.js'
import { Transfers } from './transfers.js'

/** WeChat Pay over HTTP: `/v3` for the merchant's server, `/wechat/transfers` for phones, tests and the stage. */
export function payRoutes(app: FastifyInstance, sandbox: Sandbox, pay: Pay): Transfers {
  const transfers = new Transfers(sandbox, pay)
  app.addHook('onClose', async () => transfers.stop())
  app.register(async (scope) => transferServer(scope, sandbox, pay, transfers))
  app.post('/wechat/transfers/shown', async (request) => showTransfer(sandbox, transfers, phoneBody(request)))
  app.post('/wechat/transfers/confirm', async (request) => confirmTransfer(sandbox, transfers, phoneBody(request)))
  app.post('/wechat/transfers/control', async (request) => controlTransfers(transfers, phoneBody(request)))
  app.get('/wechat/transfers', async () => ({
    bills: transfers.bills.all(),
    noticesUnderWay: transfers.notices.underWay,
  }))
  return transfers
}
