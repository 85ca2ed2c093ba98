import { variantTitle } from '@lapidary/shared/catalog/product';
import type { FieldProblem } from '@lapidary/shared/errors';
import type { VariantForm } from './draft-form.ts';
import { fieldId, fieldMessage } from './field-problems.ts';
import { useCurrency } from './store-context.ts';
import { TextField } from './TextField.tsx';

interface Props {
  index: number;
  variant: VariantForm;
  problems: FieldProblem[];
  onChange(variant: VariantForm): void;
  /** null when it is the last one */
  onRemove: (() => void) | null;
}

type TextKey = 'sku' | 'price' | 'compareAtPrice' | 'stock';

export function VariantRow({ index, variant, problems, onChange, onRemove }: Props) {
  const currency = useCurrency();
  const title = variantTitle(variant);
  const path = `variants.${index}`;
  const columns: {
    key: TextKey;
    label: string;
    inputMode: 'text' | 'decimal' | 'numeric';
    maxLength: number;
  }[] = [
    { key: 'sku', label: 'SKU', inputMode: 'text', maxLength: 100 },
    { key: 'price', label: `Price in ${currency}`, inputMode: 'decimal', maxLength: 20 },
    { key: 'compareAtPrice', label: `Compare-at price in ${currency}`, inputMode: 'decimal', maxLength: 20 },
    { key: 'stock', label: 'Stock', inputMode: 'numeric', maxLength: 9 },
  ];
  const message =
    fieldMessage(problems, path) ?? fieldMessage(problems, `${path}.optionValues`, { within: true });
  return (
    <tr>
      <th scope="row" id={fieldId(path)} tabIndex={-1}>
        {title || 'The product'}
        {message && <p className="field-error">{message}</p>}
      </th>
      {columns.map(({ key, label, ...controls }) => (
        <td key={key} data-label={label} className={`admin-cell-${key}`}>
          <TextField
            {...controls}
            path={`${path}.${key}`}
            label={title ? `${label} of ${title}` : label}
            labelHidden
            value={variant[key]}
            problems={problems}
            onChange={(value) => onChange({ ...variant, [key]: value })}
          />
        </td>
      ))}
      <td>
        {onRemove && (
          <button type="button" className="text-button" onClick={onRemove}>
            Remove<span className="visually-hidden"> {title}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
