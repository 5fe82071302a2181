import { preferredLanguage } from './language.ts';
import type { User } from './organization.ts';
import type { PageTexts } from './page-texts.ts';
import { pageTexts } from './page-texts.ts';
import type { Answer } from './answer.ts';
import { Refusal } from './answer.ts';
import { htmlPage } from './pages.ts';
import { escapeMarkup } from './refusals.ts';
import type { CenterRequest } from './routes.ts';

/** The choice of a person and the two buttons, the same for both ways of signing in. */
export function consentForm(
  texts: PageTexts,
  users: readonly User[],
  hidden: readonly [string, string],
): string {
  const [name, value] = hidden;
  return `<form method="post">
<input type="hidden" name="${name}" value="${escapeMarkup(value)}">
<fieldset><legend>${texts.signInAs}</legend>
${users.map(personChoice).join('\n')}
</fieldset>
<div class="buttons"><button class="main" name="answer" value="approve">${texts.approve}</button><button name="answer" value="refuse">${texts.refuse}</button></div>
</form>`;
}

interface Consent {
  readonly hidden: string;
  readonly userName: string;
  readonly answer: 'approve' | 'refuse';
}

/** `undefined` when the form was not filled in as the page offers it. */
export function readConsent(
  request: CenterRequest,
  users: readonly User[],
  hiddenName: string,
): Consent | undefined {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const answer = form.get('answer');
  const userName = form.get('user');
  const known = users.some((user) => user.userName === userName);
  if ((answer !== 'approve' && answer !== 'refuse') || userName === null || !known) return undefined;
  return { hidden: form.get(hiddenName) ?? '', userName, answer };
}

/** Lets a person read what a program would get as JSON. */
export function withProblemPage(request: CenterRequest, handle: () => Answer): Answer {
  try {
    return handle();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const page = problemPage(request, error.answer.status, error.message);
    return { ...page, headers: { ...error.answer.headers, ...page.headers } };
  }
}

export function problemPage(request: CenterRequest, status: number, detail: string): Answer {
  const language = preferredLanguage(request.headers['accept-language']);
  const texts = pageTexts[language];
  const body = `<p class="note">${escapeMarkup(detail)}</p><p>${texts.problemLead}</p>`;
  return htmlPage({ language, title: texts.problemTitle, body, status });
}

function personChoice(user: User, index: number): string {
  const checked = index === 0 ? ' checked' : '';
  const groups = user.groups.filter((group) => group !== 'everyone').join(', ');
  return `<label class="person"><input type="radio" name="user" value="${escapeMarkup(user.userName)}"${checked}>
<span><b>${escapeMarkup(user.displayName)}</b><small>${escapeMarkup(user.email)}</small></span><small class="groups">${escapeMarkup(groups)}</small></label>`;
}
