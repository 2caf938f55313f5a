// Optional: every page works without it. Folds the navigation on a narrow screen, moves the focus to a list of mistakes,
// and keeps a double click from sending a form twice.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
