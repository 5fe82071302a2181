import { parseArgs } from 'node:util';
import type {
  BrowserChoice,
  BrowserCondition,
  BrowserRule,
  FoundBrowserView,
} from '../../../preload/consoles.ts';
import { printBrowser, readBrowser } from '../../console/browser-name.ts';
import { offeredBrowsers } from '../../console/offered-browsers.ts';
import { planLaunch } from '../../console/launch-plan.ts';
import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { printCondition, readCondition } from '../condition-name.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine, table } from '../screen.ts';
import type { Verb, VerbCall } from '../verb.ts';

export const browsers: Verb = {
  name: 'browsers',
  async run(call) {
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: {
        ...{ json: { type: 'boolean' }, for: { type: 'string' } },
        ...{ federate: { type: 'boolean' }, 'one-console': { type: 'boolean' } },
      },
      allowPositionals: true,
    });
    const [action = 'list', name, ...more] = positionals;
    if (action === 'list' && name === undefined) return list(values.json === true, call);
    if (action === 'reset' && more.length === 0) return reset(name ?? 'all', call);
    if (action !== 'use' || name === undefined || more.length > 0)
      throw new AppError('usage-wrong', call.texts.usage.browsers);
    const portal = values.federate === true ? 'not-mine' : 'mine';
    const consoles = values['one-console'] === true ? 'one' : 'several';
    await put(
      {
        when: conditionIn(values.for ?? 'all', call),
        choice: await choiceIn(name, call),
        standing: { portal, consoles },
      },
      call,
    );
    return exitCodes.done;
  },
};

/** In place of the rule for the same accounts. */
async function put(rule: BrowserRule, { daypass }: VerbCall): Promise<void> {
  const { browserRules } = daypass.core;
  await browserRules.replace([...without(rule.when, browserRules.all()), rule]);
}

async function reset(text: string, call: VerbCall): Promise<number> {
  const { browserRules } = call.daypass.core;
  await browserRules.replace(without(conditionIn(text, call), browserRules.all()));
  return exitCodes.done;
}

function without(when: BrowserCondition, rules: readonly BrowserRule[]): readonly BrowserRule[] {
  return rules.filter((one) => printCondition(one.when) !== printCondition(when));
}

function conditionIn(text: string, { daypass }: VerbCall): BrowserCondition {
  const when = readCondition(text, daypass.core.store.get().sessions);
  if (when === undefined) throw new AppError('bad-request', printable(text));
  if (when.kind === 'session') return { ...when, sessionId: daypass.core.session(when.sessionId).id };
  return when;
}

/** One that is there now, so that a slip of the finger is told at once. */
async function choiceIn(text: string, { daypass }: VerbCall): Promise<BrowserChoice> {
  const choice = readBrowser(text);
  if (choice === undefined) throw new AppError('browser-missing', printable(text));
  const installed = await daypass.core.findBrowsers();
  const plan = planLaunch(choice, 'about:blank', { installed, signingKey: undefined });
  if (plan.kind === 'missing') throw new AppError('browser-missing', plan.name);
  return choice;
}

async function list(asJson: boolean, { daypass, screen, texts, out, err }: VerbCall): Promise<number> {
  const found = offeredBrowsers(await daypass.core.findBrowsers()).map(foundName);
  const rules = daypass.core.browserRules.all();
  if (asJson) {
    out(jsonLine({ browsers: found, rules: rules.map(ruleView) }));
    return exitCodes.done;
  }
  if (found.length === 0) err(`${texts.noBrowsers}\n`);
  else out(`${texts.browsersFound}\n${table(found.map(foundRow), screen)}`);
  if (rules.length > 0)
    out(
      `\n${texts.browserRules}\n${table(
        rules.map((rule) => ruleRow(rule, texts.standing)),
        screen,
      )}`,
    );
  return exitCodes.done;
}

/** All that `use` takes of what is there. */
export async function browserNames({ findBrowsers }: Pick<Core, 'findBrowsers'>): Promise<readonly string[]> {
  return ['system', ...offeredBrowsers(await findBrowsers()).map(({ choice }) => printBrowser(choice))];
}

interface FoundName {
  /** As `use` takes it. */
  readonly browser: string;
  readonly name: string;
}

function foundName({ choice, name }: FoundBrowserView): FoundName {
  return { browser: printBrowser(choice), name };
}

function foundRow({ browser, name }: FoundName) {
  return [{ text: `  ${browser}`, tone: 'plain' } as const, { text: name, tone: 'quiet' } as const];
}

function ruleView({ when, choice, standing }: BrowserRule) {
  return {
    ...{ for: printCondition(when), browser: printBrowser(choice) },
    ...{ federate: standing.portal === 'not-mine', oneConsole: standing.consoles === 'one' },
  };
}

function ruleRow(rule: BrowserRule, texts: VerbCall['texts']['standing']) {
  const shown = ruleView(rule);
  const notes = [shown.federate ? texts.federate : '', shown.oneConsole ? texts.oneConsole : ''];
  return [
    { text: `  ${shown.for}`, tone: 'plain' } as const,
    { text: shown.browser, tone: 'strong' } as const,
    { text: notes.filter(Boolean).join(', '), tone: 'quiet' } as const,
  ];
}
