import { Controller, Get, Post, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, type CalledRequest } from '../platform/session/allow.js'
import { AddTemplate } from './add-template.js'
import { OperatorTemplateList, OperatorTemplateView } from './operator-views.js'
import { PosterTemplates } from './poster-templates.js'

/** Where templates are brought, which are larger than other bodies. */
export const TEMPLATES_PATH = '/v1/operator/poster-templates'

@ApiTags('operator')
@ApiBearerAuth()
@Controller(TEMPLATES_PATH)
export class OperatorTemplatesController {
  constructor(
    private readonly templates: PosterTemplates,
    private readonly addTemplate: AddTemplate,
  ) {}

  /** Poster templates, all versions. */
  @Allow('operator')
  @Get()
  @ApiOkResponse({ type: OperatorTemplateList })
  async list(): Promise<OperatorTemplateList> {
    return { items: await this.templates.all() }
  }

  /** Adds a template, or a version of one; what is wrong in it is named by layer and field. */
  @Allow('operator')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ schema: { type: 'object', description: 'packages/poster: Template' } })
  @ApiCreatedResponse({ type: OperatorTemplateView })
  add(@NamedRequest() named: RequestName, @Req() request: CalledRequest): Promise<OperatorTemplateView> {
    return this.addTemplate.add(named, request.body)
  }
}
