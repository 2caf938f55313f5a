// Everybody does the one thing they came for by keyboard alone, at 360 px, without JavaScript; axe looks at every page that they passed, narrow,
// and at the first of each way of being laid out on a wide screen. `npm run long` looks at all of them wide.
import { walkRoles } from './roles/walk-roles.ts'

walkRoles('first')
