import { Controller, Get, Header, Param, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger'
import { Allow } from '../platform/session/allow.js'
import { reportCsv } from './report-csv.js'
import { ReportQuery, reportScopes, ShareReportView } from './report-views.js'
import { ShareReports } from './share-reports.js'

const SCOPE = { name: 'scope', enum: reportScopes }
const ID = { name: 'id', description: '-, subject code, store code, group id, link token or member number' }

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator/share-reports')
export class ShareReportsController {
  constructor(private readonly reports: ShareReports) {}

  /** What came of share chains. */
  @Allow('operator')
  @Get(':scope/:id')
  @ApiParam(SCOPE)
  @ApiParam(ID)
  @ApiOkResponse({ type: ShareReportView })
  show(@Param('scope') scope: string, @Param('id') id: string, @Query() query: ReportQuery): Promise<ShareReportView> {
    return this.reports.report(scope, id, query)
  }

  /** The same for a spreadsheet. */
  @Allow('operator')
  @Get(':scope/:id/csv')
  @ApiParam(SCOPE)
  @ApiParam(ID)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="share-report.csv"')
  async csv(@Param('scope') scope: string, @Param('id') id: string, @Query() query: ReportQuery): Promise<string> {
    return reportCsv(await this.reports.report(scope, id, query))
  }
}
