import { type ValidationError, ValidationPipe } from '@nestjs/common'
import { Refusal } from './refusal.js'

/** Checks bodies and queries against their classes; unknown fields are refused, not ignored. */
export const bodyPipe = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  stopAtFirstError: true,
  exceptionFactory: (errors: ValidationError[]) =>
    new Refusal('request-invalid', { fields: errors.flatMap((error) => fieldNames(error)).join(', ') }),
})

function fieldNames(error: ValidationError, prefix = ''): string[] {
  const name = `${prefix}${error.property}`
  if (!error.children?.length) return [name]
  return error.children.flatMap((child) => fieldNames(child, `${name}.`))
}
