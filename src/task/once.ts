// The token of a form: made when the form is shown, so that the same form sent twice is the same act.
import { field } from '#core/frame/index.ts'
import { taskingId } from '#core/language/ids.ts'

/** The form's token as it came back; '' when it is not one that this program makes. */
export const once = (form: URLSearchParams): string => taskingId(field(form, 'once')) ?? ''
