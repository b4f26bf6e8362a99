import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { operatorOf } from '../platform/session/session.guard.js'
import { MaterialResults } from './material-results.js'
import { MaterialBody, MaterialDaysBody, MaterialVersionBody, PlanQuery } from './operator-bodies.js'
import {
  MaterialResultsView,
  OneMaterialView,
  OperatorMaterialList,
  OperatorMaterialView,
  PlanView,
} from './operator-views.js'
import { PlanMaterials } from './plan-materials.js'
import { WriteMaterials } from './write-materials.js'

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator/materials')
export class OperatorMaterialsController {
  constructor(
    private readonly materials: WriteMaterials,
    private readonly planned: PlanMaterials,
    private readonly results: MaterialResults,
  ) {}

  /** Share material, in its latest versions. */
  @Allow('operator')
  @Get()
  @ApiOkResponse({ type: OperatorMaterialList })
  async list(): Promise<OperatorMaterialList> {
    return { items: await this.planned.list() }
  }

  /** Adds material. Every text is checked; nothing is kept of what is refused. */
  @Allow('operator')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OperatorMaterialView })
  async create(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Body() body: MaterialBody,
  ): Promise<OperatorMaterialView> {
    return this.planned.view(await this.materials.create(request, operatorOf(caller), body))
  }

  /** What is shown on each of up to 31 days, and which of them are empty; two weeks from today unless told otherwise. */
  @Allow('operator')
  @Get('calendar')
  @ApiOkResponse({ type: PlanView })
  calendar(@Query() { from, to }: PlanQuery): Promise<PlanView> {
    return this.planned.calendar(from, to)
  }

  /** A material with its versions. */
  @Allow('operator')
  @Get(':code')
  @ApiOkResponse({ type: OneMaterialView })
  one(@Param('code') code: string): Promise<OneMaterialView> {
    return this.planned.one(code)
  }

  /** Edits: a new version, which is shown from now on. */
  @Allow('operator')
  @Post(':code/versions')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OperatorMaterialView })
  async addVersion(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('code') code: string,
    @Body() body: MaterialVersionBody,
  ): Promise<OperatorMaterialView> {
    return this.planned.view(await this.materials.addVersionTo(request, operatorOf(caller), code, body))
  }

  /** Moves it to other days. */
  @Allow('operator')
  @Put(':code/days')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: OperatorMaterialView })
  async plan(
    @NamedRequest() request: RequestName,
    @Param('code') code: string,
    @Body() body: MaterialDaysBody,
  ): Promise<OperatorMaterialView> {
    return this.planned.view(await this.materials.plan(request, code, body))
  }

  /** Shows it to nobody from now on. */
  @Allow('operator')
  @Post(':code/withdrawal')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OperatorMaterialView })
  async withdraw(@NamedRequest() request: RequestName, @Param('code') code: string): Promise<OperatorMaterialView> {
    return this.planned.view(await this.materials.withdraw(request, code))
  }

  /** What its links brought, by version and day. */
  @Allow('operator')
  @Get(':code/results')
  @ApiOkResponse({ type: MaterialResultsView })
  resultsOf(@Param('code') code: string): Promise<MaterialResultsView> {
    return this.results.of(code)
  }
}
