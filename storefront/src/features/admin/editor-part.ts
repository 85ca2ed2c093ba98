import type { FieldProblem } from '@lapidary/shared/errors';
import type { DraftForm } from './draft-form.ts';

/** What every section of the editor gets. */
export interface EditorPart {
  form: DraftForm;
  problems: FieldProblem[];
  change(edit: (form: DraftForm) => DraftForm): void;
}
