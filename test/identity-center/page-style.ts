import { createHash } from 'node:crypto';

export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #eef1f6; --card: #ffffff; --ink: #172033; --soft: #556078; --line: #d8deea;
  --accent: #2f4fd0; --accent-ink: #ffffff; --tint: #eef2ff; --note: #fff6df; --note-ink: #664400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e131d; --card: #171e2b; --ink: #e9edf6; --soft: #a3aec4; --line: #2d374a;
    --accent: #93abff; --accent-ink: #0d1530; --tint: #1e2a48; --note: #2d2613; --note-ink: #f3d48c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; padding: 2rem 1rem; display: grid; place-items: center; gap: 1rem; align-content: center;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
}
:lang(ko) { word-break: keep-all; overflow-wrap: anywhere; }
header, main, footer { width: 100%; max-width: 38rem; }
header { display: flex; align-items: center; gap: .75rem; padding: 0 .25rem; }
header svg { flex: none; width: 2.5rem; height: 2.5rem; }
header p { margin: 0; line-height: 1.3; }
header strong { display: block; font-weight: 650; }
header span, footer { color: var(--soft); font-size: .875rem; }
main {
  background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: 1.75rem;
  box-shadow: 0 1px 2px rgb(15 25 50 / .06), 0 12px 32px rgb(15 25 50 / .08);
}
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.3; letter-spacing: -.015em; text-wrap: pretty; overflow-wrap: anywhere; }
main > p { margin: 0 0 1.25rem; color: var(--soft); text-wrap: pretty; }
main > :last-child { margin-bottom: 0; }
dl { margin: 0 0 1.5rem; border-block: 1px solid var(--line); padding: .75rem 0; display: grid; grid-template-columns: auto 1fr; gap: .375rem 1.25rem; }
dl:last-child { border-bottom: 0; padding-bottom: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; font-weight: 500; }
dd.code { font: 650 1.5rem/1.3 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; letter-spacing: .08em; }
dt:has(+ dd.code) { align-self: center; }
fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; min-width: 0; display: grid; gap: .5rem; }
legend { padding: 0; margin-bottom: .625rem; font-weight: 650; }
.person {
  display: flex; align-items: center; gap: .875rem; padding: .625rem .875rem; cursor: pointer;
  border: 1px solid var(--line); border-radius: .75rem;
}
.person:hover { border-color: var(--accent); }
.person:has(:checked) { border-color: var(--accent); background: var(--tint); box-shadow: inset 0 0 0 1px var(--accent); }
.person input { flex: none; margin: 0; width: 1.125rem; height: 1.125rem; accent-color: var(--accent); }
.person > span { min-width: 0; flex: 1; display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .625rem; line-height: 1.4; }
.person b { font-weight: 600; }
.person small { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.person .groups { flex: none; max-width: 45%; text-align: right; }
.buttons { display: flex; gap: .75rem; }
button {
  flex: 1; min-height: 2.875rem; padding: .5rem 1rem; border-radius: .75rem; cursor: pointer;
  font: inherit; font-weight: 600; border: 1px solid var(--line); background: transparent; color: inherit;
}
button:hover { border-color: var(--accent); }
button.main { flex: 2; background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.main:hover { filter: brightness(1.08); }
label.field { display: block; font-weight: 650; margin-bottom: .5rem; }
input.field {
  width: 100%; padding: .625rem .875rem; margin-bottom: 1.25rem; border-radius: .75rem; border: 1px solid var(--soft);
  background: transparent; color: inherit; text-transform: uppercase; letter-spacing: .08em;
  font: 650 1.375rem/1.4 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
}
.note { margin: 0 0 1.25rem; padding: .625rem .875rem; border-radius: .75rem; background: var(--note); color: var(--note-ink); }
:focus-visible, .person:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.person input:focus-visible { outline: none; }
footer { padding: 0 .25rem; text-wrap: pretty; }
@media (max-width: 30rem) {
  main { padding: 1.25rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: .5rem; }
  .person .groups { display: none; }
}
@media (prefers-reduced-motion: no-preference) { .person, button { transition: border-color .12s, background-color .12s; } }
`;

/** For the content security policy: the one style sheet that may apply. */
export const pageStyleHash = `sha256-${createHash('sha256').update(pageStyle).digest('base64')}`;
