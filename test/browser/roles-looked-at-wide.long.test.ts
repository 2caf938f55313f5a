// Every page that everybody passes on the way to what they came for, looked at by axe narrow and wide.
import { walkRoles } from './roles/walk-roles.ts'

walkRoles('all')
