// Everybody does the one thing they came for by keyboard alone, at 360 px, without JavaScript; axe looks at the pages that
// they passed until it has seen every part of them, and nothing is wider than the screen. `npm run long` has it look at all of them, narrow and wide.
import { walkRoles } from './roles/walk-roles.ts'

walkRoles('first')
