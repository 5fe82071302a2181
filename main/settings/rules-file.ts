import { AppError } from '../errors.ts';
import type { Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';

/** Rules of one kind that the user wrote, changed as a whole. Never secret. */
export interface Rules<T> {
  all(): readonly T[];
  /** @throws AppError setting-invalid, file-unwritable, data-newer */
  replace(rules: readonly T[]): Promise<void>;
  onChange(listener: () => void): () => void;
}

export interface RulesFile<T> {
  readonly rules: readonly T[];
}

export interface RuleKind<T> {
  readonly name: string;
  /** What `setting-invalid` calls them. */
  readonly setting: string;
  /** Undefined: not a rule. */
  readonly parse: (value: unknown) => T | undefined;
}

const most = 500;

/** @throws AppError data-newer */
export async function loadRules<T>(
  file: StoredFile<RulesFile<T>>,
  { setting, parse }: RuleKind<T>,
  tell: (error: AppError) => void,
): Promise<Rules<T>> {
  let { rules } = await readOr(file, { rules: [] }, tell);
  const listeners = new Set<() => void>();
  return {
    all: () => rules,
    async replace(wanted) {
      const next = wanted.map(parse).filter((one) => one !== undefined);
      if (next.length !== wanted.length || next.length > most) throw new AppError('setting-invalid', setting);
      await file.write({ rules: next });
      rules = next;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** One that is none makes the file damaged: half of the rules may say the opposite of all. */
export function rulesSchema<T>({ name, parse }: RuleKind<T>): Schema<RulesFile<T>> {
  return {
    ...{ name, version: 1, migrations: {} },
    parse({ rules }) {
      if (!Array.isArray(rules)) return undefined;
      const parsed = rules.map(parse).filter((one) => one !== undefined);
      return parsed.length === rules.length ? { rules: parsed } : undefined;
    },
  };
}
