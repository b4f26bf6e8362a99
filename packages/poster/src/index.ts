export * from './template/template.js'
