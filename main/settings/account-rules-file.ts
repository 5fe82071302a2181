import type { AccountRule, Colour, Environment } from '../../preload/contract.ts';
import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';
import { isFields, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';

/** The user's own rules on environment, group, label and colour of accounts. */
export interface AccountRules {
  all(): readonly AccountRule[];
  /** @throws AppError setting-invalid, file-unwritable, data-newer */
  replace(rules: readonly AccountRule[]): Promise<void>;
  onChange(listener: () => void): () => void;
}

export interface AccountRulesFile {
  readonly rules: readonly AccountRule[];
}

const most = 500;

/** @throws AppError data-newer */
export async function loadAccountRules(
  file: StoredFile<AccountRulesFile>,
  tell: (error: AppError) => void,
): Promise<AccountRules> {
  let { rules } = await readOr(file, { rules: [] }, tell);
  const listeners = new Set<() => void>();
  return {
    all: () => rules,
    async replace(wanted) {
      const next = wanted.map(parseAccountRule).filter((one) => one !== undefined);
      if (next.length !== wanted.length || next.length > most)
        throw new AppError('setting-invalid', 'accountRules');
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

export const accountRulesSchema: Schema<AccountRulesFile> = {
  name: 'account rules',
  version: 1,
  migrations: {},
  parse({ rules }) {
    if (!Array.isArray(rules)) return undefined;
    const parsed = rules.map(parseAccountRule).filter((one) => one !== undefined);
    return parsed.length === rules.length ? { rules: parsed } : undefined;
  },
};

/** Undefined: not a rule. */
export function parseAccountRule(value: unknown): AccountRule | undefined {
  if (!isFields(value)) return undefined;
  const { match, environment, group, label, colour } = value;
  if (!isShortText(match)) return undefined;
  const [known, painted] = [
    environments.find((one) => one === environment),
    colours.find((one) => one === colour),
  ];
  if (known !== environment || painted !== colour) return undefined;
  if (group !== undefined && !isShortText(group)) return undefined;
  if (label !== undefined && !isShortText(label)) return undefined;
  return {
    match,
    ...(known === undefined ? {} : { environment: known }),
    ...(group === undefined ? {} : { group }),
    ...(label === undefined ? {} : { label }),
    ...(painted === undefined ? {} : { colour: painted }),
  };
}

export const environments: readonly Environment[] = ['production', 'staging', 'development', 'sandbox'];
const colours: readonly Colour[] = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'];

/** What is shown must be what is meant: nothing invisible, nothing that turns the line around. */
function isShortText(value: unknown): value is string {
  return (
    typeof value === 'string' && value.trim() !== '' && value.length <= 100 && printable(value) === value
  );
}
