import type { Answer } from './answer.ts';
import { empty, redirect } from './answer.ts';
import type { HostBehaviour } from './hosts.ts';
import { preferredLanguage } from './language.ts';
import type { Organization } from './organization.ts';
import { pageTexts } from './page-texts.ts';
import { factList, htmlPage } from './pages.ts';
import type { CenterRequest } from './routes.ts';

/** The access portal's page: for programs, the region in its head is what matters. */
export function startPage(organization: Organization, request: CenterRequest): Answer {
  const language = preferredLanguage(request.headers['accept-language']);
  const texts = pageTexts[language];
  const facts = factList([
    { name: texts.portal, value: organization.startUrl },
    { name: texts.region, value: organization.region },
  ]);
  return htmlPage({
    language,
    title: texts.startTitle,
    head: `<meta name="region" content="${organization.region}">\n`,
    body: `<p>${texts.startLead}</p>\n${facts}`,
  });
}

export function hostAnswer(
  behaviour: HostBehaviour,
  organization: Organization,
  request: CenterRequest,
): Answer {
  if (behaviour.kind === 'portal') return startPage(organization, request);
  if (behaviour.kind === 'redirect') {
    const refused = request.method === 'HEAD' && behaviour.head !== 'answered';
    return refused ? empty(behaviour.head) : redirect(behaviour.to);
  }
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { status: behaviour.status, headers, body: behaviour.html };
}
