import { environments } from '../../../preload/account-rules.ts';
import { profileOutputs } from '../../../preload/aws-profiles.ts';
import { consoleServices } from '../../../preload/console-services.ts';
import { plaintextKinds } from '../../../preload/foreign-texts.ts';
import { choicesOf, defaultSettings, isSettingName } from '../../settings/setting-values.ts';
import { matchingRoles } from '../role-argument.ts';
import { shellsThatComplete } from '../shells.ts';
import { usageOptions, usageValue } from '../usage-forms.ts';
import { type VerbCall, type VerbName, verbNames } from '../verb.ts';
import { browserNames } from './browsers.ts';
import { rolesOf } from './choose-role.ts';

/** What may come next; `given` are the words typed after `daypass`, the one being typed last. */
export async function wordsAfter(given: readonly string[], call: VerbCall): Promise<readonly string[]> {
  const typed = given[0] === '--home' ? given.slice(2) : given;
  const current = typed.at(-1) ?? '';
  const starting = (words: readonly string[]) => words.filter((word) => word.startsWith(current));
  if (typed.length <= 1) return starting(verbNames);
  const verb = verbNames.find((name) => name === typed[0]);
  const before = typed.slice(1, -1);
  // The command that is run with a role is the shell's to complete.
  if (verb === undefined || before.includes('--')) return [];
  const usage = call.texts.usage[verb];
  if (current.startsWith('-')) return starting(usageOptions(usage));
  const option = before.at(-1) ?? '';
  const value = usageValue(usage, option);
  if (value !== undefined) return starting(await valuesOf(option, value, call));
  const placed = before.filter(
    (word, index) =>
      !word.startsWith('-') && (index === 0 || usageValue(usage, before[index - 1] ?? '') === undefined),
  );
  if (takeRoles.includes(verb)) return placed.length === 0 ? rolesLike(current, call) : [];
  if (verb === 'config' && placed[0] === 'apply')
    return rolesLike(current, call).filter((id) => !placed.includes(id));
  return starting(await argumentsOf(verb, placed, call));
}

const takeRoles: readonly VerbName[] = ['credentials', 'env', 'exec', 'serve', 'console'];

/** Those that begin so, else those a person may mean: shells put them in the place of what was typed. */
function rolesLike(current: string, { daypass }: VerbCall): readonly string[] {
  const roles = rolesOf(daypass);
  const ids = roles.map(({ id }) => id);
  const begun = ids.filter((id) => id.startsWith(current));
  return begun.length > 0 ? begun : matchingRoles(roles, current).map(({ id }) => id);
}

type Words = () => readonly string[] | Promise<readonly string[]>;

/** Of an option, where they are few; `form` is what its usage has in their place. */
async function valuesOf(option: string, form: string, call: VerbCall): Promise<readonly string[]> {
  const { core } = call.daypass;
  const values: Readonly<Record<string, Words>> = {
    '--base': () => rolesOf(call.daypass).map(({ id }) => id),
    '--browser': () => browserNames(core),
    '--environment': () => environments,
    '--output': () => profileOutputs.map((one) => one || 'none'),
    '--remove-plaintext': () => plaintextKinds,
    '--session': () => core.sessions().map(({ id }) => id),
    '--to': () => consoleServices.map(({ id }) => id),
  };
  const known = Object.hasOwn(values, option) ? await values[option]?.() : undefined;
  return known ?? form.split('|').filter((word) => /^[a-z]+$/.test(word));
}

function settingWords([action, name, ...more]: readonly string[]): readonly string[] {
  if (action === undefined) return ['get', 'set'];
  if (name === undefined) return Object.keys(defaultSettings);
  return action === 'set' && isSettingName(name) && more.length === 0 ? choicesOf(name) : [];
}

/** `placed`: what stands before, without options and their values. */
async function argumentsOf(
  verb: VerbName,
  placed: readonly string[],
  { daypass }: VerbCall,
): Promise<readonly string[]> {
  const [first, ...more] = placed;
  const sessionIds = () => daypass.core.sessions().map(({ id }) => id);
  const words: Partial<Record<VerbName, Words>> = {
    login: sessionIds,
    logout: sessionIds,
    sessions: () => (first === undefined ? ['add', 'rename', 'remove', 'import'] : sessionIds()),
    completion: () => (first === undefined ? shellsThatComplete : []),
    settings: () => settingWords(placed),
    help: () => verbNames,
    config: () => (first === undefined ? ['apply'] : []),
    browsers: () =>
      first === undefined
        ? ['use', 'reset']
        : first === 'use' && more.length === 0
          ? browserNames(daypass.core)
          : [],
  };
  return (await words[verb]?.()) ?? [];
}
