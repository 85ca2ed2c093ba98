import type { ProductOption } from '@lapidary/shared/catalog/product';
import { useState } from 'react';
import { formatValues, parseValues } from './option-values.ts';
import { TextField } from './TextField.tsx';

interface Props {
  index: number;
  option: ProductOption;
  problem?: string | undefined;
  /** @returns why it cannot be so, or null */
  onChange(option: ProductOption): string | null;
  onRemove(): void;
}

/**
 * An option's name and its values. What is typed takes effect on Enter, on saving or when the row is left, not with each letter:
 * half a word is not a value, and the variants depend on it.
 */
export function OptionRow({ index, option, problem, onChange, onRemove }: Props) {
  const [name, setName] = useState(option.name);
  const [values, setValues] = useState(formatValues(option.values));
  const [refused, setRefused] = useState<string | null>(null);
  const path = `options.${index}`;
  const message = refused ?? problem;

  function apply() {
    const next = { name: name.trim(), values: parseValues(values) };
    const same = next.name === option.name && formatValues(next.values) === formatValues(option.values);
    setRefused(same ? null : onChange(next));
  }

  return (
    <fieldset
      className="admin-option"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) apply();
      }}
      onKeyDown={(event) => {
        const saves = event.key.toLowerCase() === 's' && (event.metaKey || event.ctrlKey);
        if (saves || (event.key === 'Enter' && event.target instanceof HTMLInputElement)) apply();
      }}
    >
      <legend className="visually-hidden">{option.name || 'New option'}</legend>
      <TextField
        path={`${path}.name`}
        label="Option"
        maxLength={60}
        value={name}
        problems={[]}
        onChange={setName}
      />
      <TextField
        path={`${path}.values`}
        label="Values, separated by commas"
        value={values}
        problems={message ? [{ path: `${path}.values`, message }] : []}
        onChange={setValues}
      />
      <button type="button" className="text-button" onClick={onRemove}>
        Remove<span className="visually-hidden"> option {option.name}</span>
      </button>
    </fieldset>
  );
}
