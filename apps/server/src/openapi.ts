import { type INestApplication } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'

/** What the API promises, from its controllers. Clients' types are generated from it. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Passalong')
    .setDescription(
      'Membership inside WeChat. Money is integer fen, instants are ISO 8601 in UTC, days are YYYY-MM-DD in Asia/Shanghai.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build()
  return SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '').toLowerCase()}.${method}`,
  })
}
