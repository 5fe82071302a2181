import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';

interface ListFieldProps {
  readonly label: string;
  readonly note?: string;
  readonly error?: string;
  readonly placeholder?: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Several values with commas between; what is typed stays as it is typed as long as it means the values. */
export function ListField({ values, onChange, ...field }: ListFieldProps) {
  const [typed, setTyped] = useState('');
  const means = JSON.stringify(valuesIn(typed)) === JSON.stringify(values);
  return (
    <TextField
      {...field}
      value={means ? typed : values.join(', ')}
      maxLength={2_000}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(valuesIn(text));
      }}
    />
  );
}

function valuesIn(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
