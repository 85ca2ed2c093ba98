import type { ProductDocument } from '@lapidary/shared/catalog/product';

type Issue = NonNullable<ReturnType<typeof ProductDocument.safeParse>['error']>['issues'][number];

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** A schema's complaint as a sentence for the person at the form. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? 'There must be at least one.' : 'Fill this in.';
    case 'too_big':
      return issue.origin === 'array'
        ? `There may be ${issue.maximum} at most.`
        : `Shorten this to ${issue.maximum} characters.`;
    case 'invalid_type':
      return 'Fill this in.';
    default:
      return sentence(issue.message);
  }
}
