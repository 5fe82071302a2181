import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usageActions } from '../../../main/credential-process/usage-forms.ts';
import { korean, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const portal = 'https://hanbit.awsapps.com/start';

describe('a word that is not understood', () => {
  it.each([
    ['logni', 'login', 'daypass help'],
    ['stauts', 'status', 'daypass help'],
    ['help logni', 'login', 'daypass help'],
    ['roles --jsno', '--json', 'daypass roles --help'],
    ['login --devise', '--device', 'daypass login --help'],
    ['sessions ad', 'add', 'daypass sessions --help'],
    [`sessions add acme --start-ulr ${portal}`, '--start-url', 'daypass sessions --help'],
    ['config aply', 'apply', 'daypass config --help'],
    ['browsers rest', 'reset', 'daypass browsers --help'],
    ['settings gte', 'get', 'daypass settings --help'],
    ['completion bsh', 'bash', 'daypass completion --help'],
  ])('`daypass %s` is asked whether %s was meant, and told of `%s`', async (line, meant, help) => {
    const { out, err, code } = await rig.run(line.split(' '));
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(/^Daypass did not understand \S+\. Did you mean \S+\? See `[^`]+`\.\n$/);
    expect(err).toContain(`Did you mean ${meant}? See \`${help}\`.`);
    expect((await rig.run(line.split(' '), korean)).err).toContain(`혹시 ${meant}인가요? \`${help}\``);
  });

  it.each([
    ['nonsense', 'daypass help'],
    ['status nonsense', 'daypass status --help'],
    ['roles --nonsense', 'daypass roles --help'],
    ['sessions nonsense', 'daypass sessions --help'],
    ['login a nonsense', 'daypass login --help'],
  ])('`daypass %s`, near to nothing, is only told of `%s`', async (line, help) => {
    const { err } = await rig.run(line.split(' '));
    expect(err).toMatch(/^Daypass did not understand (?:--)?nonsense; see /);
    expect(err).toContain(`see \`${help}\`.`);
  });
});

describe('an option', () => {
  it.each([
    ['sessions add acme --start-url', '--start-url needs a value', '--start-url에는 값이 필요합니다'],
    [
      'sessions add acme --start-url --region',
      '--start-url needs a value',
      '--start-url에는 값이 필요합니다',
    ],
    ['roles --json=yes', '--json takes no value', '--json에는 값을 쓰지 않습니다'],
  ])('in `daypass %s` is told: %s', async (line, english, inKorean) => {
    expect((await rig.run(line.split(' '))).err).toContain(`${english}; see \`daypass `);
    expect((await rig.run(line.split(' '), korean)).err).toContain(inKorean);
  });
});

it('what is known and not complete is shown its own form alone', async () => {
  const { err } = await rig.run(['sessions', 'add', 'acme']);
  expect(err).toBe('Use it like this: `daypass sessions add NAME --start-url URL [--region REGION]`.\n');
});

it.each([
  ['sessions --region eu-west-1 add corp', 'daypass sessions add NAME '],
  ['config --account prod --undo apply', 'daypass config apply [ROLE…] '],
])('the value of an option in `daypass %s` is not taken for what is to be done', async (line, form) => {
  const { err } = await rig.run(line.split(' '));
  expect(err).toContain(`Use it like this: \`${form}`);
});

it('a command that is run without its `--` is shown where that goes, not asked about its own options', async () => {
  const { err, code } = await rig.run(['exec', 'prod', 'terraform', 'plan', '-out=x']);
  expect(err).toBe(
    'Use it like this: `daypass exec ROLE [--region REGION] [--server] -- COMMAND [ARGUMENT…]`.\n',
  );
  expect(code).toBe(2);
});

it('the actions of a usage are words, no values of options', () => {
  expect(usageActions('daypass env ROLE [--shell bash|zsh|fish]')).toEqual([]);
  expect(usageActions('daypass settings [get [NAME] | set NAME VALUE] [--json]')).toEqual(['get', 'set']);
  expect(usageActions('daypass x [--all | --none] | add NAME [--to a|b] | reset [WHAT]')).toEqual([
    ...['add', 'reset'],
  ]);
});
